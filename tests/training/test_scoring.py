"""The figures of an evaluation against a case computed by hand."""

from math import isnan

import pytest

from notelens.records import Status
from notelens.training.corpus import AnnotatedNote, GoldTag
from notelens.training.scoring import score

# Ten sentences of three words, each ten characters from the last: "a0 b0 c0. a1 b1 c1. ..."
TEXT = " ".join(f"a{i} b{i} c{i}." for i in range(10))
SENTENCES = tuple((10 * i, 10 * i + 9) for i in range(10))
CODES = ("validation", "empathy", "patience")


def tag(sentence, code="validation", status="present", *, first=0, last=5):
    start = 10 * sentence
    return GoldTag(start=start + first, end=start + last, code=code, status=Status(status))


def note(*tags, note_id="n"):
    return AnnotatedNote(note_id=note_id, writer="w", text=TEXT, sentences=SENTENCES, tags=tags)


def scores(gold, found, core=("validation", "empathy")):
    return score([note(*gold)], {"n": found}, codes=CODES, core=core)


GOLD = [*(tag(i) for i in range(8)), tag(8, "empathy", "planned"), tag(9, "empathy")]
FOUND = [
    *(tag(i) for i in range(6)),
    tag(6, status="past"),
    tag(8),
    tag(8, "empathy"),
    tag(9, "empathy", first=3, last=8),
]


def test_a_case_computed_by_hand():
    result = scores(GOLD, FOUND)
    # Validation: 6 hits, 1 false (sentence 8), 2 missed (6 has another status, 7 nothing); both without it in 9 alone.
    # Kappa: observed 7/10, chance .8 * .7 + .2 * .3 = .62. Empathy: 1 hit, 1 false (planned in gold).
    # Kappa: observed 9/10, chance .1 * .2 + .9 * .8 = .74.
    expected = {
        "validation": {
            "support": 8,
            "precision": 6 / 7,
            "recall": 6 / 8,
            "f1": 12 / 15,
            "kappa": 0.08 / 0.38,
            "span": 1,
        },
        "empathy": {"support": 1, "precision": 1 / 2, "recall": 1, "f1": 2 / 3, "kappa": 0.16 / 0.26, "span": 0.75},
    }
    for code, figures in expected.items():
        assert result.per_code.loc[code].to_dict() == pytest.approx(figures)
    assert result.overall == pytest.approx(
        {
            "macro_f1": 0.8,  # empathy has too few gold items to count
            "core_f1": (0.8 + 2 / 3) / 2,
            "micro_precision": 7 / 9,
            "micro_recall": 7 / 9,
            "micro_f1": 7 / 9,
            "status_accuracy": 7 / 9,  # of nine items found by both, 6 and 8 differ in status
            "span_overlap": 8.5 / 9,  # a9 b9 against b9 c9 is a half
        }
    )
    assert (result.notes, result.sentences) == (1, 10)


def test_perfect_tags_score_one_throughout():
    result = scores(GOLD, GOLD)
    assert set(result.overall.values()) == {1.0}
    assert set(result.intervals.values()) == {(1.0, 1.0)}
    assert set(
        result.per_code.loc[["validation", "empathy"], ["precision", "recall", "f1", "kappa"]].to_numpy().flat
    ) == {1.0}


def test_a_code_that_nobody_used_has_no_kappa_and_one_used_everywhere_has():
    everywhere = [tag(i) for i in range(10)]
    result = scores(everywhere, everywhere)
    assert result.per_code.loc["validation", "kappa"] == 1.0
    assert isnan(result.per_code.loc["patience", "kappa"])
    assert scores(everywhere, []).per_code.loc["validation", "kappa"] == 0.0


def test_nothing_found_scores_zero_and_what_cannot_be_told_is_no_number():
    result = scores(GOLD, [])
    assert (result.overall["micro_f1"], result.overall["macro_f1"]) == (0.0, 0.0)
    assert isnan(result.overall["status_accuracy"])
    rare = scores([tag(0)], [tag(0)])
    assert isnan(rare.overall["macro_f1"])
    assert "macro_f1" not in rare.intervals


@pytest.mark.parametrize(
    ("found", "hits"),
    [
        (GoldTag(start=7, end=15, code="validation", status=Status.PRESENT), 1),  # two characters in 0, five in 1
        (GoldTag(start=3, end=11, code="validation", status=Status.PRESENT), 0),  # six in 0, one in 1
        (GoldTag(start=9, end=10, code="validation", status=Status.PRESENT), 0),  # between the two
    ],
)
def test_a_tag_belongs_to_the_sentence_that_it_overlaps_most(found, hits):
    result = scores([tag(1)], [found])
    assert result.per_code.loc["validation", "recall"] == hits
    assert result.per_code.loc["validation", "precision"] == hits


def test_a_code_that_is_not_scored_changes_nothing():
    assert scores(GOLD, [*FOUND, tag(3, "of_another_codebook")]).overall == scores(GOLD, FOUND).overall


def test_an_interval_over_notes_holds_its_figure_and_is_the_same_each_time():
    notes = [note(*GOLD, note_id=f"n{i}") for i in range(6)]
    found = {f"n{i}": FOUND if i % 2 else GOLD for i in range(6)}
    first, second = (score(notes, found, codes=CODES, core=CODES[:1]) for _ in range(2))
    low, high = first.intervals["micro_f1"]
    assert low < first.overall["micro_f1"] < high
    assert first.intervals == second.intervals
