"""The first lines of a note, such as `Clinician: T01` -> its details; the text itself stays as it is."""

import re
from collections.abc import Iterator

from notelens.reading.synonyms import FIELD_OF, SECTION_OF, squeeze
from notelens.reading.values import make_details
from notelens.records import DETAIL_COLUMNS, NoteDetails

MAX_LINES = 15
# A longer line is prose: the note has begun.
MAX_LINE_CHARACTERS = 120
# "Client: I do not know what you mean." is a line of dialogue, not an id.
MAX_ID_WORDS = 4

_MARKDOWN = "#>*_-` \t"
_CELLS = re.compile(r"\s*\|\s*|\t+| {2,}")
_LABEL = re.compile(r"([^:=]{1,40})[:=](.*)")
_SECTION = re.compile(r"([A-Za-z]+)(?:[:)\-\u2013\u2014 ].*)?")
_LETTER_SECTION = re.compile(r"[A-Za-z]\s*(?:[:)].*|[-\u2013\u2014]\s.*)?")
_OTHER_SECTIONS = frozenset({"presentation", "narrative", "content", "process", "summary", "hpi", "risk", "mse"})
_AFTER_HEADING = (":", "-", "\u2013", "\u2014")
_PEOPLE = ("clinician", "client")


def read_header_lines(text: str) -> NoteDetails:
    """Return the details from the first lines; other lines, such as a title, may stand between them.

    Looking ends at the first long line, the first section heading, and the second line with the same label.
    """
    found: dict[str, str] = {}
    for label, value in _labels(text):
        field = FIELD_OF.get(squeeze(label), ("", 0))[0]
        if field not in DETAIL_COLUMNS or not value:
            continue
        if field in found:
            if field in _PEOPLE and value != found[field]:
                # Two people who take turns are a dialogue.
                found = {name: kept for name, kept in found.items() if name not in _PEOPLE}
            break
        if field not in _PEOPLE or _looks_like_id(value):
            found[field] = value
    return make_details(found)


def _labels(text: str) -> Iterator[tuple[str, str]]:
    for line in text.split("\n", MAX_LINES)[:MAX_LINES]:
        plain = line.strip(_MARKDOWN)
        if len(line) > MAX_LINE_CHARACTERS or _is_section(plain):
            return
        cells = [cell.strip(_MARKDOWN) for cell in _CELLS.split(plain)]
        for cell, following in zip(cells, [*cells[1:], ""], strict=True):
            if match := _LABEL.fullmatch(cell):
                yield match[1].strip(_MARKDOWN), match[2].strip(_MARKDOWN) or _value_cell(following)
            elif FIELD_OF.get(squeeze(cell)) and len(cells) > 1:
                yield cell, _value_cell(following)


def _value_cell(cell: str) -> str:
    return "" if _LABEL.fullmatch(cell) else cell


def _is_section(line: str) -> bool:
    if _LETTER_SECTION.fullmatch(line):
        return squeeze(line[0]) in SECTION_OF
    match = _SECTION.fullmatch(line)
    if not match:
        return False
    # "Plan for the family" is a title; "Plan", "Plan:" and "Plan - " are headings.
    rest = line[len(match[1]) :].lstrip(" *_")
    heading_only = len(line) == len(match[1]) or rest.startswith(_AFTER_HEADING)
    word = match[1].casefold()
    return heading_only and len(word) > 1 and (word in SECTION_OF or word in _OTHER_SECTIONS)


def _looks_like_id(value: str) -> bool:
    return len(value.split()) <= MAX_ID_WORDS and value[-1] not in ".?!,"
