"""An AnalysedNote -> rows added, left as they are, or replaced; the result says which."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from itertools import count

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from notelens.records import AnalysedNote, ClearedNote, Refusal
from notelens.store.rows import Row, identities, note_row, part_rows
from notelens.store.schema import PARTS, notes


class Outcome(StrEnum):
    """What saving one note came to."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    RETAGGED = "retagged"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedNote:
    """How one note was kept: the id it came with, its id in the store, and if it took a readable copy's place."""

    outcome: Outcome
    given_id: str
    note_id: str
    now_redacted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveResult:
    """What `Store.save` did, as ids in the store; each note is in one of the five.

    added: new. unchanged: the same note again, or a redacted one that now comes with its identifiers. retagged: the
    same note from another model, with other details, or redacted now; its tags were replaced. renamed: (given id, id
    in the store) of new notes whose id another note already had. failed: notes that could not be kept, and why.
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
    note, given_id = analysed.note, analysed.note.note_id
    keys = identities(note)
    rows = {row["identity"]: row for row in _rows_with(connection, keys)}
    known = _same_note(note, [rows[key] for key in keys if key in rows])
    if known is None:
        note_id = _free_id(connection, given_id)
        free = next(key for key in reversed(keys) if key not in rows)
        row = note_row(analysed, note_id=note_id, identity=free, model=model)
        inserted = connection.execute(insert(notes).values(row)).inserted_primary_key
        _add_parts(connection, analysed, inserted[0] if inserted else 0)
        outcome = Outcome.ADDED if note_id == given_id else Outcome.RENAMED
        return SavedNote(outcome=outcome, given_id=given_id, note_id=note_id)
    now_redacted = note.redacted and not known["redacted"]
    news = _news(analysed, model=model, all_details=now_redacted)
    if now_redacted:
        # The readable copy's id and source may be what was redacted.
        news |= {"note_id": _free_id(connection, given_id, own=known["id"]), "source": note.source}
    brings_back = known["redacted"] and not note.redacted and bool(note.findings)
    if brings_back or all(known[name] == value for name, value in news.items()):
        return SavedNote(outcome=Outcome.UNCHANGED, given_id=given_id, note_id=known["note_id"])
    connection.execute(update(notes).where(notes.c.id == known["id"]).values(news))
    for table in PARTS:
        connection.execute(delete(table).where(table.c.note == known["id"]))
    _add_parts(connection, analysed, known["id"])
    note_id = news.get("note_id", known["note_id"])
    return SavedNote(outcome=Outcome.RETAGGED, given_id=given_id, note_id=note_id, now_redacted=now_redacted)


def _rows_with(connection: Connection, keys: Sequence[str]) -> Sequence[RowMapping]:
    return connection.execute(select(notes).where(notes.c.identity.in_(keys))).mappings().all()


def _same_note(note: ClearedNote, rows: Iterable[RowMapping]) -> RowMapping | None:
    """Return the first row that is this note. Two readable ones that differ, if only in a name, are two notes."""
    readable = (note.text, note.details.clinician, note.details.client)
    return next(
        (
            row
            for row in rows
            if row["redacted"] or note.redacted or (row["text"], row["clinician"], row["client"]) == readable
        ),
        None,
    )


def _news(analysed: AnalysedNote, *, model: str, all_details: bool) -> Row:
    note = analysed.note
    # A detail that this reading does not know is no reason to forget it.
    details = {name: value for name, value in asdict(note.details).items() if value is not None or all_details}
    text = {"text": note.text, "word_count": len(note.text.split())}
    return {**details, **text, "redacted": note.redacted, "model": model}


def _free_id(connection: Connection, given_id: str, *, own: int | None = None) -> str:
    """Return the id, with a number if a note other than the one with the primary key `own` has it."""
    candidates = (given_id if number == 1 else f"{given_id}~{number}" for number in count(1))
    for candidate in candidates:
        if connection.scalar(select(notes.c.id).where(notes.c.note_id == candidate)) in (None, own):
            return candidate
    raise AssertionError("the numbers do not end")


def _add_parts(connection: Connection, analysed: AnalysedNote, key: int) -> None:
    for table, rows in part_rows(analysed, key):
        if rows:
            connection.execute(insert(table), rows)
