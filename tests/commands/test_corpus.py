"""`notelens corpus`: checked, counted and exported from the command line."""

import json

import pytest
import spacy
from spacy.tokens import DocBin

NOTE = (
    "=== AB_001 | register sparse | format SOAP\nI: {validation: Validated her anger}. Will {check_in/planned: ask}.\n"
)
TEXT = "I: Validated her anger. Will ask."
LINE = "plan || || {empathy: Sat with him}, {validation/negated: did not validate}."


@pytest.fixture
def folder(tmp_path):
    corpus = tmp_path / "corpus"
    for name, content in (
        ("notes/AB.txt", NOTE),
        ("bank/Q_empathy.txt", LINE),
        ("writers.toml", '[AB]\nsplit = "train"\nfamily = "x"\n[Q]\nsplit = "test"\nfamily = "y"\n'),
    ):
        (corpus / name).parent.mkdir(parents=True, exist_ok=True)
        (corpus / name).write_text(content, encoding="utf-8")
    return corpus


def test_a_good_corpus_passes_and_a_small_one_fails_on_balance_only(notelens, folder):
    run = notelens("corpus", "check", folder, "--no-balance")
    assert run.code == 0
    assert "Nothing is wrong with 1 notes and 1 bank sentences." in run.out
    run = notelens("corpus", "check", folder)
    assert run.code == 1
    assert "1 notes, and 1000 are wanted" in run.out


def test_a_fault_is_printed_with_its_place_and_fails(notelens, folder):
    (folder / "notes" / "AB.txt").write_text(NOTE.replace("her anger}", "her anger. W}"), encoding="utf-8")
    run = notelens("corpus", "check", folder, "--no-balance")
    assert run.code == 1
    assert "AB_001: validation at 3-25 crosses a sentence" in run.out


def test_stats_count_notes_tags_and_registers(notelens, folder):
    run = notelens("corpus", "stats", folder)
    assert run.code == 0
    rows = [line.split() for line in run.out.splitlines()]
    assert ["train", "1", "1", "2", "0", "0", "2"] in rows
    assert ["validation", "1", "0", "1", "0", "1", "1", "0"] in rows
    assert any(row[:2] == ["sparse", "1"] for row in rows)


def exported(notelens, folder, to, output):
    run = notelens("corpus", "export", folder, "--to", to, "-o", output)
    assert run.code == 0
    assert str(output) in run.err
    return output


def test_jsonl_is_read_back_by_the_project_itself(notelens, folder, tmp_path):
    run = notelens("corpus", "export", folder)
    assert run.code == 0
    note, line = map(json.loads, (folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines())
    assert (note["note_id"], note["split"], note["text"]) == ("AB_001", "train", TEXT)
    assert {"start": 3, "end": 22, "code": "validation", "status": "present"} in note["tags"]
    assert (line["note_id"], line["split"], line["format"]) == ("Q_empathy:1:1", "test", "single sentence")
    assert notelens("corpus", "check", folder / "corpus.jsonl", "--no-balance").code == 0


def test_doccano_prodigy_and_label_studio_get_the_spans_they_read(notelens, folder, tmp_path):
    first = json.loads(exported(notelens, folder, "doccano", tmp_path / "d.jsonl").read_text().splitlines()[0])
    assert first["label"] == [[3, 22, "validation"], [29, 32, "check_in/planned"]]

    first = json.loads(exported(notelens, folder, "prodigy", tmp_path / "p.jsonl").read_text().splitlines()[0])
    span = first["spans"][0]
    words = [token["text"] for token in first["tokens"][span["token_start"] : span["token_end"] + 1]]
    assert (words, span["label"]) == (["Validated", "her", "anger"], "validation")

    first = json.loads(exported(notelens, folder, "labelstudio", tmp_path / "l.json").read_text())[0]
    code, status = first["annotations"][0]["result"][2:4]
    assert first["data"]["text"] == TEXT
    assert (code["value"]["labels"], status["value"]["choices"]) == (["check_in"], ["planned"])
    assert code["id"] == status["id"]


def test_spacy_gets_one_file_per_split(notelens, folder, tmp_path):
    output = tmp_path / "bins"
    run = notelens("corpus", "export", folder, "--to", "spacy", "-o", output)
    assert run.code == 0
    vocab = spacy.blank("en").vocab
    docs = {split: list(DocBin().from_disk(output / f"{split}.spacy").get_docs(vocab)) for split in ("train", "test")}
    spans = docs["train"][0].spans["trust"]
    assert [(span.text, span.label_, span.id_) for span in spans] == [
        ("Validated her anger", "validation", "present"),
        ("ask", "check_in", "planned"),
    ]
    assert len(docs["test"]) == 1


@pytest.mark.parametrize("to", ["doccano", "spacy"])
def test_an_export_for_a_tool_needs_a_place(notelens, folder, to):
    run = notelens("corpus", "export", folder, "--to", to)
    assert run.code == 2
    assert "--output" in run.err


def test_a_place_that_cannot_be_written_is_an_error_for_people(notelens, folder, tmp_path):
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    run = notelens("corpus", "export", folder, "--to", "doccano", "-o", tmp_path / "taken" / "d.jsonl")
    assert run.code == 2
    assert "cannot be written" in run.err
