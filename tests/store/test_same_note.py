from dataclasses import replace
from datetime import date

import pytest

from notelens.privacy.gate import clear
from notelens.records import AnalysedNote, IdentifierPolicy, NoteDetails, SourceNote

SECRETS = ("Okonkwo", "867-5309", "Verhoef", "Miller")
SESSION = {"session_number": 2, "session_date": date(2026, 3, 1)}


def note(policy, note_id="n1", text="Dr. Okonkwo called from 555-867-5309.", **details):
    source = SourceNote(note_id=note_id, text=text, source=f"{note_id}.txt", details=NoteDetails(**details))
    return AnalysedNote(note=clear(source, policy), sentences=(), tags=())


def allow(**parts):
    return note(IdentifierPolicy.ALLOW, **parts)


def redact(**parts):
    return note(IdentifierPolicy.REDACT, **parts)


CASES = [
    {},
    {"client": "C101"},
    {"client": "C101", **SESSION},
    {"client": "Lena Verhoef", "clinician": "Dr. Miller", **SESSION},
    {"note_id": "Dr. Miller session 3"},
    {"text": "No show.", "client": "Lena Verhoef"},
]


@pytest.mark.parametrize("details", [{}, {"clinician": "c1"}])
def test_without_client_and_session_another_id_is_another_note(store, details):
    rows = [allow(note_id=name, text="No show.", **details) for name in ("a#1", "a#2")]
    assert store.save(rows, model="m").added == ("a#1", "a#2")
    assert store.save(rows, model="m").unchanged == ("a#1", "a#2")


@pytest.mark.parametrize("kept", [allow, redact])
@pytest.mark.parametrize("details", [{"client": "Lena Verhoef", **SESSION}, {"client": "C101"}])
def test_what_redaction_leaves_alike_stays_two_notes(store, kept, details):
    store.save([kept(note_id=name, text="Seen 3/14/2024.", **details) for name in ("a#1", "a#2")], model="m")
    assert store.count() == 2


def test_readable_notes_that_differ_in_a_name_stay_apart(store):
    texts = [f"Dr. {name} called." for name in ("Miller", "Okonkwo", "Verhoef")]
    for text in texts * 2:
        store.save([allow(text=text, client="C101", **SESSION)], model="m")
    assert sorted(store.note(note_id).note.text for note_id in store.notes()["note_id"]) == texts


@pytest.mark.parametrize("parts", CASES)
def test_redacting_replaces_the_readable_copy(store, path, parts):
    store.save([allow(**parts)], model="m")
    redacted = redact(**parts)
    assert store.save([redacted], model="m").retagged == (redacted.note.note_id,)
    assert store.note(redacted.note.note_id) == redacted
    assert store.count() == 1
    stored = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert not [secret for secret in SECRETS if secret.encode() in stored]


@pytest.mark.parametrize("parts", CASES)
def test_allowing_brings_nothing_back(store, parts):
    redacted = redact(**parts)
    store.save([redacted], model="m")
    assert store.save([allow(**parts)], model="other").unchanged == (redacted.note.note_id,)
    assert store.note(redacted.note.note_id) == redacted


@pytest.mark.parametrize("parts", CASES)
def test_redacting_again_in_another_run_adds_nothing(store, parts, monkeypatch):
    store.save([redact(**parts)], model="m")
    monkeypatch.setattr("notelens.privacy.pseudonyms._KEY", b"of another run")
    result = store.save([redact(**parts)], model="m")
    assert not result.added and not result.renamed
    assert store.count() == 1


def test_a_readable_copy_under_another_id_leaves_no_detail_behind(store):
    store.save([allow(client="C101", modality="as Dr. Miller said", **SESSION)], model="m")
    store.save([redact(note_id="n2", client="C101", **SESSION)], model="m")
    kept = store.note("n2").note
    assert (kept.source, kept.details) == ("n2.txt", NoteDetails(client="C101", **SESSION))


def test_a_renamed_note_keeps_its_id_when_it_is_redacted(store):
    store.save([allow(text="Another."), allow(client="C101")], model="m")
    redacted = redact(client="C101")
    assert store.save([redacted], model="m").retagged == ("n1~2",)
    assert store.note("n1~2").note == replace(redacted.note, note_id="n1~2")
