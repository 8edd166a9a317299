"""Plain text -> names of accounts on social media, chat and payment services."""

import re

from notelens.privacy.kinds import Kind
from notelens.privacy.recogniser import Rule, recogniser_of

_PLACES = frozenset(
    {
        *("home", "work", "school", "church", "gym", "clinic", "office", "store", "court", "hospital", "mom", "dad"),
        *("noon", "night", "nite", "midnight", "bedtime", "lunch", "dinner", "intake", "start", "end", "session"),
        *("once", "all", "least", "first", "last", "times", "the", "her", "his", "their", "this", "that"),
    }
)
_SERVICE = (
    r"(?:insta(?:gram)?|ig|snap(?:chat)?|tik\s?tok|twitter|facebook|fb|discord|venmo|cash\s?app|reddit|telegram|kik"
    r"|twitch"
    r"|youtube|linkedin|threads|skype|steam|xbox|psn|gamer\s?tag|grindr|tinder)"
)


def _is_no_place(match: re.Match[str]) -> bool:
    return match[0].removeprefix("@").lower() not in _PLACES


def _looks_made_up(match: re.Match[str]) -> bool:
    value = match["id"]
    return any(character.isdigit() or character in "_." for character in value.strip("._"))


HANDLES = recogniser_of(
    "handles",
    Rule(
        name="handle_at",
        kind=Kind.HANDLE,
        pattern=re.compile(r"(?<![\w.@])@[^\W\d][\w.-]{1,29}(?<![.-])"),
        score=0.85,
        accept=_is_no_place,
    ),
    Rule(
        name="handle_labelled",
        kind=Kind.HANDLE,
        pattern=re.compile(
            rf"(?i)\b(?:{_SERVICE}\s(?:handle|name|user(?:\s?name)?|id|account|tag)|user\s?name|screen\s?name"
            rf"|handle|user\s?id)"
            r"(?:\sis\b|\swas\b|:|\s=)?\s{0,2}[\"']?(?P<id>[A-Za-z_][\w.-]{2,29})"
        ),
        score=0.85,
        accept=_looks_made_up,
    ),
    Rule(
        name="handle_service",
        kind=Kind.HANDLE,
        pattern=re.compile(rf"(?i)\b{_SERVICE}(?:\s(?:as|is|at|under))?[:\s]\s?[\"']?(?P<id>[A-Za-z_][\w.-]{{2,29}})"),
        score=0.8,
        accept=_looks_made_up,
    ),
    Rule(
        name="handle_prefix",
        kind=Kind.HANDLE,
        pattern=re.compile(r"(?<![\w/])(?:u/[A-Za-z0-9_-]{3,20}|\$[A-Za-z][\w]{3,20}|[A-Za-z][\w.]{2,31}#\d{4})(?!\w)"),
        score=0.8,
    ),
)
