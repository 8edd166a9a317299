"""AnalysedNote <-> rows of the store's tables."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Table

from notelens.privacy.redaction import with_placeholders
from notelens.records import (
    DETAIL_COLUMNS,
    AnalysedNote,
    ClearedNote,
    Evidence,
    Finding,
    NoteDetails,
    Sentence,
    Status,
    Tag,
)
from notelens.store.failures import UnsavableNote
from notelens.store.schema import findings, sentences, tags

Row = dict[str, Any]

IDENTIFYING_DETAILS = ("clinician", "client", "session_number", "session_date")


def identities(note: ClearedNote) -> tuple[str, ...]:
    """Return SHA-256s of what makes a note the same note: its text, clinician, client, session and given id.

    For a readable note the first is of these as they are. The next leaves out what the gate found: it is the same
    before and after redaction, and what was redacted cannot be guessed from it. The last leaves out the id too; it is
    there only where enough is left to tell two notes apart.
    """
    flagged = {finding.part for finding in note.findings}
    plain = note if note.redacted else with_placeholders(note, note.findings)
    parts = [
        None if name in flagged else value
        for name, value in zip(("", *IDENTIFYING_DETAILS), _identifying(plain), strict=True)
    ]
    # A flagged id was replaced by a pseudonym that changes from run to run.
    own = _digest([*parts, plain.source if "note_id" in flagged else note.note_id])
    people_known = flagged.isdisjoint(("clinician", "client"))
    session_known = plain.details.session_number is not None or plain.details.session_date is not None
    client_known = plain.details.client is not None
    enough = people_known and (session_known or client_known and "text" not in flagged)
    as_read = [] if note.redacted else [_digest(["as read", *_identifying(note), note.note_id])]
    return (*as_read, own, *([_digest(parts)] if enough else []))


def _identifying(note: ClearedNote) -> list[object]:
    return [note.text, *(getattr(note.details, name) for name in IDENTIFYING_DETAILS)]


def _digest(parts: list[object]) -> str:
    # JSON keeps the parts apart, and turns what UTF-8 cannot hold into escapes.
    return sha256(json.dumps(parts, default=str).encode()).hexdigest()


def note_row(analysed: AnalysedNote, *, note_id: str, identity: str, model: str) -> Row:
    """Return the row of `notes`."""
    note = analysed.note
    return {
        "note_id": note_id,
        "identity": identity,
        "source": note.source,
        "text": note.text,
        **asdict(note.details),
        "word_count": len(note.text.split()),
        "redacted": note.redacted,
        "model": model,
        "added_at": datetime.now(UTC),
    }


def part_rows(analysed: AnalysedNote, key: int) -> Iterable[tuple[Table, list[Row]]]:
    """Return the rows of the other tables for the note with primary key `key`; UnsavableNote if a tag does not fit."""
    text = analysed.note.text
    if any(text[tag.start : tag.end] != tag.text for tag in analysed.tags):
        raise UnsavableNote("A tag's offsets do not fit the note's text. Analyse the note again before it is stored.")
    return (
        (sentences, _part_rows(sentences, analysed.sentences, key)),
        (tags, _part_rows(tags, analysed.tags, key)),
        (findings, _part_rows(findings, analysed.note.findings, key)),
    )


def _part_rows(table: Table, records: Sequence[Sentence | Tag | Finding], key: int) -> list[Row]:
    names = [column.name for column in table.columns if column.name not in ("note", "position")]
    return [
        {"note": key, "position": position, **{name: getattr(record, name) for name in names}}
        for position, record in enumerate(records)
    ]


def analysed_note(
    row: Mapping[str, Any],
    *,
    sentence_rows: Iterable[Mapping[str, Any]],
    tag_rows: Iterable[Mapping[str, Any]],
    finding_rows: Iterable[Mapping[str, Any]],
) -> AnalysedNote:
    """Return the note that the rows were made from."""
    note = ClearedNote(
        note_id=row["note_id"],
        text=row["text"],
        source=row["source"],
        details=NoteDetails(**{name: row[name] for name in DETAIL_COLUMNS}),
        findings=tuple(Finding(**_fields(Finding, part)) for part in finding_rows),
        redacted=row["redacted"],
    )
    return AnalysedNote(
        note=note,
        sentences=tuple(Sentence(**_fields(Sentence, part)) for part in sentence_rows),
        tags=tuple(_tag(note, part) for part in tag_rows),
    )


def _fields(record: type[Sentence] | type[Tag] | type[Finding], row: Mapping[str, Any]) -> Row:
    return {part.name: row[part.name] for part in fields(record) if part.name in row}


def _tag(note: ClearedNote, row: Mapping[str, Any]) -> Tag:
    known = _fields(Tag, row) | {"status": Status(row["status"]), "evidence": Evidence(row["evidence"])}
    return Tag(**known, note_id=note.note_id, text=note.text[row["start"] : row["end"]])
