"""A tag is explained by the words that raised it, the context, and annotated sentences like it."""

import numpy as np
import pytest

from notelens import load
from notelens.errors import ModelError
from notelens.records import AnalysedNote, Status, Tag
from notelens.tagging.contexts import SentenceContext
from notelens.tagging.heads import best_stretch
from notelens.tagging.precedents import Precedent, nearest
from notelens.tagging.reasons import MANY_WORDS, explain


@pytest.fixture(scope="module")
def lens():
    return load()


def tagged(lens, text, code) -> tuple[AnalysedNote, Tag]:
    [note] = lens.analyze(text).analysed
    return note, next(tag for tag in note.tags if tag.code == code)


def test_the_words_that_name_the_act_raise_the_score_most(lens):
    note, tag = tagged(lens, "Intervention: Therapist validated her anger at the landlord.", "validation")
    reason = lens.explain(note, tag)
    assert reason.score == pytest.approx(tag.score, abs=1e-6)
    sentence = note.note.text[tag.sentence_start : tag.sentence_end]
    best = max(reason.gains, key=lambda gain: gain.gain)
    assert sentence[best.start : best.end] == "validated"
    assert best.gain > 0.2
    assert [sentence[gain.start : gain.end] for gain in reason.gains][-1] == "landlord"
    assert not reason.named


def test_a_named_technique_in_a_list_is_explained_by_its_name(lens):
    note, tag = tagged(lens, "Interventions: validation, active listening, psychoeducation.", "validation")
    assert lens.explain(note, tag).named


def test_examples_to_compare_have_the_code_and_rather_the_status(lens):
    note, tag = tagged(lens, "Plan: Will validate his grief next week.", "validation")
    assert tag.status is Status.PLANNED
    like = lens.explain(note, tag).like
    assert len(like) == 2
    assert {precedent.code for precedent in like} == {"validation"}
    assert like[0].status is Status.PLANNED
    assert all(precedent.evidence and precedent.evidence in precedent.text for precedent in like)


def test_the_nearest_example_shares_its_words(lens):
    words = lens.nlp.get_pipe("notelens_tagger").model.ensemble.codes
    rows = [
        Precedent("Let the silence be.", 0, 18, "patience", Status.PRESENT),
        Precedent("Went at her speed.", 0, 17, "patience", Status.PRESENT),
        Precedent("Let the silence be, at home.", 0, 18, "validation", Status.PRESENT),
    ]
    found = nearest(rows, words, "let the silence be", "patience", Status.PRESENT, count=2)
    assert [row.text for row in found] == ["Let the silence be."]
    assert nearest(rows, words, "let the silence be", "repair", Status.PRESENT, count=1) == ()


def test_of_a_sentence_without_end_the_words_around_the_evidence_are_read(lens):
    text = "the bus came and " * 60 + "therapist validated her anger " + "and then the bus came " * 40
    start = text.index("validated")
    model, context = lens.nlp.get_pipe("notelens_tagger").model, SentenceContext(text, "", "intervention", "", 0.5)
    reason = explain(model, context, "validation", start=start, end=start + 19, status=Status.PRESENT)
    assert not reason.whole
    assert len(reason.gains) == MANY_WORDS
    best = max(reason.gains, key=lambda gain: gain.gain)
    assert text[best.start : best.end] == "validated"


def test_a_tag_of_another_model_is_refused_without_its_text(lens):
    note, tag = tagged(lens, "Therapist validated her anger.", "validation")
    other = Tag(**{name: getattr(tag, name) for name in tag.__slots__} | {"sentence_start": 3})
    with pytest.raises(ModelError) as caught:
        lens.explain(note, other)
    assert "Analyse the note again" in str(caught.value) and "anger" not in str(caught.value)


@pytest.mark.parametrize(
    ("odds", "edges", "wanted"),
    [
        ([1.0, 1.0, 1.0, 1.0], None, (0, 4)),
        # Words that would all be taken are cut where the evidence is said to begin and end.
        ([0.1, 0.1, 0.1, 0.1], [(0, 0), (3, 0), (0, 3), (0, 0)], (1, 3)),
        ([-1.0, -1.0, -0.5], None, (2, 3)),
        ([1.0] * 200, None, (0, 80)),
    ],
)
def test_evidence_is_a_run_of_words_of_limited_length(odds, edges, wanted):
    numbers = None if edges is None else np.array(edges, dtype=float)
    assert best_stretch(np.array(odds), [False] * len(odds), numbers) == wanted
