"""A .txt or .md file -> one note, markup and all."""

from collections.abc import Iterator

from notelens.errors import ReadingError
from notelens.reading.contract import Columns, Item
from notelens.reading.decoding import decode, normal_line_ends
from notelens.reading.header_lines import read_header_lines
from notelens.reading.naming import stem
from notelens.reading.text_check import problem_with
from notelens.records import SourceNote


def read_text(data: bytes, name: str, *, columns: Columns | None = None) -> Iterator[Item]:
    r"""Yield the note.

    Its text is the whole file, header lines included, so that offsets are those of the file; only a byte order mark
    is left out, and `\r\n` and `\r` become `\n`. HTML, Markdown and formulas stay what they are: text.
    """
    yield one_note(normal_line_ends(decode(data)), name)


def one_note(text: str, name: str) -> SourceNote:
    """Return the note that a whole file holds, or raise ReadingError if its text cannot be analysed."""
    if problem := problem_with(text):
        raise ReadingError(f"The file cannot be read as a note: {problem}")
    return SourceNote(note_id=stem(name), text=text, source=name, details=read_header_lines(text))
