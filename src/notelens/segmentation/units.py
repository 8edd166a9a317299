"""A stretch of text -> the units that no sentence crosses: lines, list items, table cells and ticked items."""

import re
from collections.abc import Iterator

from notelens.segmentation.lines import BREAKS, SPACE, joined_lines

_SIGN = re.compile(
    rf"{SPACE}*(?:[-*•·▪◦‣–—+>●○►\uf0b7]{SPACE}+|[-–•·▪◦‣●○►\uf0b7](?=[^\W\d_])|\(?(?:[a-h]|i{{1,3}}|iv|v)\){SPACE}+"
    rf"|[a-h]\.{SPACE}+|[A-H]\){SPACE}+)"
)
_NUMBER = re.compile(rf"{SPACE}*\(?(?P<number>\d{{1,2}})(?P<sign>\)(?!\w*\))|\.(?=\s|[A-Z][a-z])){SPACE}*")
_ITEM = re.compile(r"(?<=\s)\(?(?P<number>\d{1,2})(?P<sign>[.)])(?=\s)")
_BOX = re.compile(r"\[[ \t\u00a0xX✓✔*]?\]|[☐☑☒✓✔✗✘□■◻◼⬜✅]|\((?:[ \t\u00a0]|[xX])\)|(?<!\w)_+[xX✓]_+(?!\w)")
_YES_OR_NO = re.compile(r"\W*(?:yes|no|n/?a|none|y|n)\W*", re.IGNORECASE)
_CELL = re.compile(r"[\t|]")


def units(text: str, start: int, end: int, *, width: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each unit of text[start:end], without its list mark; `width` is that of `wrap_width`."""
    inline = start > 0 and text[start - 1] not in BREAKS
    for line_start, line_end in joined_lines(text, start, end, width=width):
        for cell_start, cell_end in _cells(text, line_start, line_end):
            until = end if cell_start == line_start else cell_end
            body, number = _list_mark(text, cell_start, cell_end, inline_until=until if inline else None)
            for item_start, item_end in _items(text, body, cell_end, number):
                yield from _boxes(text, item_start, item_end)
            inline = True  # a cell, in which a number is most often a figure
        inline = False


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if text.find("|", start, end) < 0 and text.find("\t", start, end) < 0:
        yield start, end
        return
    for match in _CELL.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _list_mark(text: str, start: int, end: int, *, inline_until: int | None) -> tuple[int, int]:
    """Where the words behind the list mark begin, and its number, or 0."""
    if _BOX.match(text, start, end):
        return start, 0
    if sign := _SIGN.match(text, start, end):
        start = sign.end()
    match = _NUMBER.match(text, start, end)
    if match is None or match.end() == end:
        return start, 0
    number = int(match.group("number"))
    # Behind a heading "12." is a list number only if the list goes on: "Attendance: 12. Topic: grief" is none.
    is_loose = inline_until is not None and match.group("sign") == "."
    if is_loose and not _has_item(text, match.end(), inline_until or end, number + 1):
        return start, 0
    return match.end(), number


def _has_item(text: str, start: int, end: int, number: int) -> bool:
    return any(int(item.group("number")) == number for item in _ITEM.finditer(text, start, end))


def _items(text: str, start: int, end: int, number: int) -> Iterator[tuple[int, int]]:
    """Cut a list that runs on in one line: 1) sleep 2) mood 3) work."""
    found: list[re.Match[str]] = []
    cut = start
    for item in _ITEM.finditer(text, start, end):
        if int(item.group("number")) != number + len(found) + 1:
            continue
        if text.rfind("(", cut, item.start()) <= text.rfind(")", cut, item.start()):  # not in brackets
            found.append(item)
            cut = item.end()
    length = len(found) + (number > 0)
    if length < 2 or (length == 2 and not _follows_stop(text, found[0])):
        found = []
    for item in found:
        yield start, item.start()
        start = item.end()
    yield start, end


def _follows_stop(text: str, item: re.Match[str]) -> bool:
    """Whether a list of two is one: "1. sleep; 2. mood", not "1. Seen in room 2. Calm"."""
    return item.group("sign") == ")" or text[max(0, item.start() - 2) : item.start()].strip()[-1:] in tuple(".;,:!?)")


def _boxes(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut before each check box, or after it where the boxes stand behind their labels."""
    boxes = list(_BOX.finditer(text, start, end))
    if not boxes:
        yield start, end
        return
    bounds = [*(box.start() for box in boxes[1:]), end]
    choices = [text[box.end() : bound] for box, bound in zip(boxes, bounds, strict=True)]
    led = text[start : boxes[0].start()].strip() != ""
    if led and all(_YES_OR_NO.fullmatch(choice) for choice in choices):
        yield start, end  # Validation: [x] yes [ ] no
        return
    behind = led and not choices[-1].strip()
    cuts = [box.end() if behind else box.start() for box in boxes]
    yield from zip([start, *cuts], [*cuts, end], strict=True)
