"""The rows of a table, with their headers -> notes and refusals, one for each row."""

from collections.abc import Iterator, Mapping, Sequence

from notelens.errors import ReadingError
from notelens.reading.columns import ColumnMap, map_columns, no_text_column, text_of
from notelens.reading.contract import MAX_NOTES_IN_FILE, Columns, Item
from notelens.reading.naming import one_line, stem
from notelens.reading.text_check import problem_with
from notelens.reading.values import as_text, make_details
from notelens.records import DETAIL_COLUMNS, Refusal, SourceNote

# An id that is longer is another column, perhaps the note itself; ids are shown and logged.
MAX_ID_CHARACTERS = 100


def read_table(rows: Iterator[list[str]], name: str, *, columns: Columns | None) -> Iterator[Item]:
    """Yield a note or refusal for each row below the first row that is not empty, which holds the headers.

    Rows are counted from 1 below the headers. Empty rows are left out, but counted. Raises ReadingError without
    a column for the text.
    """
    headers = [header.strip() for header in next((row for row in rows if any(map(str.strip, row))), [])]
    column_map = map_columns(headers, columns=columns)
    if not column_map.has_text:
        raise ReadingError(no_text_column(headers))
    for number, cells in enumerate(rows, start=1):
        if number > MAX_NOTES_IN_FILE:
            raise ReadingError(too_many_notes())
        place = f"row {number}"
        if not any(map(str.strip, cells)):
            continue
        if any(map(str.strip, cells[len(headers) :])):
            reason = f"{place}: it has more cells than there are columns. Put cells with commas in quotation marks."
            yield Refusal(source=f"{name} {place}", reason=_sentence(reason))
        else:
            # Backwards, so that the first of two columns with the same header is the one that is kept.
            values = dict(zip(reversed(headers), reversed(_padded(cells, len(headers))), strict=True))
            yield read_row(values, column_map, name=name, place=place, number=number)


def read_row(values: Mapping[str, object], column_map: ColumnMap, *, name: str, place: str, number: int) -> Item:
    """Return the note of one row, or why there is none; `place` is "row 3" or "line 3", `number` is 3."""
    source = f"{name} {place}"
    found = {field: values.get(header) for field, header in column_map.fields}
    note_id = one_line(as_text(found.get("note_id"))) or f"{stem(name)}#{number}"
    if len(note_id) > MAX_ID_CHARACTERS:
        reason = f"{place}: the note's id is longer than {MAX_ID_CHARACTERS} characters. Is it the right column?"
        return Refusal(source=source, reason=_sentence(reason))
    text = text_of(values, column_map)
    if not isinstance(text, str):
        what = "the text is empty." if text is None else "the text is not a string. Put the note in one string."
        return Refusal(source=source, reason=_sentence(f"{place}: {what}"), note_id=note_id)
    if problem := problem_with(text):
        return Refusal(source=source, reason=_sentence(f"{place}: {problem}"), note_id=note_id)
    details = make_details({field: as_text(found.get(field)) for field in DETAIL_COLUMNS})
    return SourceNote(note_id=note_id, text=text, source=source, details=details)


def too_many_notes() -> str:
    """Return why the rest of a table is refused."""
    return (
        f"The file has more than {MAX_NOTES_IN_FILE:,} notes; the rest was not read. Split the file, by year perhaps."
    )


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells[:width], *[""] * (width - len(cells))]


def _sentence(reason: str) -> str:
    return reason[0].upper() + reason[1:]
