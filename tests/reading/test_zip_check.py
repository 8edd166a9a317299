import zipfile
from io import BytesIO

import pytest

from notelens.errors import ReadingError
from notelens.reading.zip_check import MAX_MEMBERS, check_zip


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_a_bomb_is_not_opened(name, word_bytes, with_member, only_reason, monkeypatch):
    bomb = with_member(word_bytes("x"), "word/document.xml", b" " * 42_000_000)
    assert len(bomb) < 200_000
    for parser in ("notelens.reading.word.docx.Document", "notelens.reading.excel.load_workbook"):
        monkeypatch.setattr(parser, lambda *_, **__: pytest.fail("the parser was reached"))
    assert "unpack" in only_reason(name, bomb)


def archive(*members: tuple[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members:
            made.writestr(name, content)
    return target.getvalue()


def encrypted(data: bytes) -> bytes:
    """Set the flag for encryption in the directory of an archive with one member."""
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + bytes([data[at] | 1]) + data[at + 1 :]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (archive(("a", b"x" * 10_001)), "far more"),
        (archive(*((f"a{number}", b"") for number in range(MAX_MEMBERS + 1))), "far more"),
        (encrypted(archive(("a", b"x"))), "password"),
        (archive(("a", b"x"))[:-10], "damaged"),
        (b"PK\x03\x04 and then nothing", "damaged"),
    ],
    ids=["size", "members", "password", "cut", "not-a-zip"],
)
def test_refused(data, says):
    with pytest.raises(ReadingError, match=says):
        check_zip(data, max_unpacked=10_000)


def test_the_ratio_counts_only_for_large_content():
    check_zip(archive(("a", b" " * 4_000_000)), max_unpacked=40_000_000)
    with pytest.raises(ReadingError, match="huge"):
        check_zip(archive(("a", b" " * 6_000_000)), max_unpacked=40_000_000)
