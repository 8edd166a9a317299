"""Analysed notes in, frames and notes out: the store as the rest of the program sees it."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from types import TracebackType
from typing import Self, TypeVar

import pandas as pd
from sqlalchemy import Connection, Engine, Table, delete, func, select

from notelens.errors import StoreError
from notelens.records import AnalysedNote, Refusal
from notelens.store.failures import UnsavableNote
from notelens.store.frames import CHUNK, chunks, note_frame, sentence_texts, tag_frame
from notelens.store.rows import Row, analysed_note
from notelens.store.saving import SavedNote, SaveResult, save_note, save_result
from notelens.store.schema import findings, notes, sentences, tags
from notelens.store.sqlite import empty_log, wipe_traces
from notelens.store.transactions import transact

Result = TypeVar("Result")

# As many notes as are held in memory with their text at a time.
SENTENCE_BATCH = 200


class Store:
    """Notes, sentences, tags and findings in a database; `open_store` makes one.

    Threads may share a store: each call takes a connection of its own from a pool and gives it back. Every method
    raises StoreError when the database fails; no message holds a note's text.
    """

    def __init__(self, engine: Engine, place: str) -> None:
        self.place = place
        self._engine = engine
        self._closed = False

    def __repr__(self) -> str:
        return f"Store({self.place!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections. The store cannot be used afterwards."""
        self._closed = True
        self._engine.dispose()

    def save(self, analysed: Iterable[AnalysedNote], *, model: str) -> SaveResult:
        """Keep each note in a transaction of its own, as the iterable yields it; `model` names what tagged them.

        A note that cannot be kept is reported in `failed`, and the rest are kept. A store that cannot be written
        (locked, full, read-only) raises StoreError; the notes before stay.
        """
        saved: list[SavedNote] = []
        failed: list[Refusal] = []
        for note in analysed:
            try:
                saved.append(self._save_one(note, model=model))
            except UnsavableNote as error:
                failed.append(Refusal(source=note.note.source, note_id=note.note.note_id, reason=str(error)))
        if any(note.now_redacted for note in saved) and self._engine.dialect.name == "sqlite":
            empty_log(self._engine)
        return save_result(saved, failed)

    def notes(self) -> pd.DataFrame:
        """Return one row per note, in the order they were added: its details, counts and model, but no text."""
        return self._run(note_frame)

    def tags(self, note_ids: Iterable[str] | None = None, *, text: bool = False) -> pd.DataFrame:
        """Return one row per tag of the notes (of all without `note_ids`); with `text`, the words it marks too."""
        wanted = None if note_ids is None else list(note_ids)
        return self._run(lambda connection: tag_frame(connection, wanted, text=text))

    def sentence_texts(self, note_ids: Iterable[str] | None = None) -> Iterator[tuple[str, str | None, list[str]]]:
        """Yield (note_id, clinician, sentences) of the notes, a few at a time, for counting cloned sentences."""
        wanted = self._run(_all_ids) if note_ids is None else list(note_ids)
        for chunk in chunks(wanted, SENTENCE_BATCH):
            yield from self._run(partial(sentence_texts, note_ids=chunk))

    def note(self, note_id: str) -> AnalysedNote:
        """Return one note with its text, sentences, tags and findings."""
        found = self._run(lambda connection: _read_note(connection, note_id))
        if found is None:
            raise StoreError(f"The store {self.place} has no note {note_id}. It may have been deleted.")
        return found

    def count(self) -> int:
        """Return the number of notes."""
        return self._run(lambda connection: connection.scalar(select(func.count()).select_from(notes)) or 0)

    def delete(self, note_ids: Iterable[str]) -> int:
        """Delete the notes and all that belongs to them, traces in the file included; return how many there were."""
        wanted = list(note_ids)
        queries = [delete(notes).where(notes.c.note_id.in_(chunk)) for chunk in chunks(wanted, CHUNK)]
        return self._delete(lambda connection: sum(connection.execute(query).rowcount for query in queries))

    def delete_all(self) -> int:
        """Delete every note; return how many there were."""
        return self._delete(lambda connection: connection.execute(delete(notes)).rowcount)

    def _save_one(self, note: AnalysedNote, *, model: str) -> SavedNote:
        return self._run(lambda connection: save_note(connection, note, model=model), writes=True)

    def _delete(self, work: Callable[[Connection], int]) -> int:
        deleted = self._run(work, writes=True)
        if self._engine.dialect.name == "sqlite" and not wipe_traces(self._engine):
            raise StoreError(
                f"The notes were deleted from {self.place}, but another program that has it open kept traces of them "
                "from being wiped. Close that program, then delete again."
            )
        return deleted

    def _run(self, work: Callable[[Connection], Result], *, writes: bool = False) -> Result:
        if self._closed:
            raise StoreError(f"The store {self.place} was closed. Open it again.")
        return transact(self._engine, self.place, work, writes=writes)


def _all_ids(connection: Connection) -> list[str]:
    return list(connection.scalars(select(notes.c.note_id).order_by(notes.c.id)))


def _read_note(connection: Connection, note_id: str) -> AnalysedNote | None:
    row = connection.execute(select(notes).where(notes.c.note_id == note_id)).mappings().first()
    if row is None:
        return None

    def parts(table: Table) -> list[Row]:
        query = select(table).where(table.c.note == row["id"]).order_by(table.c.position)
        return [dict(part) for part in connection.execute(query).mappings()]

    return analysed_note(dict(row), sentence_rows=parts(sentences), tag_rows=parts(tags), finding_rows=parts(findings))
