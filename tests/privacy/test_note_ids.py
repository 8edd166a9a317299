import re

import pytest

from notelens.privacy.gate import IdentifiersFoundError, clear, find_identifiers
from notelens.records import IdentifierPolicy, SourceNote

FLAGGED = [
    ("Dr. Miller session 3", "Miller", "Dr. [NAME] session 3"),
    ("C101 555-867-5309", "867", "C101 [PHONE]"),
    ("jane.doe@mail.example", "jane", "[EMAIL]"),
    ("Dr. Miller#12", "Miller", "Dr. [NAME]#12"),
]


def note_of(note_id, source="notes.csv row 3", text=""):
    return SourceNote(note_id=note_id, text=text, source=source)


@pytest.mark.parametrize(
    "note_id",
    [
        *("C101_s01", "T02-C104-1", "note#3", "export#1200", "case#12345~2", "00012345", "N-1002345", "2026-03-04 DAP"),
        *("clinic a/C101_s01", "550e8400-e29b-41d4-a716-446655440000", "session 12", "C101 week 2"),
    ],
)
def test_ids_pass(note_id):
    assert find_identifiers(note_of(note_id)) == ()


@pytest.mark.parametrize(("note_id", "planted", "left"), FLAGGED)
def test_block_names_the_row_and_not_the_id(note_id, planted, left):
    for source, shown in (
        ("notes.csv row 3", "The note in notes.csv row 3 holds"),
        (f"a/{note_id}.txt", "A note holds"),
    ):
        with pytest.raises(IdentifiersFoundError) as caught:
            clear(note_of(note_id, source), IdentifierPolicy.BLOCK)
        assert str(caught.value).startswith(shown)
        assert "column note_id" in str(caught.value)
        assert planted not in str(caught.value)


@pytest.mark.parametrize(("note_id", "planted", "left"), FLAGGED)
def test_redact_replaces_it_in_the_id_and_the_source(note_id, planted, left):
    cleared = clear(note_of(note_id, f"a/{note_id}.txt"), IdentifierPolicy.REDACT)
    assert re.fullmatch(re.escape(left) + "~[0-9a-f]{6}", cleared.note_id)
    assert cleared.source == f"a/{left}.txt"
    assert cleared.redacted


def test_redacted_ids_stay_apart():
    ids = {clear(note_of(f"Dr. {name}"), IdentifierPolicy.REDACT).note_id for name in ("Miller", "Okonkwo")}
    assert len(ids) == 2


def test_a_name_in_an_id_is_found_in_the_text():
    found = find_identifiers(note_of("Dr. Miller 3", text="Told Miller so."))
    assert [(each.part, each.start, each.end) for each in found] == [("text", 5, 11), ("note_id", 4, 10)]
