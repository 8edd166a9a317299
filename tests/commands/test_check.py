"""`notelens check`: the privacy gate alone, and never the text that it found."""

import pandas as pd
import pytest


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".xlsx"])
def test_findings_have_places_and_kinds_but_no_text(notelens, notes, tmp_path, suffix):
    output = tmp_path / f"findings{suffix}"
    run = notelens("check", notes, "-o", output)
    assert run.code == 3
    assert "2 notes checked, 1 with identifiers, 0 refused." in run.out
    reader = {".jsonl": lambda path: pd.read_json(path, lines=True), ".csv": pd.read_csv, ".xlsx": pd.read_excel}
    table = reader[suffix](output)
    assert list(table.columns) == ["note_id", "part", "start", "end", "kind", "score"]
    [row] = table.to_dict("records")
    text = (notes / "email.txt").read_text(encoding="utf-8")
    assert (row["note_id"], row["part"], row["kind"]) == ("email", "text", "EMAIL")
    assert text[row["start"] : row["end"]] == "zelda@example.org"
    assert b"zelda" not in output.read_bytes()
    assert "zelda" not in run.out + run.err


def test_nothing_found_is_exit_code_0_without_a_promise(notelens, notes):
    run = notelens("check", notes / "plain.txt")
    assert (run.code, run.err) == (0, "")
    assert "may still hold identifiers" in run.out


def test_a_file_that_cannot_be_read_is_exit_code_3(notelens, tmp_path):
    (tmp_path / "note.txt").write_bytes(b"")
    run = notelens("check", tmp_path / "note.txt")
    assert run.code == 3
    assert "note.txt: The file is empty." in run.err


@pytest.mark.parametrize(("path", "output"), [("nowhere", "f.csv"), ("notes", "f.txt"), ("notes", "missing/f.csv")])
def test_wrong_paths_are_exit_code_2(notelens, notes, tmp_path, path, output):
    assert notelens("check", tmp_path / path, "-o", tmp_path / output).code == 2
