"""An AnalysedNote -> rows added, left as they are, or replaced; the result says which."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from itertools import count

from sqlalchemy import Connection, delete, insert, select, update

from notelens.records import AnalysedNote, Refusal
from notelens.store.rows import Row, identity, note_row, part_rows
from notelens.store.schema import PARTS, notes


class Outcome(StrEnum):
    """What saving one note came to."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    RETAGGED = "retagged"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedNote:
    """How one note was kept: the id it came with and the id it has in the store."""

    outcome: Outcome
    given_id: str
    note_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveResult:
    """What `Store.save` did, as ids in the store; each note is in one of the five.

    added: new. unchanged: the same note again. retagged: the same note from another model, or with another modality,
    setting or format; its tags were replaced. renamed: (given id, id in the store) of new notes whose id another note
    already had. failed: notes that could not be kept, and why.
    """

    added: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    retagged: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    failed: tuple[Refusal, ...] = ()


def save_result(saved: Iterable[SavedNote], failed: Iterable[Refusal]) -> SaveResult:
    """Sort the outcomes of single notes into one result."""
    kept = list(saved)

    def ids(outcome: Outcome) -> tuple[str, ...]:
        return tuple(note.note_id for note in kept if note.outcome is outcome)

    return SaveResult(
        added=ids(Outcome.ADDED),
        unchanged=ids(Outcome.UNCHANGED),
        retagged=ids(Outcome.RETAGGED),
        renamed=tuple((note.given_id, note.note_id) for note in kept if note.outcome is Outcome.RENAMED),
        failed=tuple(failed),
    )


def save_note(connection: Connection, analysed: AnalysedNote, *, model: str) -> SavedNote:
    """Keep one note inside the caller's transaction."""
    given_id = analysed.note.note_id
    known = connection.execute(select(notes).where(notes.c.identity == identity(analysed.note))).mappings().first()
    if known is None:
        note_id = _free_id(connection, given_id)
        row = note_row(analysed, note_id=note_id, model=model)
        key = connection.execute(insert(notes).values(row)).inserted_primary_key
        _add_parts(connection, analysed, key[0] if key else 0)
        outcome = Outcome.ADDED if note_id == given_id else Outcome.RENAMED
        return SavedNote(outcome=outcome, given_id=given_id, note_id=note_id)
    news = _news(analysed, model=model)
    if all(known[name] == value for name, value in news.items()):
        return SavedNote(outcome=Outcome.UNCHANGED, given_id=given_id, note_id=known["note_id"])
    connection.execute(update(notes).where(notes.c.id == known["id"]).values(news))
    for table in PARTS:
        connection.execute(delete(table).where(table.c.note == known["id"]))
    _add_parts(connection, analysed, known["id"])
    return SavedNote(outcome=Outcome.RETAGGED, given_id=given_id, note_id=known["note_id"])


def _news(analysed: AnalysedNote, *, model: str) -> Row:
    # A detail that this reading does not know is no reason to forget it.
    details = {name: value for name, value in asdict(analysed.note.details).items() if value is not None}
    return {**details, "redacted": analysed.note.redacted, "model": model}


def _free_id(connection: Connection, given_id: str) -> str:
    candidates = (given_id if number == 1 else f"{given_id}~{number}" for number in count(1))
    for candidate in candidates:
        if connection.scalar(select(notes.c.id).where(notes.c.note_id == candidate)) is None:
            return candidate
    raise AssertionError("the numbers do not end")


def _add_parts(connection: Connection, analysed: AnalysedNote, key: int) -> None:
    for table, rows in part_rows(analysed, key):
        if rows:
            connection.execute(insert(table), rows)
