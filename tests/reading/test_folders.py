import os
from pathlib import Path

import pytest

from notelens.errors import ReadingError
from notelens.reading import read_path
from notelens.reading.contract import MAX_FILE_BYTES
from notelens.records import Refusal, SourceNote


def write(folder: Path, **files: bytes) -> None:
    for name, data in files.items():
        path = folder / name.replace("__", "/").replace("_DOT_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def test_a_folder_in_order_with_mixed_encodings(tmp_path):
    write(
        tmp_path,
        b_DOT_txt="S: \u201cok\u201d".encode("cp1252"),
        a_DOT_md="S: \u201cok\u201d".encode("utf-16"),
        T1__a_DOT_txt="S: \u201cok\u201d".encode(),
        T1__deep__t_DOT_csv=b"note\nS: fine\n",
    )
    items = list(read_path(tmp_path))
    assert [(item.note_id, item.source) for item in items] == [
        ("a", "T1/a.txt"),
        ("t#1", "T1/deep/t.csv row 1"),
        ("a~2", "a.md"),
        ("b", "b.txt"),
    ]
    assert [item.text for item in items if item.source != "T1/deep/t.csv row 1"] == ["S: \u201cok\u201d"] * 3


def test_what_is_passed_over_and_what_is_refused(tmp_path):
    write(
        tmp_path,
        README_DOT_md=b"read me",
        LICENSE=b"x",
        _DOT_hidden_DOT_txt=b"x",
        _DOT_git__a_DOT_txt=b"x",
        photo_DOT_heic=b"x",
        empty_DOT_txt=b"",
        ok_DOT_txt=b"S: ok",
        readme_notes__n_DOT_txt=b"S: ok",
    )
    (tmp_path / "~$ok.docx").write_bytes(b"lock")
    found = {item.source: type(item) for item in read_path(tmp_path)}
    assert found == {
        "empty.txt": Refusal,
        "ok.txt": SourceNote,
        "photo.heic": Refusal,
        "readme_notes/n.txt": SourceNote,
    }


def test_a_huge_line_does_not_stop_the_batch(tmp_path):
    write(tmp_path, a_DOT_txt=b"x" * 5_000_000, b_DOT_txt=b"S: ok")
    refusal, note = read_path(tmp_path)
    assert "5,000,000 characters" in refusal.reason
    assert note.note_id == "b"


def test_one_file(tmp_path):
    write(tmp_path, a_DOT_txt=b"S: ok")
    [note] = read_path(tmp_path / "a.txt")
    assert (note.note_id, note.source) == ("a", "a.txt")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "holds no files"),
        ("none.txt", "no such file"),
        ("pipe.txt", "cannot be opened"),
        ("big.txt", "larger than"),
    ],
)
def test_paths_with_nothing_to_read(name, says, tmp_path):
    if name == "pipe.txt":
        os.mkfifo(tmp_path / name)
    if name == "big.txt":
        with (tmp_path / name).open("wb") as file:
            file.truncate(MAX_FILE_BYTES + 1)
    [refusal] = read_path(tmp_path / name)
    assert says in refusal.reason
    assert str(tmp_path) not in refusal.source + refusal.reason


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    write(tmp_path, a_DOT_txt=b"S: ok", b_DOT_txt=b"S: ok")
    read_bytes = Path.read_bytes

    # File modes do not bind the administrator, who may run the tests.
    def forbid(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", forbid)
    refusal, note = read_path(tmp_path)
    assert "Check that you may read it" in refusal.reason
    assert note.note_id == "b"


def test_links_that_leave_the_folder_are_not_followed(tmp_path):
    write(tmp_path, outside__secret_DOT_txt=b"S: secret", notes__a_DOT_txt=b"S: ok", notes__sub__b_DOT_txt=b"S: ok")
    notes = tmp_path / "notes"
    (notes / "link.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (notes / "linked").symlink_to(tmp_path / "outside")
    (notes / "loop.txt").symlink_to(notes / "loop.txt")
    (notes / "round").symlink_to(notes)
    (notes / "within.txt").symlink_to(notes / "a.txt")
    found = {item.source: getattr(item, "text", None) for item in read_path(notes)}
    assert found == {
        "a.txt": "S: ok",
        "link.txt": None,
        "linked": None,
        "loop.txt": None,
        "round": None,
        "sub/b.txt": "S: ok",
        "within.txt": "S: ok",
    }


def test_an_unknown_field_is_refused_before_anything_is_read(tmp_path):
    with pytest.raises(ReadingError, match="no field txt"):
        read_path(tmp_path, columns={"txt": "Note"})


def test_no_repr_shows_the_text(tmp_path):
    write(tmp_path, a_DOT_txt=b"S: planted words", b_DOT_csv=b"note\nplanted words\n", c_DOT_json=b'["planted words"]')
    assert "planted" not in repr(list(read_path(tmp_path)))
