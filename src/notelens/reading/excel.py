"""A .xlsx workbook -> the notes of its first sheet that has a column for the text, one a row."""

import warnings
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import islice

from openpyxl import load_workbook  # type: ignore[import-untyped]
from openpyxl.utils.escape import unescape  # type: ignore[import-untyped]

from notelens.errors import ReadingError
from notelens.reading.columns import map_columns
from notelens.reading.contract import MAX_NOTES_IN_FILE, Columns, Item
from notelens.reading.rows import read_table
from notelens.reading.values import as_text
from notelens.reading.zip_check import check_zip

# Sheets are streamed, but the table of shared strings, so all texts, is held in memory.
MAX_UNPACKED_BYTES = 200_000_000
# A row may declare 16,384 columns; a table of notes has some 10 to 100.
MAX_COLUMNS = 200


def read_excel(data: bytes, name: str, *, columns: Columns | None = None) -> Iterator[Item]:
    """Yield a note or refusal for each row. Formulas are never evaluated: a cell has the value that was saved.

    Other sheets are left out. Raises ReadingError if no sheet fits, or the file is damaged or not safe to open.
    """
    check_zip(data, max_unpacked=MAX_UNPACKED_BYTES)
    yield from read_table(iter(_table(data, columns)), name, columns=columns)


def _table(data: bytes, columns: Columns | None) -> list[list[str]]:
    """Return headers and rows of the sheet that fits, else the headers of the first sheet that has any."""
    others: list[list[str]] = []
    try:
        with warnings.catch_warnings():
            # The parser warns of styles and validations that it drops; they do not matter here.
            warnings.simplefilter("ignore")
            workbook = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            for sheet in workbook.worksheets:
                # The declared size of a sheet may be wrong, and would then hide rows.
                sheet.reset_dimensions()
                rows = _rows(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS))
                headers = next((row for row in rows if any(map(str.strip, row))), [])
                if _fits(headers, columns):
                    return [headers, *islice(rows, MAX_NOTES_IN_FILE + 1)]
                others.append(headers)
    except Exception:  # a damaged file can break the parser anywhere, and its message may quote the note
        raise ReadingError("The workbook is damaged. Open it in Excel and save it again as .xlsx.") from None
    return [next(filter(None, others), [])]


def _rows(sheet: Iterable[Sequence[object]]) -> Iterator[list[str]]:
    for cells in sheet:
        # Excel writes characters that XML cannot hold, such as carriage returns, as _x000D_.
        row = [str(unescape(as_text(cell))) if cell is not None else "" for cell in cells]
        while row and not row[-1]:
            row.pop()
        yield row


def _fits(headers: list[str], columns: Columns | None) -> bool:
    try:
        return map_columns(headers, columns=columns).has_text
    except ReadingError:
        return False
