"""Rows of the store -> the frames that summaries, charts and reports work on."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select, Table, func, select

from notelens.records import DETAIL_COLUMNS, TAG_COLUMNS
from notelens.store.schema import findings, notes, sentences, tags

# Databases limit the values that one statement can name.
CHUNK = 10_000

NOTE_COLUMNS = ("note_id", "source", *DETAIL_COLUMNS, "sentence_count", "word_count", "redacted", "finding_count",
                "added_at", "model")  # fmt: skip

DTYPES = {
    "session_number": "Int64",
    "session_date": "datetime64[s]",
    "added_at": "datetime64[us, UTC]",
    "do_not_analyse": "bool",
    "redacted": "bool",
    "score": "float64",
    **dict.fromkeys(("sentence_count", "word_count", "finding_count"), "int64"),
    **dict.fromkeys(("start", "end", "sentence_start", "sentence_end"), "int64"),
}


def note_frame(connection: Connection) -> pd.DataFrame:
    """Return one row per note, in the order they were added, without any text."""
    rows = connection.execute(
        select(
            *(notes.c[name] for name in NOTE_COLUMNS if name in notes.c),
            _number_of(sentences).label("sentence_count"),
            _number_of(findings).label("finding_count"),
        ).order_by(notes.c.id)
    )
    return _frame(rows.mappings().all(), NOTE_COLUMNS)


def tag_frame(connection: Connection, note_ids: Sequence[str] | None, *, text: bool) -> pd.DataFrame:
    """Return one row per tag, in the order of notes and positions; with `text`, what each tag marks as well."""
    wanted = [tags.c[name] for name in TAG_COLUMNS if name in tags.c]
    query = select(notes.c.note_id, *wanted).join(tags, tags.c.note == notes.c.id).order_by(notes.c.id, tags.c.position)
    rows = [dict(row) for part in _parts(query, note_ids) for row in connection.execute(part).mappings()]
    if text:
        texts = _texts(connection, {str(row["note_id"]) for row in rows})
        for row in rows:
            row["text"] = texts[row["note_id"]][row["start"] : row["end"]]
    return _frame(rows, TAG_COLUMNS if text else tuple(name for name in TAG_COLUMNS if name != "text"))


def sentence_texts(connection: Connection, note_ids: Sequence[str]) -> list[tuple[str, str | None, list[str]]]:
    """Return (note_id, clinician, texts of its sentences) for each of the notes."""
    found = []
    query = select(notes.c.id, notes.c.note_id, notes.c.clinician, notes.c.text)
    bounds = select(sentences.c.start, sentences.c.end).order_by(sentences.c.position)
    for part in _parts(query.order_by(notes.c.id), note_ids):
        for key, note_id, clinician, text in connection.execute(part).all():
            spans = connection.execute(bounds.where(sentences.c.note == key))
            found.append((note_id, clinician, [text[start:end] for start, end in spans]))
    return found


def chunks(values: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Cut a sequence into pieces of at most `size`."""
    return (values[start : start + size] for start in range(0, len(values), size))


def _parts(query: Select[Any], note_ids: Sequence[str] | None) -> Iterator[Select[Any]]:
    if note_ids is None:
        yield query
    else:
        yield from (query.where(notes.c.note_id.in_(chunk)) for chunk in chunks(note_ids, CHUNK))


def _texts(connection: Connection, note_ids: set[str]) -> dict[str, str]:
    query = select(notes.c.note_id, notes.c.text)
    return {note_id: text for part in _parts(query, sorted(note_ids)) for note_id, text in connection.execute(part)}


def _number_of(table: Table) -> Any:  # noqa: ANN401  (SQLAlchemy names no type for a correlated count)
    return select(func.count()).where(table.c.note == notes.c.id).scalar_subquery()


def _frame(rows: Sequence[Any], columns: tuple[str, ...]) -> pd.DataFrame:
    frame = pd.DataFrame([dict(row) for row in rows], columns=list(columns))
    if "added_at" in columns:
        # SQLite gives times back without their zone.
        frame["added_at"] = pd.to_datetime(frame["added_at"], utc=True)
    return frame.astype({name: DTYPES.get(name, "string") for name in columns})
