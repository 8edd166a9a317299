"""Marked text <-> plain text with gold tags: `{code: evidence}`, the form in which people read and edit the corpus.

A status other than present stands behind the code (`{check_in/planned: ...}`), several codes of one stretch are joined
(`{validation+empathy: ...}`), marks may be nested. Stretches that cross each other cannot be written in this form.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from notelens.codebook import Codebook
from notelens.records import Status
from notelens.training.corpus.items import GoldTag

_OPEN = re.compile(r"\{\s*([a-z_+/ ]+):\s*")


def unmark(marked: str, codebook: Codebook) -> tuple[str, list[GoldTag]]:
    """Return the plain text and its tags, in order. Raises ValueError, without the text's words."""
    pieces: list[str] = []
    length, at = 0, 0
    tags: list[GoldTag] = []
    open_marks: list[tuple[int, str]] = []
    for brace in re.finditer(r"[{}]", marked):
        if brace.start() < at:
            continue
        pieces.append(marked[at : brace.start()])
        length += brace.start() - at
        at = brace.end()
        if brace.group() == "{":
            match = _OPEN.match(marked, brace.start())
            if not match:
                raise ValueError("a brace opens without a code and a colon behind it.")
            open_marks.append((length, match.group(1)))
            at = match.end()
        elif not open_marks:
            raise ValueError("a brace closes that was not opened.")
        else:
            start, names = open_marks.pop()
            end = len("".join(pieces).rstrip())
            tags += [_tag(name.strip(), start, end, codebook) for name in names.split("+")]
    if open_marks:
        raise ValueError("a brace is not closed.")
    return "".join([*pieces, marked[at:]]), sorted(tags, key=lambda tag: (tag.start, tag.end, tag.code))


def mark(text: str, tags: Iterable[GoldTag]) -> str:
    """Return the text with its tags marked, so that `unmark` gives both back. Raises ValueError for what it cannot."""
    if "{" in text or "}" in text:
        raise ValueError("the text holds braces, which mark tags.")
    names: dict[tuple[int, int], list[str]] = defaultdict(list)
    for tag in sorted(tags, key=lambda tag: (tag.start, -tag.end, tag.code, tag.status)):
        names[tag.start, tag.end].append(tag.code if tag.status is Status.PRESENT else f"{tag.code}/{tag.status}")
    pieces: list[str] = []
    at, ends = 0, [len(text)]
    for (start, end), codes in names.items():
        while ends[-1] <= start and len(ends) > 1:
            pieces += [text[at : ends[-1]], "}"]
            at = ends.pop()
        if end > ends[-1]:
            raise ValueError(f"the tags at {start} and {ends[-1]} cross each other. Shorten one of them.")
        pieces += [text[at:start], "{", "+".join(codes), ": "]
        at = start
        ends.append(end)
    while len(ends) > 1:
        pieces += [text[at : ends[-1]], "}"]
        at = ends.pop()
    return "".join([*pieces, text[at:]])


def _tag(name: str, start: int, end: int, codebook: Codebook) -> GoldTag:
    code, _, status = name.partition("/")
    if code not in codebook:
        raise ValueError(f"the code {code!r} is not in the codebook.")
    if end <= start:
        raise ValueError(f"the evidence for {code} is empty.")
    return GoldTag(start=start, end=end, code=code, status=Status(status or "present"))
