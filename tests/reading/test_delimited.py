import csv
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notelens.reading import read_upload
from notelens.reading.contract import MAX_NOTES_IN_FILE
from notelens.records import Refusal, SourceNote


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_dialects_and_encodings(delimiter, encoding):
    text = 'S: \u201cok\u201d, she said; then "well"\r\n\r\nP:\tnext week\n'
    target = StringIO(newline="")
    csv.writer(target, delimiter=delimiter).writerows(
        [
            ["Note ID", "Therapist", "Client ID", "Session #", "Opt out", "Progress Note"],
            ["n1", "T02", "C104", "2", "", text],
        ]
    )
    [note] = read_upload("export.csv", target.getvalue().encode(encoding))
    assert (note.note_id, note.text, note.source) == ("n1", text, "export.csv row 1")
    assert (note.details.clinician, note.details.client, note.details.session_number) == ("T02", "C104", 2)
    assert not note.details.do_not_analyse


def test_rows_without_an_id_are_numbered_and_empty_rows_counted():
    items = read_upload("a.tsv", b"note\tclient\none\tC1\n\t\ntwo\nthree\tC3\n")
    assert [(item.note_id, item.details.client) for item in items] == [("a#1", "C1"), ("a#3", None), ("a#4", "C3")]


def test_a_bad_row_does_not_stop_the_others():
    items = read_upload("a.csv", b"id,note\nn1,one\nn2,\nn3,three, with a comma\nn4,fo\x00ur\nn1,five\n")
    assert [item.note_id for item in items] == ["n1", "n2", None, "n4", "n1~2"]
    assert [type(item) for item in items] == [SourceNote, Refusal, Refusal, Refusal, SourceNote]
    assert items[1].reason.startswith("Row 2: the text is empty")
    assert items[2].reason.startswith("Row 3: it has more cells")
    assert items[3].reason.startswith("Row 4: it holds NUL bytes")


@pytest.mark.parametrize("broken", ['n2,"never closed\nn3,lost', 'n2,"he said "no" twice"\nn3,lost'])
def test_quotation_marks_that_do_not_match_end_the_reading(broken):
    first, refusal = read_upload("a.csv", f"id,note\nn1,one\n{broken}\n".encode())
    assert first.note_id == "n1"
    assert "Quotation marks do not match" in refusal.reason
    assert "lost" not in refusal.reason


def test_one_column_for_each_section_becomes_one_text():
    [note] = read_upload("a.csv", b"Client,Subjective,Objective,Assessment,Plan\nC1,tired,on time,,see ct\n")
    assert note.text == "Subjective:\ntired\n\nObjective:\non time\n\nPlan:\nsee ct"


def test_without_a_text_column_the_columns_are_listed(only_reason):
    reason = only_reason("a.csv", b"MRN,Memo\n1,Ct said it\n")
    assert "None of its column names is known (2 columns)." in reason
    assert "Ct said" not in reason


def test_a_table_without_headers_shows_nothing_of_its_first_note(only_reason):
    reason = only_reason("a.csv", b"T01,Ct said that she had never told anyone about it before\nT01,Later\n")
    assert "does not look like column names" in reason
    assert "never told" not in reason


def test_a_mapping_names_the_column(only_note, only_reason):
    data = b"MRN,Memo\n1,Ct said it\n"
    assert only_note("a.csv", data, columns={"text": "Memo"}).text == "Ct said it"
    assert "'Mem', which the file does not have" in only_reason("a.csv", data, columns={"text": "Mem"})


def test_an_id_that_is_a_note_is_not_shown(only_reason):
    reason = only_reason("a.csv", b"id,note\n" + b"ct said this " * 20 + b",x\n")
    assert "longer than 100 characters" in reason
    assert "ct said" not in reason


def test_the_first_of_two_columns_with_one_name_is_read(only_note):
    assert only_note("a.csv", b"note,client,note\nfirst,C1,second\n").text == "first"


def test_a_long_cell_is_refused_for_its_length():
    items = read_upload("a.csv", b"note\n" + b"x" * 1_000_001 + b"\nshort\n")
    assert "1,000,001 characters" in items[0].reason
    assert items[1].text == "short"


def test_too_many_rows():
    items = read_upload("a.csv", b"note\n" + b"x\n" * (MAX_NOTES_IN_FILE + 2))
    assert len(items) == MAX_NOTES_IN_FILE + 1
    assert "more than 100,000 notes" in items[-1].reason


@settings(deadline=None)  # other work on the machine must not fail the test
@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\r\n\t"))))
def test_any_cells_come_back(texts):
    target = StringIO(newline="")
    csv.writer(target, quoting=csv.QUOTE_ALL).writerows(
        [["id", "note"], *([f"n{i}", text] for i, text in enumerate(texts))]
    )
    items = read_upload("a.csv", target.getvalue().encode("utf-8"))
    assert len(items) == len(texts)
    for item, text in zip(items, texts, strict=True):
        assert "empty" in item.reason if isinstance(item, Refusal) else item.text == text
        assert isinstance(item, SourceNote) == bool(text.strip())
