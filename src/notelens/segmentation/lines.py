"""A stretch of text -> its lines: blank ones dropped, and those that hard wrapping broke joined again."""

import re
from collections.abc import Iterator

BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
# White space inside a line, with the no-break and zero-width signs that word processors leave behind.
SPACE = "[ \t\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]"

_LINE = re.compile(f"[^{BREAKS}]+")
_BREAK = re.compile(f"\r\n|[{BREAKS}]")
_BLANK_LINE = re.compile(f"(?:\r\n|[{BREAKS}]){SPACE}*[{BREAKS}]")
_FIRST_WORD = re.compile(rf"{SPACE}*(\S*)")
_LOW_START = re.compile(rf"{SPACE}*[a-z(]")
_OWN_START = re.compile(
    rf"{SPACE}*(?:[-*•·▪◦‣–—+>●○■►\uf0b7#|]|\(?\w{{1,3}}[.)]{SPACE}|\[[ xX]?\]|[☐☑☒✓✔□]"
    r"|[A-Z][\w/#. ]{0,24}[:：]|\d\d?:\d\d)"
)
_NARROWEST, _WIDEST = 50, 120


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each line of text[start:end] that is not blank."""
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        if not match.group().isspace():
            yield match.span()


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of text[start:end] without the white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def end_of_paragraph(text: str, start: int, end: int) -> int:
    """Position of the first blank line in text[start:end], or `end`."""
    match = _BLANK_LINE.search(text, start, end)
    return match.start() if match else end


def wrap_width(text: str) -> int:
    """Column at which the lines of a text were broken to fit a page, or 0 if lines end where the writer ended them."""
    rows = list(lines(text))
    widest = max((end - start for start, end in rows), default=0)
    if len(rows) < 4 or not _NARROWEST <= widest <= _WIDEST:
        return 0
    pairs = [
        (row, after)
        for row, after in zip(rows, rows[1:], strict=False)
        if _is_next_line(text, row, after) and not _OWN_START.match(text, *after)
    ]
    full = sum(_is_full(text, row, after, widest) for row, after in pairs)
    low = sum(bool(_LOW_START.match(text, *after)) for _, after in pairs)
    # Lines that a person ended start with capitals as often as not and vary in length.
    return widest if full >= 3 and full >= 0.8 * len(pairs) and low >= 0.5 * len(pairs) else 0


def joined_lines(text: str, start: int, end: int, *, width: int = 0) -> Iterator[tuple[int, int]]:
    """Yield lines of text[start:end], each with the lines that it goes on in; `width` is that of `wrap_width`."""
    begin = -1
    before = (start, start)
    for line in lines(text, start, end):
        if begin < 0:
            begin = line[0]
        elif not _goes_on(text, before, line, width):
            yield begin, before[1]
            begin = line[0]
        before = line
    if begin >= 0:
        yield begin, before[1]


def _goes_on(text: str, line: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    last = text[max(line[0], line[1] - 40) : line[1]].rstrip()[-1:]
    if last == ":" or not _is_next_line(text, line, after) or _OWN_START.match(text, *after):
        return False
    if width and _is_full(text, line, after, width):
        return True
    # A stop may be that of an abbreviation, which the search for sentence ends knows.
    return line[1] - line[0] >= _NARROWEST and last not in '!?;…"”' and bool(_LOW_START.match(text, *after))


def _is_next_line(text: str, line: tuple[int, int], after: tuple[int, int]) -> bool:
    return len(_BREAK.findall(text, line[1], after[0])) == 1


def _is_full(text: str, line: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    """Whether the first word of the next line would not have fitted, give or take what fonts do to lengths."""
    word = _FIRST_WORD.match(text, *after)
    return line[1] - line[0] + 1 + (len(word.group(1)) if word else 0) > 0.88 * width
