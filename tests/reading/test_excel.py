from datetime import date, datetime

import pytest

from notelens.reading import read_upload
from notelens.records import Refusal

HEADERS = ["Note Ref", "Therapist", "Session Number", "Date", "Note Text"]


def test_cells_become_notes(excel_bytes):
    text = "P: one\n\n[x] two  \n=1+1"
    [note] = read_upload("a.xlsx", excel_bytes(Notes=[HEADERS, [101.0, "T05", 4, datetime(2025, 3, 14, 9), text]]))
    assert (note.note_id, note.text, note.source) == ("101", text, "a.xlsx row 1")
    assert (note.details.session_number, note.details.session_date) == (4, date(2025, 3, 14))


def test_the_sheet_with_a_text_column_is_read(excel_bytes):
    data = excel_bytes(
        About=[["All synthetic"]], Empty=[], Notes=[[], ["id", "note"], ["n1", "one"], [], ["n2", "two"]]
    )
    assert [item.note_id for item in read_upload("a.xlsx", data)] == ["n1", "n2"]


def test_no_sheet_fits(excel_bytes, only_reason):
    assert "None of its column names is known (1 column)." in only_reason(
        "a.xlsx", excel_bytes(A=[["Memo"], ["x"]], B=[["Other"]])
    )
    assert "does not look like column names" in only_reason("a.xlsx", excel_bytes(A=[]))


def test_a_mapping_finds_its_sheet(excel_bytes, only_note):
    data = excel_bytes(A=[["note"], ["x"]], B=[["Memo"], ["y"]])
    assert only_note("a.xlsx", data, columns={"text": "Memo"}).text == "y"


def test_formulas_are_not_evaluated(excel_bytes):
    # openpyxl writes a formula without a saved value, as an export that Excel never opened does.
    [refusal, note] = read_upload("a.xlsx", excel_bytes(A=[["id", "note"], ["n1", "=1+1"], ["n2", "ct = 1+1"]]))
    assert isinstance(refusal, Refusal)
    assert note.text == "ct = 1+1"


def test_formula_as_text_is_kept(only_note, excel_bytes, with_member):
    cell = '<c r="A{}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>'
    rows = "".join(
        f'<row r="{number}">{cell.format(number, text)}</row>'
        for number, text in enumerate(["note", "=HYPERLINK(&quot;https://example.org&quot;)_x000D_\nend"], start=1)
    )
    sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
    data = with_member(excel_bytes(A=[["x"]]), "xl/worksheets/sheet1.xml", sheet.encode())
    assert only_note("a.xlsx", data).text == '=HYPERLINK("https://example.org")\r\nend'


@pytest.mark.parametrize("declared", ["A1", "A1:XFD1048576"])
def test_the_declared_size_of_a_sheet_does_not_matter(declared, only_note, excel_bytes, with_member):
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="{declared}"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>note</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>one</t></is></c></row></sheetData></worksheet>'
    )
    assert (
        only_note("a.xlsx", with_member(excel_bytes(A=[["x"]]), "xl/worksheets/sheet1.xml", sheet.encode())).text
        == "one"
    )


@pytest.mark.parametrize("member", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"])
def test_damaged(member, excel_bytes, with_member, only_reason):
    data = excel_bytes(A=[["note"], ["Ct said it"]])
    assert "damaged" in only_reason("a.xlsx", with_member(data, member, b"<broken Ct said it"))
    assert "damaged" in only_reason("a.xlsx", data[: len(data) // 2])
