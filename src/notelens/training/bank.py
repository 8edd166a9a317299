"""Sentence bank (text lines with the tags inline) -> BankSentences.

A line is `section || sentence before || sentence with {code: its evidence}`; a status other than present stands
behind the code (`{check_in/planned: ...}`), several codes of one stretch are joined (`{validation+empathy: ...}`),
braces may be nested. Lines without a blank line between them form a group: a minimal pair, which no split may part.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from notelens.codebook import Codebook
from notelens.errors import CorpusError
from notelens.records import Status
from notelens.tagging.contexts import SentenceContext
from notelens.training.corpus import GoldTag

_OPEN = re.compile(r"\{\s*([a-z_+/ ]+):\s*")
_SPEAKERS = {"dialogue-therapist": "therapist", "dialogue-client": "client"}
# Where a sentence stands in its note is not known; the middle says least.
_PLACE = 0.5


@dataclass(frozen=True, slots=True)
class BankSentence:
    """A single sentence with its context and gold tags (offsets into the sentence)."""

    context: SentenceContext = field(repr=False)
    tags: tuple[GoldTag, ...]
    writer: str
    group: str


def load_bank(folder: Path, codebook: Codebook) -> list[BankSentence]:
    """Read every .txt file of a folder; the letters before the first underscore of its name are the writer.

    Raises CorpusError with file and line.
    """
    return [sentence for file in sorted(folder.glob("*.txt")) for sentence in _read(file, codebook)]


def _read(file: Path, codebook: Codebook) -> Iterator[BankSentence]:
    group = 1
    writer = f"bank_{file.stem.partition('_')[0]}"
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{file} cannot be read as UTF-8 text ({type(error).__name__}).") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            group += 1
        elif not line.startswith("#"):
            try:
                context, tags = parse_line(line, codebook)
            except ValueError as error:
                raise CorpusError(f"{file.name}, line {number}: {error}") from None
            yield BankSentence(context, tags, writer, f"{file.stem}:{group}")


def parse_line(line: str, codebook: Codebook) -> tuple[SentenceContext, tuple[GoldTag, ...]]:
    """Return the context and the tags of one line. Raises ValueError, without the line's words."""
    parts = [part.strip() for part in line.split("||")]
    if len(parts) != 3:
        raise ValueError("a line has three parts with || between them: section, sentence before, sentence.")
    heading, previous, marked = parts
    text, tags = _unmark(marked, codebook)
    section = "" if heading == "none" or heading in _SPEAKERS else heading
    return SentenceContext(text, previous, section, _SPEAKERS.get(heading, ""), _PLACE), tuple(tags)


def _unmark(marked: str, codebook: Codebook) -> tuple[str, list[GoldTag]]:
    text, tags, open_marks, at = "", [], [], 0
    while at < len(marked):
        if marked[at] == "{":
            match = _OPEN.match(marked, at)
            if not match:
                raise ValueError("a brace opens without a code and a colon behind it.")
            open_marks.append((len(text), match.group(1)))
            at = match.end()
        elif marked[at] == "}":
            if not open_marks:
                raise ValueError("a brace closes that was not opened.")
            start, names = open_marks.pop()
            tags += [_tag(name.strip(), start, len(text.rstrip()), codebook) for name in names.split("+")]
            at += 1
        else:
            text += marked[at]
            at += 1
    if open_marks:
        raise ValueError("a brace is not closed.")
    return text, sorted(tags, key=lambda tag: (tag.start, tag.end, tag.code))


def _tag(name: str, start: int, end: int, codebook: Codebook) -> GoldTag:
    code, _, status = name.partition("/")
    if code not in codebook:
        raise ValueError(f"the code {code!r} is not in the codebook.")
    if end <= start:
        raise ValueError(f"the evidence for {code} is empty.")
    return GoldTag(start=start, end=end, code=code, status=Status(status or "present"))
