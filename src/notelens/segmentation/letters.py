"""A note's text -> the single letters that stand for sections in it: S O A P, D A P, B I R P and so on."""

import re
from dataclasses import dataclass

from notelens.segmentation.headings import LABEL_TO_SECTION, LETTER_FORMATS, LETTER_SECTIONS, THERAPIST_SPEAKERS
from notelens.segmentation.lines import SPACE, lines

LETTER = f"[{''.join(LETTER_SECTIONS)}]"
OPEN = (
    rf"{SPACE}*(?P<open>(?:>{SPACE}*)?(?:\#{{1,6}}{SPACE}+)?(?:\|{SPACE}*)?(?:[-*•]{SPACE}+)?(?:\*\*|__)?"
    rf"(?:\d{{1,2}}[.)]{SPACE}+|[IVX]{{1,4}}\.{SPACE}+|\d\d?:\d\d{SPACE}+)?(?:\*\*|__)?)"
)
_AT_LINE = re.compile(
    rf"{OPEN}\(?(?P<letter>{LETTER})\)?(?:\*\*|__)?{SPACE}*(?:(?P<colon>[:：/]|$)|(?P<dash>[–—-](?={SPACE})|\)(?={SPACE})))"
)
_INSIDE = re.compile(rf"(?P<letter>{LETTER})(?:\*\*)?[:：]{SPACE}")
_STOPS = tuple('.!?;"”)]')
_SPACES = frozenset(" \t\u00a0")
_THERAPIST_LINE = re.compile(
    rf"[{SPACE[1:-1]}>*_\d:-]*(?P<name>{'|'.join(sorted(THERAPIST_SPEAKERS))})\d?{SPACE}*(?:\([^)]*\){SPACE}*)?[*_]*[:：]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters that stand for sections before a colon, before a dash, and inside a line without a stop before them."""

    colon: frozenset[str]
    dash: frozenset[str]
    loose: frozenset[str]


def letters_in_use(text: str) -> Letters:
    """Letters of the format that a note uses most; of single letters only "P:" is one, outside a dialogue."""
    at_lines = [match for start, end in lines(text) if (match := _AT_LINE.match(text, start, end))]
    dash = {match.group("letter") for match in at_lines if match.group("colon") is None}
    # A letter alone on its line is one only with a sign of emphasis: "## S".
    firm = [match.group("letter") for match in at_lines if match.group("colon") or _is_marked(match)]
    inside = [match for match in _INSIDE.finditer(text) if text[max(0, match.start() - 1)] in _SPACES]
    firm += [match.group("letter") for match in inside if _follows_stop(text, match.start())]
    is_dialogue = bool(firm) and _is_dialogue(text)
    lone = {"P"} if firm.count("P") == 1 and not is_dialogue else set()
    if is_dialogue:
        # In a dialogue "P:" is the patient and "A:" a partner, time and again; a section comes once.
        firm = [letter for letter in firm if firm.count(letter) == 1]
        inside = []
    loose = _of_one_format({*firm, *(match.group("letter") for match in inside)}, 3) if firm else frozenset()
    return Letters(
        colon=_of_one_format(set(firm), 2) | loose | lone,
        # "I - honestly - was lost" opens no section, unless the note sets its other letters in the same way.
        dash=_of_one_format(dash, 2),
        loose=loose,
    )


def _is_dialogue(text: str) -> bool:
    """Whether a therapist speaks: "T: ...", or "Therapist: ..." twice, since once may give the name in the header."""
    found = (_THERAPIST_LINE.match(text, start, end) for start, end in lines(text))
    names = [match.group("name").lower() for match in found if match]
    return len(names) > 1 or any(name not in LABEL_TO_SECTION for name in names)


def _is_marked(match: re.Match[str]) -> bool:
    return match.group("colon") == "" and match.group("open").strip() != ""


def _follows_stop(text: str, start: int) -> bool:
    before = text[max(0, start - 8) : start].rstrip()
    return before.endswith(_STOPS)


def _of_one_format(seen: set[str], least: int) -> frozenset[str]:
    best = max((seen & set(letters) for letters in LETTER_FORMATS), key=len)
    return frozenset(best) if len(best) >= least else frozenset()
