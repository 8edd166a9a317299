"""Small builders: documents, workbooks and archives as bytes, and the two ways to look at what was read."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
import openpyxl
import pytest

from notelens.reading import read_upload
from notelens.records import Refusal, SourceNote


@pytest.fixture
def only_note() -> Callable[..., SourceNote]:
    def read(name: str, data: bytes, **options) -> SourceNote:
        [note] = read_upload(name, data, **options)
        assert isinstance(note, SourceNote), note
        return note

    return read


@pytest.fixture
def only_reason() -> Callable[..., str]:
    def read(name: str, data: bytes, **options) -> str:
        [refusal] = read_upload(name, data, **options)
        assert isinstance(refusal, Refusal), "the file should have been refused"
        return refusal.reason

    return read


@pytest.fixture
def word_bytes() -> Callable[..., bytes]:
    def build(*paragraphs: str, edit: Callable | None = None) -> bytes:
        document = docx.Document()
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
        if edit:
            edit(document)
        target = BytesIO()
        document.save(target)
        return target.getvalue()

    return build


@pytest.fixture
def excel_bytes() -> Callable[..., bytes]:
    def build(**sheets: list[list[object]]) -> bytes:
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.active)
        for title, rows in sheets.items():
            sheet = workbook.create_sheet(title)
            for row in rows:
                sheet.append(row)
        target = BytesIO()
        workbook.save(target)
        return target.getvalue()

    return build


@pytest.fixture
def with_member() -> Callable[..., bytes]:
    """Put a member into an archive, in place of the one with its name."""

    def build(data: bytes, name: str, content: bytes) -> bytes:
        target = BytesIO()
        with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
            for member in old.namelist():
                if member != name:
                    new.writestr(member, old.read(member))
            new.writestr(name, content)
        return target.getvalue()

    return build
