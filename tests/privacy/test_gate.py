import logging
import pickle
import re

import pytest

from notelens.errors import PrivacyGateError
from notelens.privacy.gate import clear, find_identifiers
from notelens.privacy.kinds import Kind
from notelens.privacy.recogniser import Rule, recogniser_of
from notelens.records import IdentifierPolicy, NoteDetails, SourceNote

PLANTED = ("Okonkwo", "867-5309", "Verhoef")
TEXT = "Mood low.\nDr. Okonkwo called from 555-867-5309.\nOkonkwo asked for a plan."


@pytest.fixture
def note():
    return SourceNote(note_id="n7", text=TEXT, source="notes.csv", details=NoteDetails(client="Lena Verhoef"))


def test_findings_are_sorted_and_say_where_they_are(note):
    findings = find_identifiers(note)
    shown = [(f.kind, TEXT[f.start : f.end] if f.part == "text" else f.part) for f in findings]
    assert shown == [("NAME", "Okonkwo"), ("PHONE", "555-867-5309"), ("NAME", "Okonkwo"), ("NAME", "client")]
    assert all(0 < finding.score <= 1 and finding.rule for finding in findings)


def test_block_refuses_and_says_what_where_and_what_to_do(note):
    with pytest.raises(PrivacyGateError) as caught:
        clear(note, IdentifierPolicy.BLOCK)
    message = str(caught.value)
    assert message == (
        "Note n7 holds identifiers: NAME 3 (lines 2, 3; column client), PHONE 1 (line 2). "
        "Redact the note, edit these places, or allow identifiers."
    )
    assert caught.value.findings == find_identifiers(note)


def test_a_clean_note_passes_unchanged_under_every_policy():
    clean = SourceNote(note_id="n1", text="PHQ-9 12/27. Client C101 tearful.", source="a.txt")
    for policy in IdentifierPolicy:
        cleared = clear(clean, policy)
        assert (cleared.text, cleared.findings, cleared.redacted) == (clean.text, (), False)


def test_redact_puts_typed_placeholders_in_text_and_columns(note):
    cleared = clear(note, IdentifierPolicy.REDACT)
    assert cleared.text == "Mood low.\nDr. [NAME] called from [PHONE].\n[NAME] asked for a plan."
    assert re.fullmatch("client-[0-9a-f]{6}", cleared.details.client or "")
    assert cleared.redacted
    assert cleared.findings == find_identifiers(note)


def test_allow_keeps_the_text_and_attaches_the_findings(note):
    cleared = clear(note, IdentifierPolicy.ALLOW)
    assert (cleared.text, cleared.details, cleared.redacted) == (note.text, note.details, False)
    assert cleared.findings == find_identifiers(note)


def test_redact_refuses_what_redaction_cannot_remove(note):
    stubborn = recogniser_of(
        "stubborn", Rule(name="bracket", kind=Kind.OTHER_ID, pattern=re.compile("low|OTHER"), score=1)
    )
    with pytest.raises(
        PrivacyGateError, match="still holds identifiers after redaction: OTHER_ID 1 \\(line 1\\)"
    ) as caught:
        clear(note, IdentifierPolicy.REDACT, recognisers=[stubborn])
    assert caught.value.findings


@pytest.mark.parametrize("policy", [IdentifierPolicy.BLOCK, IdentifierPolicy.REDACT])
def test_nothing_that_was_planted_is_in_messages_reprs_or_logs(note, policy, caplog):
    caplog.set_level(logging.DEBUG)
    broken = recogniser_of("broken", Rule(name="letters", kind=Kind.OTHER_ID, pattern=re.compile("[A-Z]"), score=1))
    with pytest.raises(PrivacyGateError) as caught:
        clear(note, policy, recognisers=[broken])
    shown = [str(caught.value), repr(caught.value), repr(caught.value.findings), caplog.text]
    shown += [repr(find_identifiers(note)), repr(clear(note, IdentifierPolicy.REDACT)), caplog.text]
    assert not [planted for planted in PLANTED for text in shown if planted in text]


def test_the_refusal_travels_between_processes_with_its_findings(note):
    with pytest.raises(PrivacyGateError) as caught:
        clear(note, IdentifierPolicy.BLOCK)
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  our own object, one line up
    assert (str(copy), copy.findings) == (str(caught.value), caught.value.findings)


@pytest.mark.parametrize("column", ["clinician", "client", "modality", "setting", "format"])
def test_every_free_column_is_searched(column):
    details = NoteDetails(**{column: "see Dr. Okonkwo"})
    findings = find_identifiers(SourceNote(note_id="n1", text="", source="a.csv", details=details))
    assert [(finding.part, finding.kind) for finding in findings] == [(column, "NAME")]


@pytest.mark.parametrize(
    "value",
    ["Lena Verhoef", "Verhoef, Lena", "Lena", "lena verhoef", "Lena V.", "Dr. Verhoef", "L. Verhoef", "Verhoef, PhD"],
)
def test_personal_names_in_id_columns_are_found(value):
    details = NoteDetails(clinician=value)
    assert find_identifiers(SourceNote(note_id="n1", text="", source="a.csv", details=details))


@pytest.mark.parametrize(
    "value",
    ["C101", "T05", "CL-07", "DW", "Client B", "Clinician 12", "Therapist A", "client_a", "P-0012", "supervisee"],
)
def test_pseudonymous_ids_in_id_columns_are_let_through(value):
    details = NoteDetails(clinician=value, client=value)
    assert find_identifiers(SourceNote(note_id="n1", text="", source="a.csv", details=details)) == ()


def test_settings_and_formats_are_no_names():
    details = NoteDetails(modality="Couples Therapy", setting="Rural Clinic", format="DAP")
    assert find_identifiers(SourceNote(note_id="n1", text="", source="a.csv", details=details)) == ()


def test_a_name_in_a_column_is_found_in_the_text():
    note = SourceNote(note_id="n1", text="Told Lena so.", source="a.csv", details=NoteDetails(client="Lena Verhoef"))
    assert [(f.start, f.end) for f in find_identifiers(note) if f.part == "text"] == [(5, 9)]


def test_offsets_are_those_of_the_text_as_typed():
    text = "\u200bCafe\u0301 talk. Dr.\u00a0Ode\u0301n\u2019s fax: 555\u2013867\u20115309 \U0001f642 3/14/2024"
    note = SourceNote(note_id="n1", text=text, source="a.txt")
    shown = [text[finding.start : finding.end] for finding in find_identifiers(note)]
    assert shown == ["Ode\u0301n", "555\u2013867\u20115309", "3/14/2024"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "\u0301"])
def test_empty_texts_pass(text):
    assert find_identifiers(SourceNote(note_id="n1", text=text, source="a.txt")) == ()
