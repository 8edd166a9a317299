"""An annotated corpus is read whole or refused with file and line, never with the words of a note."""

import json

import pytest

from notelens.codebook import load_codebook
from notelens.errors import CorpusError
from notelens.records import Status
from notelens.training.corpus import load_corpus

BOOK = load_codebook()
PLANTED = "marzipan"
TEXT = f"Validated anger about the {PLANTED}."
TAG = {"start": 0, "end": 15, "code": "validation", "status": "present"}
ROW = {"note_id": "seed_A_1", "text": TEXT, "sentences": [[0, len(TEXT)]], "tags": [TAG]}


def without(field):
    return {name: value for name, value in ROW.items() if name != field}


def write(path, *rows):
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_a_folder_is_read_in_order_of_name_and_writers_are_told_apart(tmp_path):
    write(tmp_path / "b.jsonl", ROW | {"note_id": "seed_B_1"}, "", ROW | {"note_id": "x", "writer": "own"})
    write(tmp_path / "a.jsonl", ROW)
    (tmp_path / "notes.txt").write_text("not of the corpus", encoding="utf-8")
    notes = load_corpus(tmp_path, BOOK).notes
    assert [(note.note_id, note.writer) for note in notes] == [
        ("seed_A_1", "seed_A"),
        ("seed_B_1", "seed_B"),
        ("x", "own"),
    ]
    [tag] = notes[0].tags
    assert (TEXT[tag.start : tag.end], tag.code, tag.status) == ("Validated anger", "validation", Status.PRESENT)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (json.dumps(ROW)[:-20], r"no valid JSON at column \d+"),
        (TEXT, "no valid JSON at column 1"),
        (without("text"), "the field 'text' is missing"),
        (without("sentences"), "the field 'sentences' is missing"),
        (without("tags"), "the field 'tags' is missing"),
        (without("note_id"), "the field 'note_id' is missing"),
        ([TEXT], "wrong type"),
        (ROW | {"text": [TEXT]}, "the text is not a string"),
        (ROW | {"text": None}, "the text is not a string"),
        (ROW | {"sentences": [[0, TEXT]]}, "an offset is not a whole number"),
        (ROW | {"tags": [TAG | {"end": 500}]}, "a tag at 0-500 lies outside the text"),
        (ROW | {"tags": [TAG | {"start": -1}]}, "a tag at -1-15 lies outside the text"),
        (ROW | {"tags": [TAG | {"start": 15}]}, "a tag at 15-15 lies outside the text"),
        (ROW | {"tags": [TAG | {"start": TEXT}]}, "an offset is not a whole number"),
        (ROW | {"tags": [TAG | {"code": "validaton"}]}, "the code 'validaton' is not in the codebook"),
        (ROW | {"tags": [TAG | {"status": "soon"}]}, "'soon' is not a valid Status"),
        (ROW | {"tags": [{"start": 0, "end": 15, "code": "validation"}]}, "the field 'status' is missing"),
        (ROW | {"tags": TEXT}, "wrong type"),
    ],
)
def test_a_fault_is_named_by_file_and_line_without_the_text(tmp_path, row, said):
    write(tmp_path / "corpus.jsonl", ROW | {"note_id": "good"}, "", row)
    with pytest.raises(CorpusError, match=rf"corpus\.jsonl, line 3: .*{said}") as caught:
        load_corpus(tmp_path, BOOK)
    assert PLANTED not in str(caught.value)


def test_an_id_that_comes_twice_is_named(tmp_path):
    write(tmp_path / "a.jsonl", ROW)
    write(tmp_path / "b.jsonl", ROW | {"note_id": "other"}, ROW)
    with pytest.raises(CorpusError, match=r"two notes have the id seed_A_1"):
        load_corpus(tmp_path, BOOK)


@pytest.mark.parametrize("name", [".", "nowhere.jsonl", "latin.jsonl", "blank.jsonl"])
def test_nothing_to_read_is_an_error_that_names_the_path(tmp_path, name):
    if name == "latin.jsonl":
        (tmp_path / name).write_bytes(TEXT.encode() + b"\xe9")
    if name == "blank.jsonl":
        write(tmp_path / name, "", " ")
    with pytest.raises(CorpusError) as caught:
        load_corpus(tmp_path / name, BOOK)
    assert str(tmp_path / name) in str(caught.value)
    assert PLANTED not in str(caught.value)
