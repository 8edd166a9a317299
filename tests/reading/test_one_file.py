import pytest

from notelens.errors import ReadingError
from notelens.reading import SUPPORTED_SUFFIXES, read_upload
from notelens.reading.contract import MAX_FILE_BYTES

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"%PDF-1.7 ...", "it is a PDF"),
        ("a.md", b"{\\rtf1 ct}", "rich text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "a picture"),
        ("a.txt", b"\xff\xd8\xff\xe0", "a picture"),
        ("a.csv", b"PK\x03\x04 word/document.xml", "Rename it to .docx"),
        ("a.csv", b"PK\x03\x04 xl/workbook.xml", "Rename it to .xlsx"),
        ("a.txt", b"PK\x03\x04 notes/a.txt", "ZIP archive"),
        ("a.docx", b"S: plain text", "not a Word document"),
        ("a.docx", b"%PDF-1.7", "it is a PDF"),
        ("a.xlsx", b"note,client", "not an Excel workbook"),
        ("a.docx", OLE2, "old Word document"),
        ("a.xlsx", OLE2 + "Workbook".encode("utf-16-le"), "old Excel workbook"),
        ("a.docx", OLE2 + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.xlsx", OLE2 + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.doc", OLE2, "save it as .docx"),
        ("a.xls", OLE2, "save it as .xlsx"),
        ("a.mp3", b"x", "Files ending in .mp3 are not read"),
        ("notes", b"x", "has no ending"),
        ("a.docx", b"", "The file is empty"),
        ("a.txt", b"x" * (MAX_FILE_BYTES + 1), "larger than 50 MB"),
    ],
)
def test_names_that_lie_and_files_that_are_not_read(name, data, says, only_reason):
    reason = only_reason(name, data)
    assert says in reason
    assert reason[0].isupper()
    assert reason.endswith(".")


@pytest.mark.parametrize("text", ["PK was seen today", "PDF sent to ct", "{rtf}", "\u20acPNG"])
def test_notes_that_only_look_like_other_files(text, only_note):
    assert only_note("a.txt", text.encode()).text == text


def test_the_ending_may_be_in_capitals(only_note):
    assert only_note("NOTE.TXT", b"S: ok").note_id == "NOTE"


def test_an_upload_touches_no_disk(monkeypatch, word_bytes, excel_bytes):
    files = {"a.docx": word_bytes("S: ok"), "a.xlsx": excel_bytes(A=[["note"], ["ok"]]), "a.txt": b"ok"}
    monkeypatch.setattr("pathlib.Path.open", lambda *_, **__: pytest.fail("a file was opened"))
    monkeypatch.setattr("tempfile.NamedTemporaryFile", lambda *_, **__: pytest.fail("a file was made"))
    assert all(item.text for name, data in files.items() for item in read_upload(name, data))


def test_the_name_is_not_trusted(only_note):
    note = only_note("..\\..\\C:\\T01/no\u202ete\x1b\n.txt", b"S: ok")
    assert (note.source, note.note_id) == ("T01/note .txt", "note")


def test_an_unknown_field_is_the_callers_mistake():
    with pytest.raises(ReadingError, match="no field txt"):
        read_upload("a.txt", b"S: ok", columns={"txt": "Note"})


@pytest.mark.parametrize("suffix", SUPPORTED_SUFFIXES)
def test_every_format_refuses_nonsense(suffix, only_reason):
    assert only_reason(f"a{suffix}", b"\x00\x01\x02")
