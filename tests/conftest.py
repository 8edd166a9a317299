"""What tests of several stages share: the shipped pipeline, loaded once, and notes made up for tests."""

import pytest

from notelens.pipeline import NoteLens, load
from notelens.records import NoteDetails, SourceNote


@pytest.fixture(scope="session")
def lens() -> NoteLens:
    return load()


@pytest.fixture
def make_note():
    def make(text: str, note_id: str = "n1", **details: object) -> SourceNote:
        return SourceNote(note_id=note_id, text=text, source=f"{note_id}.txt", details=NoteDetails(**details))

    return make
