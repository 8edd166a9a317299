"""A pandas frame, texts or one text -> notes and refusals, for the Python API."""

from collections.abc import Iterable, Iterator

import pandas as pd

from notelens.errors import ReadingError
from notelens.reading.columns import map_columns, no_text_column
from notelens.reading.contract import Columns, Item
from notelens.reading.naming import with_unique_ids
from notelens.reading.rows import read_row
from notelens.reading.text_check import problem_with
from notelens.records import Refusal, SourceNote


def read_given(
    given: "str | pd.DataFrame | Iterable[str | SourceNote]", *, columns: Columns | None = None
) -> Iterator[Item]:
    """Yield notes from one text, from texts or SourceNotes, or from a frame with one note a row.

    A frame's columns are matched loosely, like those of a file; a row's number counts from 1.
    """
    if isinstance(given, str):
        return iter([_text(given, 1)])
    if isinstance(given, pd.DataFrame):
        return with_unique_ids(_rows(given, columns))
    return with_unique_ids(
        _note(item) if isinstance(item, SourceNote) else _text(item, n) for n, item in enumerate(given, 1)
    )


def _rows(frame: pd.DataFrame, columns: Columns | None) -> Iterator[Item]:
    headers = [str(column) for column in frame.columns]
    column_map = map_columns(headers, columns=columns)
    if not column_map.has_text:
        raise ReadingError(no_text_column(headers))
    # NaN and NaT stand for missing values; to the readers they are nothing.
    plain = frame.astype(object).where(frame.notna(), None)
    for number, row in enumerate(plain.itertuples(index=False, name=None), 1):
        values = dict(zip(headers, row, strict=True))
        yield read_row(values, column_map, name="frame", place=f"row {number}", number=number)


def _text(text: object, number: int) -> Item:
    source, note_id = f"text {number}", f"note#{number}"
    if not isinstance(text, str):
        # A column taken out of a frame holds NaN where a note is missing.
        reason = f"It is no text but a {type(text).__name__}. Leave it out, or give the note as a string."
        return Refusal(source=source, note_id=note_id, reason=reason)
    return _note(SourceNote(note_id=note_id, text=text, source=source))


def _note(note: SourceNote) -> Item:
    if problem := problem_with(note.text):
        return Refusal(source=note.source, note_id=note.note_id, reason=problem[0].upper() + problem[1:])
    return note
