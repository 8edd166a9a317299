from datetime import date

import pytest

from notelens.reading.header_lines import read_header_lines
from notelens.records import NoteDetails

FULL = NoteDetails(
    clinician="T01",
    client="C101",
    session_number=4,
    session_date=date(2025, 3, 14),
    modality="individual",
    setting="clinic",
    format="SOAP",
)


@pytest.mark.parametrize(
    "text",
    [
        "Synthetic note, invented.\nClinician: T01\nClient: C101\nSession: 4\nDate: 2025-03-14\nModality: individual\n"
        "Setting: clinic\nFormat: SOAP\n\nS: ok",
        "> Synthetic\n\n# Progress note\n**Therapist:** T01\n**Patient ID**: C101\n- Session #: 4\n"
        "> Date of service: March 14, 2025\nSession type: individual\nProgram: clinic\nNote type: SOAP\n",
        "Clinician: T01 | Client: C101 | Session: 4 | Date: 14.03.2025\n"
        "Modality: individual   Setting: clinic\tFormat: SOAP",
        "Clinician | T01\nClient: | C101\nSession: | 4 | Date: | 3/14/2025\nModality | individual | Setting | clinic\n"
        "Format: SOAP",
    ],
    ids=["lines", "markdown", "one-line", "table"],
)
def test_read(text):
    assert read_header_lines(text) == FULL


@pytest.mark.parametrize(
    "text",
    [
        "",
        "S: ct ok\nClinician: T01",
        "Data:\nClinician: T01",
        "## Data\nClinician: T01",
        "**Assessment:** better\nClinician: T01",
        "PROBLEM\nClinician: T01",
        "B - came late\nClinician: T01",
        "x" * 121 + "\nClinician: T01",
        "line\n" * 15 + "Clinician: T01",
        "Client: I do not know what you mean.",
        "Client: feels let down by everyone who said they would call",
        "Therapist: And then\nClient: Nothing\nTherapist: Nothing at all\nClient: No",
        "Clinician:\nClient:",
        "Text: T01\nNote ID: 7",
        "Client talked of the session 4 weeks ago",
    ],
)
def test_nothing_to_read(text):
    assert read_header_lines(text) == NoteDetails()


@pytest.mark.parametrize("title", ["Plan for the family", "Session 4", "Goals of the school year", "A long day"])
def test_titles_do_not_end_the_header(title):
    assert read_header_lines(f"{title}\nClinician: T01").clinician == "T01"


def test_opting_out_is_read():
    assert read_header_lines("Client: C1\nDo not analyse: yes\n").do_not_analyse


def test_the_header_stays_in_the_text(only_note):
    text = "Clinician: T01\n\nS: ok"
    note = only_note("C1_s1.txt", text.encode())
    assert (note.text, note.note_id, note.source, note.details.clinician) == (text, "C1_s1", "C1_s1.txt", "T01")
