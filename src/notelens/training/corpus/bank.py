"""Sentence bank (text lines with the tags inline) -> BankSentences.

A line is `section || sentence before || sentence with {code: its evidence}`. Lines without a blank line between them
form a group: a minimal pair, which no split may part.
"""

from collections.abc import Iterator
from pathlib import Path

from notelens.codebook import Codebook
from notelens.errors import CorpusError
from notelens.tagging.contexts import SentenceContext
from notelens.training.corpus.inline import unmark
from notelens.training.corpus.items import BankSentence, GoldTag
from notelens.training.corpus.text_file import read_text

_SPEAKERS = {"dialogue-therapist": "therapist", "dialogue-client": "client"}
# Where a sentence stands in its note is not known; the middle says least.
_PLACE = 0.5


def read_bank(folder: Path, codebook: Codebook) -> list[BankSentence]:
    """Read every .txt file of a folder; the letters before the first underscore of its name are the writer.

    Raises CorpusError with file and line.
    """
    return [sentence for file in sorted(folder.glob("*.txt")) for sentence in _read(file, codebook)]


def _read(file: Path, codebook: Codebook) -> Iterator[BankSentence]:
    group = 1
    writer = file.stem.partition("_")[0]
    for number, line in enumerate(read_text(file).splitlines(), 1):
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
    text, tags = unmark(marked, codebook)
    section = "" if heading == "none" or heading in _SPEAKERS else heading
    return SentenceContext(text, previous, section, _SPEAKERS.get(heading, ""), _PLACE), tuple(tags)
