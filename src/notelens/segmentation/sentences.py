"""A stretch of a note -> its sentences, with exact offsets."""

from collections.abc import Iterator

from notelens.segmentation.lines import trimmed, wrap_width
from notelens.segmentation.stops import STOP, ends_sentence
from notelens.segmentation.units import units


def split_sentences(text: str, start: int, end: int, *, width: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence of text[start:end], trimmed; what has no letter or digit is none.

    A bullet, a table cell, a ticked item and a telegraphic line are sentences; list marks are in none. `width` is that
    of `wrap_width` for the whole note, measured on the stretch if it is not given.
    """
    if width is None:
        width = wrap_width(text[start:end])
    for unit_start, unit_end in units(text, start, end, width=width):
        cut = unit_start
        for match in STOP.finditer(text, unit_start, unit_end):
            if match.end() < unit_end and ends_sentence(text, cut, match, unit_end):
                yield from _sentence(text, cut, match.end())
                cut = match.end()
        yield from _sentence(text, cut, unit_end)


def _sentence(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    start, end = trimmed(text, start, end)
    if any(sign.isalnum() for sign in text[start:end]):
        yield start, end
