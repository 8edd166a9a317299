"""A .csv or .tsv file -> its notes, one a row."""

import csv
from collections.abc import Iterator
from io import StringIO

from notelens.errors import ReadingError
from notelens.reading.columns import map_columns
from notelens.reading.contract import MAX_FILE_BYTES, Columns, Item
from notelens.reading.decoding import decode
from notelens.reading.rows import read_table

_DELIMITERS = (",", ";", "\t")


def read_delimited(data: bytes, name: str, *, columns: Columns | None = None) -> Iterator[Item]:
    """Yield a note or refusal for each row; commas, semicolons or tabs separate cells, texts are kept exactly.

    Quotation marks that do not match end the reading: from there on, rows cannot be told apart.
    """
    # For the whole process, and harmless: what is too long for a note is refused as such, with its row.
    csv.field_size_limit(MAX_FILE_BYTES)
    text = decode(data)
    yield from read_table(_rows(text, _delimiter(text)), name, columns=columns)


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    # Without newline="", line ends within cells would be changed.
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from rows
    except csv.Error:
        raise ReadingError(
            f"Quotation marks do not match near line {rows.line_num}, so the rows from there on cannot be told apart "
            "and were not read. Export the table again, or save it as .xlsx."
        ) from None


def _delimiter(text: str) -> str:
    """Return the delimiter that finds most of the fields in the first row, then most cells."""

    def found(delimiter: str) -> tuple[int, int]:
        rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        headers = next((row for row in rows if any(map(str.strip, row))), [])
        return len(map_columns(headers).fields), len(headers)

    return max(_DELIMITERS, key=found)
