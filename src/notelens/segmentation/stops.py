"""A sign that may end a sentence -> whether it does, here, between these words."""

import re

from notelens.segmentation.abbreviations import DAYS, MAY_END, MONTHS, NEVER_END, SHORT_NOUNS, STARTER, UNITS

# The possessive runs keep long rows of stops linear.
STOP = re.compile(r"(?P<stop>[.!?…؟।]++|[。！？｡]++)(?P<close>[\"”’」』）')\]*_»\U0001f300-\U0001faff]*+)|;")
_WIDE = frozenset("。！？｡")  # Chinese and Japanese put no space behind these
_CAPITAL = re.compile(r"\s+[A-Z]")
_TIGHT_BEFORE = re.compile(r"[a-z]{2}|\d\d|[a-z]\)")
_TIGHT_AFTER = re.compile(r"[A-Z][a-z]")
_GAP = re.compile(r"\s*")
_ARROW = re.compile(r"→|->|=>")
_GOES_ON = re.compile(r"[–—-]\s*[a-z]")  # after a quotation: "Did you?" – wondered back with her
_ASIDE = re.compile(r"\(\s*[a-z]")
_PRONOUN = re.compile(r"I(?:\b|['’])")
_INITIAL = re.compile(r"\s+[A-HJ-Z]\b")  # ct. B, but not: saw ct. I asked
_WORD = re.compile(r"\s+[A-Z][a-z]{2}")
_DATE_WORD = re.compile(r"\s+(?:AM|PM|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b")
_LETTERS = re.compile(r"[a-z](?:\.[a-z])*")
_NUMBER_BEFORE = re.compile(r"(?:\d|\b(?:one|two|three|four|five|six|ten|half|an?))[\s-]*$", re.IGNORECASE)
_LONGEST_WORD = 24


def ends_sentence(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """Whether `match` of STOP ends the sentence that begins at `start` in a unit that reaches to `end`."""
    stop = match.group("stop")
    if stop is None:
        return bool(_CAPITAL.match(text, match.end(), end))  # telegraphic: "slept 5 hrs; Denies SI"
    if stop[0] in _WIDE:
        return True
    close = match.group("close").strip("*_")
    word = _word_before(text, start, match.start())
    gap = _GAP.match(text, match.end(), end)
    position = gap.end() if gap else match.end()
    if position >= end:
        return False
    if position == match.end():
        return _space_is_missing(text, match, end) and word.rpartition("/")[2] not in NEVER_END
    if _goes_on(text, start, position, stop, close):
        return False
    return stop != "." or _may_end_after(text, word, start, match, end, text[position])


def _space_is_missing(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a sentence starts right behind a stop, as in "rapport.Client"."""
    is_single = match.end() - match.start() == 1 and match.start() >= 2
    before = _TIGHT_BEFORE.match(text, match.start() - 2, match.start()) if is_single else None
    return before is not None and _TIGHT_AFTER.match(text, match.end(), end) is not None


def _goes_on(text: str, start: int, position: int, stop: str, close: str) -> bool:
    """Whether what follows at `position` belongs to the sentence whatever the word before the stop."""
    trails_off = stop.startswith(("..", "…"))
    if text[position].islower():
        if close or trails_off:
            return True  # "Why bother?" she said; he trailed off... then
        # "Homework? did most" is one; in a chat that has no capitals every stop counts.
        return stop != "." and not _starts_low(text, start, position)
    if _ARROW.match(text, position) or _ASIDE.match(text, position):
        return True  # Eyes closed? -> "no."; I hadn't. (covers mouth)
    if trails_off and _PRONOUN.match(text, position):
        return True  # I just... I can't
    return bool(close and _GOES_ON.match(text, position))


def _starts_low(text: str, start: int, position: int) -> bool:
    first = next((sign for sign in text[start : min(position, start + 40)] if sign.isalpha()), "")
    return first.islower()


def _word_before(text: str, start: int, stop: int) -> str:
    words = text[max(start, stop - _LONGEST_WORD) : stop]
    return words.split()[-1].lower().strip("(\"'“‘[*_-") if words.strip() and not words[-1].isspace() else ""


def _may_end_after(text: str, word: str, start: int, match: re.Match[str], end: int, follows: str) -> bool:
    tail = word.rpartition("/")[2].rpartition("(")[2]
    if tail in NEVER_END or (tail == "no" and follows.isdigit()):
        return False
    if follows.isupper():
        if tail in DAYS or tail in MONTHS:
            return not _DATE_WORD.match(text, match.end(), end)
        before = text[max(start, match.start() - len(tail) - 8) : match.start() - len(tail)]
        if "/" in word or (tail in UNITS and _NUMBER_BEFORE.search(before)):
            return True  # f/u. Labs
        if tail in SHORT_NOUNS and _INITIAL.match(text, match.end(), end):
            return False
        if tail in SHORT_NOUNS and match.start() - start > 12 and _WORD.match(text, match.end(), end):
            return True
    shortened = tail in MAY_END or tail in SHORT_NOUNS or tail in UNITS or tail in DAYS or tail in MONTHS
    if shortened or _LETTERS.fullmatch(tail):
        return bool(STARTER.match(text, match.end(), end))
    return True
