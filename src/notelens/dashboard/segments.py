"""A note's text and its tags, which may overlap -> a row of pieces, each with the tags that cover it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from notelens.records import Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece of the text. `tags` cover the whole piece; `ending` are those of them that end with it."""

    text: str = field(repr=False)
    tags: tuple[Tag, ...] = ()
    ending: tuple[Tag, ...] = ()


def tag_key(tag: Tag) -> str:
    """Name a tag within its note: a code is given at most once per sentence and status, so this is unique."""
    return key_of(tag.start, tag.end, tag.code, tag.status)


def key_of(start: int, end: int, code: str, status: str) -> str:
    """Name a tag, from its row in a tag table, as `tag_key` does."""
    return f"{start}-{end}-{code}-{status}"


def segment(text: str, tags: Sequence[Tag]) -> list[Segment]:
    """Cut `text` at every start and end of a tag; the pieces joined are the text.

    Offsets are code points, end exclusive. Tags that reach beyond the text are left out.
    """
    fitting = sorted(
        (tag for tag in tags if 0 <= tag.start < tag.end <= len(text)), key=lambda tag: (tag.start, -tag.end, tag.code)
    )
    cuts = sorted({0, len(text), *(tag.start for tag in fitting), *(tag.end for tag in fitting)})
    pieces = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        covering = tuple(tag for tag in fitting if tag.start <= start and end <= tag.end)
        ending = tuple(tag for tag in covering if tag.end == end)
        pieces.append(Segment(text=text[start:end], tags=covering, ending=ending))
    return pieces
