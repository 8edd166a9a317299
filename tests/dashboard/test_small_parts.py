import json

import pandas as pd
import pytest

from notelens.codebook import load_codebook
from notelens.dashboard.code_panel import code_rules, example_html, tag_panel
from notelens.dashboard.figures_view import Figure, rate_words
from notelens.dashboard.filters import NOT_GIVEN, matching
from notelens.dashboard.model_facts import read_model_facts
from notelens.dashboard.wording import code_colour, code_mark, code_name, sureness
from notelens.errors import ModelError
from notelens.records import Evidence, Status, Tag

CODEBOOK = load_codebook()


def tag(code, **changes):
    parts = {
        "note_id": "n", "start": 0, "end": 4, "code": code, "status": Status.PLANNED, "score": 0.76,
        "sentence_start": 0, "sentence_end": 4, "section": "Plan & more", "evidence": Evidence.QUOTED, "text": "held",
    }  # fmt: skip
    return Tag(**parts | changes)


@pytest.mark.parametrize("code", CODEBOOK.ids)
def test_every_code_has_a_panel_with_definition_example_and_near_miss(code):
    panel = tag_panel(tag(code), CODEBOOK)
    entry = CODEBOOK[code]
    assert panel.count("<mark ") == len(entry.examples[0].spans)
    for part in (entry.name, "Planned", "quoted word for word", "fairly sure (0.76)", "Plan &amp; more"):
        assert part in panel


def test_a_code_that_the_codebook_lacks_is_still_explained():
    assert "no such code" in tag_panel(tag("old_code"), CODEBOOK)
    assert code_name(CODEBOOK, "old_code") == "old_code"
    assert code_mark(CODEBOOK, "old_code", Status.NEGATED) == "old_code, not done"
    assert code_colour(CODEBOOK, "old_code").startswith("#")


def test_an_example_is_marked_where_its_spans_are():
    entry = CODEBOOK["validation"]
    example = entry.examples[0]
    start, end = example.spans[0]
    assert f">{example.text[start:end]}</mark>" in example_html(example, entry.colour)
    assert code_rules(entry, examples=99).count("<em>") == len(entry.near_misses)


@pytest.mark.parametrize(
    ("score", "words"),
    [(0.97, "very sure (0.97)"), (0.9, "very sure (0.90)"), (0.6, "leaning towards it (0.60)"), (0.2, "unsure (0.20)")],
)
def test_a_score_is_told_in_words_and_as_a_number(score, words):
    assert sureness(score) == words


def test_few_notes_get_no_rate():
    notes = dict.fromkeys(Status, 1)
    figure = Figure(code="repair", name="Repair", n=4, notes=notes, share=None, low=None, high=None)
    assert rate_words(figure) == "too few notes for a rate"


@pytest.mark.parametrize(
    ("choices", "kept"),
    [
        ({}, ["n1", "n2", "n3"]),
        ({"clinician": []}, ["n1", "n2", "n3"]),
        ({"clinician": ["T01", NOT_GIVEN]}, ["n1", "n3"]),
        ({"clinician": ["T01"], "client": ["C2"]}, []),
    ],
)
def test_filters_join_columns_with_and_values_with_or(choices, kept):
    notes = pd.DataFrame(
        {"note_id": ["n1", "n2", "n3"], "clinician": ["T01", "T02", None], "client": ["C1", "C2", "C2"]}, dtype="string"
    )
    assert matching(notes, choices)["note_id"].tolist() == kept


def test_the_facts_of_a_model_are_read_from_its_folder(tmp_path):
    (tmp_path / "meta.json").write_text(json.dumps({"name": "trust", "version": "1.2"}), encoding="utf-8")
    assert read_model_facts(tmp_path).figures == ()
    metrics = {"macro_f1": 0.51234, "codes": {"repair": {"f1": 0.5}}, "notes": 40, "seen": None}
    (tmp_path / "metrics.json").write_text(json.dumps(metrics), encoding="utf-8")
    facts = read_model_facts(tmp_path)
    assert (facts.name, facts.version) == ("trust", "1.2")
    assert facts.figures == (("macro f1", "0.512"), ("codes, repair, f1", "0.500"), ("notes", "40"))


@pytest.mark.parametrize("content", [None, "{broken"])
def test_a_model_folder_that_cannot_be_read_is_named(tmp_path, content):
    if content is not None:
        (tmp_path / "meta.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match="meta.json"):
        read_model_facts(tmp_path)
