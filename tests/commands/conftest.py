"""The command line in this process: the same entry point and exit codes as the installed program, without its start."""

import json
import os
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from notelens.cli import main
from notelens.codebook import load_codebook
from notelens.engines import _lens
from notelens.locations import corpus_folder
from notelens.training.corpus import NOTES_FOLDER, Split
from notelens.training.corpus.jsonl import as_json
from notelens.training.corpus.notes import read_notes


class Run(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch):
    for name in [name for name in os.environ if name.startswith("NOTELENS_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def notelens(monkeypatch, capsys, lens):
    # The shipped model is loaded once for all tests; test_analyze starts the real program, which loads its own.
    monkeypatch.setattr("notelens.engines._lens", lambda job: _lens(job) if job.model or job.codebook else lens)

    def run(*arguments: object) -> Run:
        monkeypatch.setattr(sys, "argv", ["notelens", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as caught:
            main()
        return Run(int(caught.value.code or 0), *capsys.readouterr())

    return run


@pytest.fixture(scope="session")
def program() -> Path:
    return Path(sys.executable).with_name("notelens")


@pytest.fixture
def notes(tmp_path) -> Path:
    """Two notes, one of them with an address to redact."""
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "plain.txt").write_text("I: Validated her anger about the delay.\n", encoding="utf-8")
    (folder / "email.txt").write_text("Write to zelda@example.org. Validated her fear.\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def small_corpus(tmp_path_factory) -> Path:
    """Eight notes of each of three writers of the seed corpus."""
    folder = tmp_path_factory.mktemp("corpus")
    for letter in "FGH":
        _some_notes(letter, folder / f"{letter}.jsonl")
    return folder


@pytest.fixture(scope="session")
def unseen_notes(tmp_path_factory) -> Path:
    """Eight notes of a writer who is not in the small corpus."""
    path = tmp_path_factory.mktemp("unseen") / "J.jsonl"
    _some_notes("J", path)
    return path


def _some_notes(letter: str, path: Path) -> None:
    notes = [note for note in read_notes(corpus_folder() / NOTES_FOLDER, load_codebook()) if note.writer == letter]
    path.write_text("\n".join(as_json(note, Split.TRAIN) for note in notes[:8]), encoding="utf-8")


@pytest.fixture
def rows():
    def read(path: Path) -> list[dict[str, object]]:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]

    return read
