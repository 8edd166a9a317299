import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from notelens.reading import read_upload


def insert(xml: str):
    """Return an edit that puts elements into the body; `w:` is Word's namespace."""

    def edit(document: docx.document.Document) -> None:
        for element in parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"):
            document.element.body.insert_element_before(element, "w:sectPr")

    return edit


def paragraph(runs: str) -> str:
    return f"<w:p>{runs}</w:p>"


def run(text: str, properties: str = "", tag: str = "w:t") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><{tag} xml:space="preserve">{text}</{tag}></w:r>'


def as_a_clinician_types(document: docx.document.Document) -> None:
    document.add_heading("Progress note", level=1)
    for line in ("Clinician: T03", "Client: C107", "Session: 2", "Format: BIRP"):
        document.add_paragraph(line)
    document.add_heading("Behavior", level=2)
    sentence = document.add_paragraph("Ct was ")
    sentence.add_run("quiet").bold = True
    sentence.add_run("\tand late.\nSat down.")
    document.add_paragraph("maps of the school", style="List Bullet")
    document.add_paragraph("a walk", style="List Number")
    table = document.add_table(rows=3, cols=2)  # the third row stays empty
    for cell, text in zip(table._cells[:4], ("Response", "Smiled.\nOnce.", "Plan", "Next week."), strict=True):
        cell.text = text
    document.add_paragraph("After the table.")
    document.sections[0].header.paragraphs[0].text = "CONFIDENTIAL LETTERHEAD"


def test_body_in_order_with_lists_and_tables(word_bytes, only_note):
    note = only_note("C107_s02.docx", word_bytes(edit=as_a_clinician_types))
    assert note.text == (
        "Progress note\nClinician: T03\nClient: C107\nSession: 2\nFormat: BIRP\nBehavior\n"
        "Ct was quiet\tand late.\nSat down.\n- maps of the school\n- a walk\n"
        "Response | Smiled. Once.\nPlan | Next week.\nAfter the table."
    )
    assert (note.note_id, note.details.clinician, note.details.session_number) == ("C107_s02", "T03", 2)


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (paragraph(run("kept ") + f"<w:del>{run('gone', tag='w:delText')}</w:del>"), "kept "),
        (paragraph(f"<w:ins>{run('added')}</w:ins>" + run(" later")), "added later"),
        (paragraph(f"<w:moveFrom>{run('moved')}</w:moveFrom><w:moveTo>{run('moved')}</w:moveTo>"), "moved"),
        (paragraph(run("seen") + run("hidden", "<w:vanish/>")), "seen"),
        (paragraph(run("seen", '<w:vanish w:val="0"/>')), "seen"),
        (f"<w:sdt><w:sdtContent>{paragraph(run('in a control'))}</w:sdtContent></w:sdt>", "in a control"),
        (paragraph(f"<w:sdt><w:sdtContent>{run('inline control')}</w:sdtContent></w:sdt>"), "inline control"),
        (paragraph(run("a") + run(" ") + run("b")), "a b"),
        (paragraph(run("PAGE", tag="w:instrText") + run("3")), "3"),
        (paragraph("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r>"), "a\nb-c"),
        (paragraph(f'<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>{run("item")}'), "- item"),
        (paragraph(f'<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>{run("no item")}'), "no item"),
        (paragraph(f'<w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr>{run("stop")}'), "stop"),
        (paragraph(run("before") + f"<w:drawing>{paragraph(run('text box'))}</w:drawing>"), "before"),
        (f"<w:tbl><w:tr><w:tc>{paragraph(run('S: a'))}{paragraph(run('P: b'))}</w:tc></w:tr></w:tbl>", "S: a\nP: b"),
    ],
    ids=[
        "deleted",
        "inserted",
        "moved",
        "hidden",
        "not-hidden",
        "control",
        "inline-control",
        "space",
        "field",
        "marks",
        "list",
        "no-list",
        "tab-stop",
        "box",
        "one-cell",
    ],
)
def test_what_counts_as_text(xml, text, word_bytes, only_note):
    assert only_note("a.docx", word_bytes(edit=insert(xml))).text == text


def test_external_entities_are_not_read(tmp_path, word_bytes, with_member):
    secret = tmp_path / "secret.txt"
    secret.write_text("planted words", encoding="utf-8")
    body = (
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        f"<w:document {nsdecls('w')}><w:body>{paragraph(run('before &x; after'))}</w:body></w:document>"
    )
    [item] = read_upload("a.docx", with_member(word_bytes("x"), "word/document.xml", body.encode()))
    assert "planted" not in getattr(item, "text", "") + getattr(item, "reason", "")


@pytest.mark.parametrize("member", ["word/document.xml", "[Content_Types].xml", "word/styles.xml"])
def test_damaged(member, word_bytes, with_member, only_reason):
    data = word_bytes("Ct said it")
    reason = only_reason("a.docx", with_member(data, member, b"<w:p>Ct said it"))
    assert "damaged" in reason
    assert "Ct said" not in reason
    assert "damaged" in only_reason("a.docx", data[: len(data) // 2])


def test_a_document_without_text_says_what_is_not_read(word_bytes, only_reason):
    assert "Text in boxes" in only_reason("a.docx", word_bytes("", " "))


def test_a_workbook_with_the_wrong_ending(excel_bytes, only_reason):
    assert "Word document is damaged" in only_reason("a.docx", excel_bytes(A=[["note"]]))
