import pytest

from notelens.errors import ReadingError
from notelens.reading import map_columns
from notelens.reading.columns import no_text_column
from notelens.reading.contract import FIELDS
from notelens.reading.synonyms import FIELD_OF, SYNONYMS, squeeze


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Progress Note", "text"),
        ("note_text", "text"),
        ("NoteText", "text"),
        ("Narrative", "text"),
        ("Note Ref", "note_id"),
        ("Encounter ID", "note_id"),
        ("Provider", "clinician"),
        ("Counselor", "clinician"),
        ("Patient", "client"),
        ("Client ID", "client"),
        ("Session #", "session_number"),
        ("Visit Number", "session_number"),
        ("Date of Service", "session_date"),
        ("DOS", "session_date"),
        ("Program", "setting"),
        ("Note Type", "format"),
        ("Template", "format"),
        ("Do not analyze", "do_not_analyse"),
        ("Opt-out", "do_not_analyse"),
        *((field, field) for field in FIELDS),
    ],
)
def test_synonyms(header, field):
    assert map_columns([header]).header(field) == header


@pytest.mark.parametrize("header", ["MRN", "Source", "Comments", "Phone", "#", "Client DOB", "Notebook", ""])
def test_other_columns_are_left_alone(header):
    assert map_columns([header]).fields == ()


def test_no_synonym_stands_for_two_fields():
    assert len(FIELD_OF) == len(
        {squeeze(name) for names in SYNONYMS.values() for name in names} | set(map(squeeze, FIELDS))
    )
    assert all(FIELD_OF[squeeze(name)][0] == field for field, names in SYNONYMS.items() for name in names)


def test_the_preferred_of_two_columns_is_read_and_the_other_left_over():
    column_map = map_columns(["Notes", "MRN", "Progress Note", "Notes"])
    assert column_map.header("text") == "Progress Note"
    assert column_map.left_over == ("Notes", "MRN")


def test_a_mapping_goes_first():
    column_map = map_columns(["note", "Memo", "Who"], columns={"text": "memo", "clinician": "Who"})
    assert (column_map.header("text"), column_map.header("clinician"), column_map.left_over) == (
        "Memo",
        "Who",
        ("note",),
    )


@pytest.mark.parametrize(
    ("columns", "says"),
    [({"txt": "note"}, "no field txt"), ({"text": "Memo"}, "'Memo', which the file does not have")],
)
def test_a_mapping_that_cannot_be(columns, says):
    with pytest.raises(ReadingError, match=says):
        map_columns(["note"], columns=columns)


@pytest.mark.parametrize(
    ("headers", "headings"),
    [
        (["Subjective", "Objective", "Assessment", "Plan"], ["Subjective", "Objective", "Assessment", "Plan"]),
        (["Client", "S", "O", "A", "P"], ["Subjective", "Objective", "Assessment", "Plan"]),
        (["data", "assessment", "plan"], ["Data", "Assessment", "Plan"]),
        (["Behaviour", "Interventions", "Response", "Plan"], ["Behavior", "Intervention", "Response", "Plan"]),
        (["Assessment", "Plan"], []),
        (["Note", "Data", "Assessment", "Plan"], []),
    ],
)
def test_one_column_for_each_section(headers, headings):
    column_map = map_columns(headers)
    assert [heading for heading, _ in column_map.sections] == headings
    assert column_map.has_text == (bool(headings) or "Note" in headers)


@pytest.mark.parametrize(
    ("headers", "says"),
    [
        (["Client ID", "MRN", "Memo"], "Columns found: Client ID and 2 other columns."),
        (["Client", "client", "Plan", "x"], "Columns found: Client, client, Plan and 1 other column."),
        (["Client", ""], "Columns found: Client."),
        (["Jane Doe called 555-123-4567", "C101"], "None of its column names is known (2 columns)."),
        (["C" * 41, "Client"], "The first row does not look like column names."),
        ([], "The first row does not look like column names."),
    ],
)
def test_a_refusal_lists_known_headers_only(headers, says):
    reason = no_text_column(headers)
    assert says in reason
    assert "Jane" not in reason and "4567" not in reason
