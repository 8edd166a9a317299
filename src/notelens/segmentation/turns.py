"""A note's text -> dialogue turns: which lines are the therapist's, the client's or someone else's words."""

import re
from collections import Counter
from dataclasses import dataclass

from notelens.segmentation.headings import CLIENT_SPEAKERS, LABEL_TO_SECTION, OTHER_SPEAKERS, THERAPIST_SPEAKERS
from notelens.segmentation.letters import letters_in_use
from notelens.segmentation.lines import SPACE, joined_lines, trimmed, wrap_width

_NAME = (
    rf"(?P<name>[A-Za-z][A-Za-z-]{{0,13}})(?:{SPACE}?\d|{SPACE}[A-Z])?(?:{SPACE}*\([^)\n]{{0,30}}\))?"
    rf"[*_]*{SPACE}*[:：][*_]*"
)
_CLOCK = rf"(?:\[?\d\d?[:.]\d\d(?:[:.]\d\d)?(?:{SPACE}?[AaPp]\.?[Mm]\.?)?\]?{SPACE}+)?"
_AT_LINE = re.compile(rf"[{SPACE[1:-1]}>*_•–-]*+(?P<label>{_CLOCK}[*_]*{_NAME}){SPACE}*(?=\S)")
_INSIDE = re.compile(rf"(?<=[.!?…\"”’/|)\]]){SPACE}+(?P<label>[*_]*{_NAME}){SPACE}+(?=\S)")
_THERAPIST = re.compile(
    rf"\b(?:{'|'.join(sorted(THERAPIST_SPEAKERS, key=len, reverse=True))})(?:{SPACE}?\d|{SPACE}[A-Z])?"
    rf"(?:{SPACE}*\([^)\n]{{0,30}}\))?[*_]*{SPACE}*[:：]",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?…\"”]\W*$")


@dataclass(frozen=True, slots=True)
class Turn:
    """A line of verbatim dialogue: label at `start`, words at `body`..`end`, `speaker` therapist, client or other."""

    start: int
    body: int
    end: int
    speaker: str


@dataclass(frozen=True, slots=True)
class _Line:
    label: str
    turn: Turn


def find_turns(text: str) -> list[Turn]:
    """Return the turns of a note that holds a dialogue, else an empty list.

    A dialogue needs at least two labelled lines, one of them the therapist's and one the client's, so that the
    headings of a SOAP note (`P:`) are not taken for speakers; nor are the header's lines (`Client: C12`).
    """
    if not _THERAPIST.search(text):
        return []
    letters = letters_in_use(text).colon
    found: list[_Line] = []
    for start, end in joined_lines(text, 0, len(text), width=wrap_width(text)):
        found.extend(_turns_of_line(text, start, end, letters))
    said = Counter(line.label for line in found)
    turns = [line.turn for line in found if not _is_header(text, line, said[line.label])]
    return turns if {"therapist", "client"} <= {turn.speaker for turn in turns} else []


def _turns_of_line(text: str, start: int, end: int, letters: frozenset[str]) -> list[_Line]:
    first = _AT_LINE.match(text, start, end)
    if first is None or _speaker(first, letters) is None:
        return []
    matches = [first, *(match for match in _INSIDE.finditer(text, first.end(), end) if _speaker(match, letters))]
    stops = [*(match.start("label") for match in matches[1:]), end]
    found = []
    for match, stop in zip(matches, stops, strict=True):
        body = match.end()
        turn = Turn(match.start("label"), body, trimmed(text, body, stop)[1], _speaker(match, letters) or "")
        found.append(_Line(match.group("name").lower(), turn))
    return found


def _speaker(match: re.Match[str], letters: frozenset[str]) -> str | None:
    name = match.group("name")
    label = name.lower()
    if name in letters:
        return None
    if label in THERAPIST_SPEAKERS:
        return "therapist"
    if label in CLIENT_SPEAKERS:
        return "client"
    return "other" if label in OTHER_SPEAKERS else None


def _is_header(text: str, line: _Line, times: int) -> bool:
    """Whether a label such as "Client" gives a name or a number, once, instead of words that were said."""
    if LABEL_TO_SECTION.get(line.label) != "header" or times > 1:
        return False
    words = text[line.turn.body : min(line.turn.end, line.turn.body + 80)]
    return len(words.split()) <= 4 and not _STOP.search(words)
