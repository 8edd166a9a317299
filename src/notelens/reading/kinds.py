"""The first bytes of a file and its ending -> a reason to refuse it, when the two do not belong together."""

from notelens.reading.naming import suffix

OFFICE_SUFFIXES = frozenset({".docx", ".xlsx"})
ZIP_SUFFIXES = OFFICE_SUFFIXES | {".zip"}

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# First bytes, the ending that goes with them, what the file is, and what to do with it under another name.
_PICTURE = ("a picture", "Pictures of notes are not read; type or export the note as text.")
_MAGIC = (
    (b"%PDF-", ".pdf", "a PDF", "Copy the text out of it and save it as .txt or .docx."),
    (b"{\\rtf", ".rtf", "a rich text (RTF) document", "Open it in a word processor and save it as .docx."),
    (b"\x89PNG", ".png", *_PICTURE),
    (b"\xff\xd8\xff", ".jpg", *_PICTURE),
    (b"GIF8", ".gif", *_PICTURE),
    (b"PAR1", ".parquet", "a Parquet table", "Export the notes from it as .csv."),
    (b"\x1f\x8b", ".gz", "a compressed file", "Unpack it first."),
    (b"SQLite format 3\x00", ".sqlite", "a database", "Export the notes from it as .csv."),
)
_OLD_OFFICE = {
    ".doc": "The file is an old Word document. Open it in Word and save it as .docx.",
    ".xls": "The file is an old Excel workbook. Open it in Excel and save it as .xlsx.",
}


def unknown_suffix(name: str, supported: tuple[str, ...]) -> str:
    """Return why a file with this ending is not read."""
    ending = suffix(name)
    if ending in _OLD_OFFICE:
        return _OLD_OFFICE[ending]
    what = f"Files ending in {ending} are not read" if ending else "The file's name has no ending"
    return f"{what}. Save the notes as one of these and try again: {' '.join(supported)}."


def mismatch(data: bytes, name: str) -> str | None:
    """Return why the content cannot be what the name says, or None."""
    ending = suffix(name)
    if data.startswith(_OLE2):
        return _old_or_encrypted(data, ending)
    if data.startswith(_ZIP):
        return None if ending in ZIP_SUFFIXES else _renamed_zip(data, ending)
    for magic, own_ending, what, advice in _MAGIC:
        if data.startswith(magic) and ending != own_ending:
            return f"The file's name ends in {ending}, but it is {what}. {advice}"
    if ending in OFFICE_SUFFIXES:
        office = "a Word document" if ending == ".docx" else "an Excel workbook"
        return f"The file's name ends in {ending}, but it is not {office}. If it is plain text, rename it to .txt."
    return None


def _old_or_encrypted(data: bytes, ending: str) -> str:
    if _ENCRYPTED in data:
        return "The file is protected with a password. Open it, remove the password and save it again."
    excel = "Workbook".encode("utf-16-le") in data
    what, target = ("Excel workbook", ".xlsx") if excel else ("Word document", ".docx")
    return f"The file's name ends in {ending}, but it is an old {what}. Open it and save it as {target}."


def _renamed_zip(data: bytes, ending: str) -> str:
    for marker, what, target in (
        (b"word/document", "a Word document", ".docx"),
        (b"xl/", "an Excel workbook", ".xlsx"),
    ):
        if marker in data:
            return f"The file's name ends in {ending}, but it is {what}. Rename it to {target}."
    return f"The file's name ends in {ending}, but it is a ZIP archive. Unpack it first."
