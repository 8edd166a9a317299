"""Notes to store, and stores to keep them in."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from notelens.records import AnalysedNote, ClearedNote, Evidence, Finding, NoteDetails, Sentence, Status, Tag
from notelens.store import Store, open_store

MakeNote = Callable[..., AnalysedNote]


def build_note(note_id: str, text: str = "Validated her anger. Will check in.", **details: object) -> AnalysedNote:
    end = len(text)
    tag = Tag(
        note_id=note_id,
        start=0,
        end=9,
        code="validation",
        status=Status.PRESENT,
        score=0.9,
        sentence_start=0,
        sentence_end=end,
        section="Plan",
        evidence=Evidence.DESCRIBED,
        text=text[:9],
    )
    finding = Finding(start=0, end=4, kind="date", score=0.5, rule="iso date", part="text")
    known = NoteDetails(**{"clinician": "c1", "client": "k1", "session_date": date(2026, 3, 1), **details})
    note = ClearedNote(note_id=note_id, text=text, source=f"{note_id}.txt", details=known, findings=(finding,))
    return AnalysedNote(note=note, sentences=(Sentence(start=0, end=end, section="Plan"),), tags=(tag,))


@pytest.fixture
def make_note() -> MakeNote:
    return build_note


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "private" / "notes.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path) as opened:
        yield opened
