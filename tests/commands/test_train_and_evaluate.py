"""`notelens train` and `notelens evaluate`: from a small corpus to a model folder, its figures and its card."""

import json

import pytest
import spacy


@pytest.fixture
def shipped(monkeypatch, lens):
    """Spare the second load of the shipped model."""
    monkeypatch.setattr("notelens.commands.evaluate.load", lambda *_, **__: lens)


def test_a_small_corpus_gives_a_model_that_spacy_opens_and_its_card(notelens, small_corpus, unseen_notes, tmp_path):
    model = tmp_path / "model"
    run = notelens("train", small_corpus, "-o", model, "--heads-only")
    assert run.code == 0
    assert f"Trained on 16 notes and 0 single sentences, calibrated on 8 notes. Model: {model}" in run.out

    nlp = spacy.load(model)
    about = nlp.meta["notelens"]
    assert sorted([*about["note_writers"], *about["development_writers"]]) == ["F", "G", "H"]
    assert len(about["development_writers"]) == 1
    # A site's notes stay with the site: no sentence of them goes into a model, whoever gets it.
    assert nlp.get_pipe("notelens_tagger").model.precedents == ()
    assert "CC BY" not in nlp.meta["license"]
    assert nlp("I: Validated her anger about the delay.").spans["trust"].attrs["scores"] is not None

    run = notelens("evaluate", small_corpus / "F.jsonl", "--model", model, "--card")
    assert run.code == 2
    assert "trained on 8 of the 8 notes" in run.err
    assert not (model / "MODEL_CARD.md").exists()

    run = notelens("evaluate", unseen_notes, "--model", model, "-o", tmp_path / "f.json", "--card")
    assert run.code == 0
    assert "macro_f1" in run.out
    figures = json.loads((tmp_path / "f.json").read_text(encoding="utf-8"))
    assert figures["notes"] == 8
    assert 0 < figures["overall"]["micro_f1"] <= 1
    # What the notes cannot tell is null: NaN is no JSON, and zero would be a lie.
    assert "NaN" not in (tmp_path / "f.json").read_text(encoding="utf-8")
    assert json.loads((model / "metrics.json").read_text(encoding="utf-8")) == figures
    assert "synthetic" in (model / "MODEL_CARD.md").read_text(encoding="utf-8")


def test_figures_of_the_shipped_model_are_printed_by_code(notelens, small_corpus, shipped, lens):
    run = notelens("evaluate", small_corpus / "G.jsonl")
    assert (run.code, run.err) == (0, "")
    printed = {line.split()[0] for line in run.out.splitlines()}
    assert {*lens.codebook.ids, "macro_f1", "core_f1", "status_accuracy"} <= printed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["{corpus}", "-o", "{here}/figures.csv"], ".json"),
        (["{corpus}", "-o", "{here}/missing/figures.json"], "Create it"),
        (["{corpus}", "-o", "{here}"], ".json"),
    ],
)
def test_wrong_usage_of_evaluate_is_exit_code_2_before_any_work(
    notelens, small_corpus, tmp_path, monkeypatch, arguments, said
):
    monkeypatch.setattr("notelens.commands.evaluate.load", lambda *_, **__: pytest.fail("work was begun"))
    run = notelens("evaluate", *(part.format(corpus=small_corpus, here=tmp_path) for part in arguments))
    assert run.code == 2
    assert said in run.err


def test_figures_that_cannot_be_written_are_an_error_for_people(notelens, small_corpus, shipped, tmp_path, monkeypatch):
    def remove_folder(*_, **__):
        (tmp_path / "out").rmdir()

    (tmp_path / "out").mkdir()
    monkeypatch.setattr("notelens.commands.evaluate._print", remove_folder)
    run = notelens("evaluate", small_corpus / "G.jsonl", "-o", tmp_path / "out" / "figures.json")
    assert run.code == 2
    assert "cannot be written" in run.err


def keep(corpus, target, choose):
    rows = [json.loads(line) for file in sorted(corpus.glob("*.jsonl")) for line in file.read_text("utf-8").split("\n")]
    target.write_text("\n".join(json.dumps(row) for row in choose(rows)), encoding="utf-8")


def present_only(rows):
    return [row | {"tags": [tag for tag in row["tags"] if tag["status"] == "present"]} for row in rows]


@pytest.mark.parametrize(
    ("choose", "said"),
    [
        (lambda rows: rows[:4], "Training needs 10 at least"),
        (lambda rows: [row | {"writer": "one"} for row in rows], "All notes are by one writer"),
        (present_only, "do not differ in status"),
        (lambda rows: [row | {"tags": []} for row in rows], "do not differ in status"),
        (lambda rows: [], "holds no annotated notes"),
    ],
    ids=["few notes", "one writer", "one status", "no tags", "nothing"],
)
def test_a_corpus_that_nothing_can_be_learnt_from_is_refused(notelens, small_corpus, tmp_path, choose, said):
    keep(small_corpus, tmp_path / "corpus.jsonl", choose)
    run = notelens("train", tmp_path / "corpus.jsonl", "-o", tmp_path / "model", "--heads-only")
    assert run.code == 1
    assert said in run.err
    assert "unexpectedly" not in run.err
    assert not (tmp_path / "model").exists()
