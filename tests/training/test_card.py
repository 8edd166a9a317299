"""The card beside a model: what it is for, what it is not for, and every code's figures."""

import json

import pytest

from notelens.codebook import load_codebook
from notelens.errors import OutputError
from notelens.training.card import model_card, write_card
from notelens.training.failures import Failure

CODES = load_codebook().ids
META = {
    "name": "notelens_trust",
    "version": "9.8.7",
    "notelens": {
        "notes": 123,
        "bank_sentences": 4567,
        "note_writers": ["A", "B"],
        "bank_writers": ["C", "D", "E"],
        "development_notes": 89,
        "development_writers": ["F", "G"],
        "corpus_sha256": "c0ffee",
    },
}
ROW = {"support": 12, "precision": 0.75, "recall": 0.5, "f1": 0.6, "kappa": 0.55, "span": 0.8}
FIGURES = {
    "method": "each writer's notes tagged by a model trained on other writers",
    "notes": 45,
    "sentences": 678,
    "overall": {"macro_f1": 0.61, "core_f1": None, "status_accuracy": 0.9},
    "interval_95": {"macro_f1": [0.55, 0.66]},
    "per_code": {code: ROW for code in CODES} | {CODES[0]: ROW | {"kappa": None}},
}


def test_the_card_says_where_the_figures_come_from_and_what_they_are_not():
    card = model_card(META, FIGURES)
    for words in (
        "notelens_trust 9.8.7",
        "123 synthetic notes by 2 writers",
        "4567 single sentences by 3 writers",
        "89 notes by 2 other writers",
        "c0ffee",
        "Each writer's notes",
        "45 notes",
    ):
        assert words in card
    assert "synthetic notes only" in card
    assert "not known" in card


def test_the_card_says_when_the_encoder_is_older_than_the_rest():
    kept = META | {"notelens": META["notelens"] | {"encoder_kept": True}}
    assert "kept from an earlier training" in model_card(kept, FIGURES)
    assert "kept from an earlier training" not in model_card(META, FIGURES)


@pytest.mark.parametrize(
    ("heading", "words"),
    [("## Intended use", "supervision"), ("## Out of scope", "Ranking or scoring clinicians")],
)
def test_the_card_says_what_the_model_is_for_and_not_for(heading, words):
    section = model_card(META, FIGURES).split(heading)[1].split("##")[0]
    assert words in section


def test_the_card_has_a_row_for_each_code_and_measure_and_leaves_unknown_figures_open():
    lines = model_card(META, FIGURES).splitlines()
    for code in CODES[1:]:
        assert f"| {code} | 12 | 0.750 | 0.500 | 0.600 | 0.550 | 0.800 |  |  |" in lines
    assert f"| {CODES[0]} | 12 | 0.750 | 0.500 | 0.600 |  | 0.800 |  |  |" in lines
    assert "| macro f1 | 0.610 | 0.550 to 0.660 |" in lines
    assert "| core f1 |  |  |" in lines


def test_card_and_figures_are_written_into_the_model_folder(tmp_path):
    (tmp_path / "meta.json").write_text(json.dumps(META), encoding="utf-8")
    write_card(tmp_path, FIGURES)
    assert json.loads((tmp_path / "metrics.json").read_text(encoding="utf-8")) == FIGURES
    assert (tmp_path / "MODEL_CARD.md").read_text(encoding="utf-8") == model_card(META, FIGURES)


def test_a_folder_without_a_model_gets_no_card(tmp_path):
    with pytest.raises(OutputError, match="No card can be written"):
        write_card(tmp_path, FIGURES)
    assert list(tmp_path.iterdir()) == []


def test_the_card_has_the_annotators_beside_each_code_and_what_else_was_measured():
    figures = FIGURES | {
        "annotators": {CODES[0]: {"f1": 0.93, "kappa": 0.92}},
        "slices": [
            {
                "detail": "register",
                "value": "sparse",
                "notes": 9,
                "sentences": 120,
                "micro_precision": 0.7,
                "micro_recall": 0.6,
                "micro_f1": 0.65,
                "false_per_100": 1.25,
            }
        ],
        "reliability": [{"low": 0.5, "high": 0.6, "tags": 10, "mean_score": 0.55, "share_right": 0.5}],
        "baselines": {"keyword list": {"macro_f1": 0.2, "core_f1": 0.3, "micro_precision": 0.1, "micro_recall": 0.4}},
    }
    failure = Failure("false", CODES[0], "AB_001", "He rode the bus.", "rode the bus")
    lines = model_card(META, figures, [failure]).splitlines()
    assert f"| {CODES[0]} | 12 | 0.750 | 0.500 | 0.600 |  | 0.800 | 0.930 | 0.920 |" in lines
    assert "| register | sparse | 9 | 120 | 0.700 | 0.600 | 0.650 | 1.250 |" in lines
    assert "| 0.5 to 0.6 | 10 | 0.550 | 0.500 |" in lines
    assert "| keyword list | 0.200 | 0.300 | 0.100 | 0.400 |" in lines
    assert f"- false, {CODES[0]} (AB_001): He rode the bus. [rode the bus]" in lines


def test_a_card_without_such_figures_has_no_empty_tables():
    card = model_card(META, FIGURES)
    for heading in ("By kind of note", "What a score means", "Beside simpler methods", "Known failures"):
        assert heading not in card
