"""Readable files of notes: written, read back, and refused with file and note, never with their words."""

import pytest

from notelens.codebook import load_codebook
from notelens.errors import CorpusError
from notelens.records import Status
from notelens.training.corpus import load_corpus
from notelens.training.corpus.notes import read_notes, write_notes

BOOK = load_codebook()
PLANTED = "marzipan"
FILE = f"""# Remarks.

=== AB_001 | register sparse | format SOAP | modality couple | approach EFT
S: Argued about {PLANTED}.

I: {{validation: Validated her anger}}. {{check_in/planned: Will ask how the pace is}}.

=== AB_002
Rode the bus.
"""


def test_notes_are_read_with_their_details_tags_and_sentences(tmp_path):
    (tmp_path / "AB.txt").write_text(FILE, encoding="utf-8")
    first, second = read_notes(tmp_path, BOOK)
    assert (first.note_id, first.writer, first.register, first.modality) == ("AB_001", "AB", "sparse", "couple")
    assert first.text.startswith("S: Argued") and first.text.endswith("pace is.")
    assert [(first.text[t.start : t.end], t.code, t.status) for t in first.tags] == [
        ("Validated her anger", "validation", Status.PRESENT),
        ("Will ask how the pace is", "check_in", Status.PLANNED),
    ]
    assert len(first.sentences) == 3
    assert (second.text, second.tags, second.register) == ("Rode the bus.", (), "")


def test_notes_that_are_written_are_read_back(tmp_path):
    (tmp_path / "AB.txt").write_text(FILE, encoding="utf-8")
    notes = read_notes(tmp_path, BOOK)
    (tmp_path / "again").mkdir()
    write_notes(tmp_path / "again" / "AB.txt", notes)
    assert read_notes(tmp_path / "again", BOOK) == notes


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{validation: ", "{validaton: ", "'validaton' is not in the codebook"),
        ("her anger}", "her anger", "not closed"),
        ("register sparse", "colour blue", "'colour'"),
    ],
)
def test_a_fault_is_named_by_file_and_note(tmp_path, old, new, said):
    (tmp_path / "AB.txt").write_text(FILE.replace(old, new), encoding="utf-8")
    with pytest.raises(CorpusError, match=rf"AB\.txt, note AB_001: .*{said}") as caught:
        read_notes(tmp_path, BOOK)
    assert PLANTED not in str(caught.value)


def test_readable_notes_go_before_their_export_and_writers_have_splits(tmp_path):
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "AB.txt").write_text(FILE, encoding="utf-8")
    (tmp_path / "corpus.jsonl").write_text("not read\n", encoding="utf-8")
    (tmp_path / "writers.toml").write_text('[AB]\nsplit = "test"\nfamily = "couples"\n', encoding="utf-8")
    corpus = load_corpus(tmp_path, BOOK)
    assert [note.note_id for note in corpus.notes] == ["AB_001", "AB_002"]
    assert corpus.part("test").notes == corpus.notes
    assert corpus.part("train", "development").notes == ()


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('[AB]\nsplit = "exam"\nfamily = "couples"\n', r"writer AB: it needs a split \(train, development, test\)"),
        ('[AB]\nsplit = "test"\n', "writer AB"),
        ("[AB\n", "no valid TOML"),
    ],
)
def test_a_fault_in_the_list_of_writers_is_named(tmp_path, toml, said):
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "AB.txt").write_text(FILE, encoding="utf-8")
    (tmp_path / "writers.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(CorpusError, match=rf"writers\.toml.*{said}"):
        load_corpus(tmp_path, BOOK)
