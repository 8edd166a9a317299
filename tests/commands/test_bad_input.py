"""One folder of everything that goes wrong: what can be read is read, the rest is named, and nothing is fetched."""

import socket

import docx
import pytest

GOOD = "Validated her anger about the delay — all of it."
MARKUP = (
    '<script>fetch("http://127.0.0.1:9/a")</script><img src="http://127.0.0.1:9/b.png" onerror="alert(1)">\n'
    "![pixel](http://127.0.0.1:9/c.png)\n"
    '=HYPERLINK("http://127.0.0.1:9/d","x")\n'
    "=cmd|' /C calc'!A0\n"
    f"{GOOD}\n"
)
# File -> what its refusal must say; the person who gave the file has to know what to do.
REFUSED = {
    "empty.txt": "empty",
    "text.docx": "Word",
    "corrupt.docx": "damaged",
    "no_text_column.csv": "No column holds the text",
    "nul.txt": "NUL bytes",
    "one_line.txt": "Split it",
    "picture.png": ".docx",
}
READ = {"utf8", "bom", "utf16", "cp1252", "word", "markup"}


@pytest.fixture
def batch(tmp_path):
    folder = tmp_path / "batch"
    folder.mkdir()
    document = docx.Document()
    document.add_paragraph(GOOD)
    document.save(folder / "word.docx")
    content = {
        "empty.txt": b"",
        "text.docx": GOOD.encode(),
        "corrupt.docx": (folder / "word.docx").read_bytes()[:-600],
        "no_text_column.csv": b"colour,size\nred,3\n",
        "nul.txt": b"Validated\x00 her anger.\x00\x01\x02",
        "one_line.txt": b"word " * 1_000_000,
        "picture.png": b"\x89PNG\r\n",
        "utf8.txt": GOOD.encode(),
        "bom.txt": GOOD.encode("utf-8-sig"),
        "utf16.txt": GOOD.encode("utf-16"),
        "cp1252.txt": GOOD.encode("cp1252"),
        "markup.md": MARKUP.encode(),
    }
    for name, data in content.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def no_network(monkeypatch):
    tried = []

    def connect(_, address):
        tried.append(address)
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *address, **_: connect(None, address))
    return tried


def test_a_batch_with_bad_files_is_analysed_as_far_as_it_can_be(notelens, batch, tmp_path, rows, no_network):
    run = notelens("analyze", batch, "-o", tmp_path / "tags.jsonl", "--identifiers", "allow")
    assert run.code == 3
    assert f"{len(READ)} notes analysed, {len(REFUSED)} refused" in run.out
    lines = [line for line in run.err.splitlines() if line.startswith("  refused: ")]
    said = dict(line.removeprefix("  refused: ").split(": ", 1) for line in lines)
    assert said.keys() == REFUSED.keys()
    assert {name: reason for name, reason in said.items() if REFUSED[name] not in reason} == {}
    tags = [row for row in rows(tmp_path / "tags.jsonl") if row["code"] == "validation"]
    assert {tag["note_id"] for tag in tags} == READ
    # Every encoding gives the same text, and so do Word and plain text.
    assert len({(tag["start"], tag["text"]) for tag in tags if tag["note_id"] != "markup"}) == 1
    assert no_network == []


def test_markup_and_formulas_are_text_in_the_sheet(notelens, batch, tmp_path, no_network):
    openpyxl = pytest.importorskip("openpyxl")
    notelens("analyze", batch / "markup.md", "-o", tmp_path / "tags.xlsx", "--identifiers", "allow")
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "tags.xlsx").active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    assert no_network == []
