"""`notelens analyze`: exit codes, the table, what is redacted, and what is said about it."""

import subprocess

import pandas as pd
import pytest

from notelens.records import TAG_COLUMNS


def test_the_program_analyses_in_silence_and_sums_up(program, notes, tmp_path, rows):
    (notes / "email.txt").unlink()
    command = [program, "analyze", notes, "--output", tmp_path / "tags.jsonl"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 notes analysed, 0 refused" in done.stdout
    [tag] = [row for row in rows(tmp_path / "tags.jsonl") if row["code"] == "validation"]
    assert tuple(tag) == TAG_COLUMNS
    assert (tag["note_id"], tag["status"]) == ("plain", "present")
    assert tag["text"] in "I: Validated her anger about the delay."


def test_a_refused_note_is_exit_code_3_and_is_named_with_what_to_do(notelens, notes, tmp_path, rows):
    run = notelens("analyze", notes, "-o", tmp_path / "tags.jsonl")
    assert run.code == 3
    assert "1 notes analysed, 1 refused" in run.out
    assert "refused: email.txt: Note email holds identifiers" in run.err
    assert "Redact the note" in run.err
    assert "zelda" not in run.out + run.err
    assert {row["note_id"] for row in rows(tmp_path / "tags.jsonl")} == {"plain"}
    assert not (tmp_path / "tags.redacted.jsonl").exists()


def test_redacted_texts_lie_beside_the_tags_and_carry_their_offsets(notelens, notes, tmp_path, rows):
    run = notelens("analyze", notes, "-o", tmp_path / "tags.jsonl", "--identifiers", "redact")
    assert run.code == 0
    [redacted] = rows(tmp_path / "tags.redacted.jsonl")
    assert redacted["note_id"] == "email"
    assert "zelda" not in redacted["text"]
    tags = [row for row in rows(tmp_path / "tags.jsonl") if row["note_id"] == "email"]
    assert tags
    assert [redacted["text"][tag["start"] : tag["end"]] for tag in tags] == [tag["text"] for tag in tags]


def test_allowed_identifiers_are_pointed_out_and_offsets_are_those_of_the_file(notelens, notes, tmp_path, rows):
    run = notelens("analyze", notes, "-o", tmp_path / "tags.jsonl", "--identifiers", "allow")
    assert run.code == 0
    assert "1 notes hold identifiers" in run.out
    text = (notes / "email.txt").read_text(encoding="utf-8")
    tags = [row for row in rows(tmp_path / "tags.jsonl") if row["note_id"] == "email"]
    assert tags
    assert [text[tag["start"] : tag["end"]] for tag in tags] == [tag["text"] for tag in tags]


def test_the_environment_sets_the_policy_and_an_option_stands_above_it(notelens, notes, tmp_path, monkeypatch):
    monkeypatch.setenv("NOTELENS_IDENTIFIERS", "redact")
    assert notelens("analyze", notes, "-o", tmp_path / "tags.csv").code == 0
    assert notelens("analyze", notes, "-o", tmp_path / "tags.csv", "--identifiers", "block").code == 3


def test_no_text_leaves_out_the_text_column(notelens, notes, tmp_path):
    notelens("analyze", notes, "-o", tmp_path / "tags.csv", "--no-text")
    assert list(pd.read_csv(tmp_path / "tags.csv").columns) == [name for name in TAG_COLUMNS if name != "text"]


def test_notes_of_the_same_name_in_two_folders_keep_apart(notelens, notes, tmp_path, rows):
    other = tmp_path / "other"
    other.mkdir()
    (other / "plain.txt").write_text("Validated her relief.", encoding="utf-8")
    notelens("analyze", notes / "plain.txt", other / "plain.txt", "-o", tmp_path / "tags.jsonl")
    assert len({row["note_id"] for row in rows(tmp_path / "tags.jsonl")}) == 2


@pytest.mark.parametrize(
    ("path", "output", "said"),
    [
        ("nowhere", "tags.csv", "nowhere does not exist"),
        ("notes", "tags.txt", "the output ends in .jsonl"),
        ("notes", "missing/tags.csv", "Create it"),
    ],
)
def test_wrong_paths_are_exit_code_2_before_anything_is_analysed(
    notelens, notes, tmp_path, monkeypatch, path, output, said
):
    monkeypatch.setattr("notelens.commands.analyze.analyse", lambda *_, **__: pytest.fail("work was begun"))
    run = notelens("analyze", tmp_path / path, "-o", tmp_path / output)
    assert run.code == 2
    assert said in run.err
    assert not (tmp_path / output).exists()


def test_a_folder_without_a_model_is_exit_code_1(notelens, notes, tmp_path):
    run = notelens("analyze", notes, "-o", tmp_path / "tags.csv", "--model", tmp_path)
    assert run.code == 1
    assert run.err.startswith("Error: ")
    assert "notelens train" in run.err


def test_a_file_name_is_shown_as_it_is(notelens, tmp_path):
    (tmp_path / "[bold]:smile:.xyz").write_text("x", encoding="utf-8")
    run = notelens("analyze", tmp_path, "-o", tmp_path / "[red]:smile:.csv")
    assert "[bold]:smile:.xyz" in run.err
    assert "[red]:smile:.csv" in run.out
