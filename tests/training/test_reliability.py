"""How far scores can be believed, by hand; and figures by kind of note."""

from math import isnan

import pytest

from notelens.records import Evidence, Status, Tag
from notelens.training.corpus import AnnotatedNote, GoldTag
from notelens.training.failures import failures
from notelens.training.reliability import reliability
from notelens.training.slices import false_per_100, slice_table

TEXT = " ".join(f"a{i} b{i}." for i in range(10))
SENTENCES = tuple((7 * i, 7 * i + 6) for i in range(10))


def note(note_id, *sentences, register="typical"):
    tags = tuple(GoldTag(start=7 * i, end=7 * i + 5, code="validation", status=Status.PRESENT) for i in sentences)
    return AnnotatedNote(note_id=note_id, writer="w", text=TEXT, sentences=SENTENCES, tags=tags, register=register)


def found(*scored, status=Status.PRESENT):
    return tuple(
        Tag(
            note_id="n",
            start=7 * i,
            end=7 * i + 5,
            code="validation",
            status=status,
            score=value,
            sentence_start=7 * i,
            sentence_end=7 * i + 6,
            section="",
            evidence=Evidence.DESCRIBED,
            text="",
        )
        for i, value in scored
    )


def test_the_curve_and_its_error_by_hand():
    # Two tags at .55 of which one is right, and two at .9 and 1.0 of which both are.
    curve = reliability([note("n", 0, 2, 3)], {"n": found((0, 0.55), (1, 0.55), (2, 0.9), (3, 1.0))})
    assert [(b.low, b.tags, b.share_right) for b in curve.bins] == [(0.5, 2, 0.5), (0.9, 2, 1.0)]
    assert curve.expected_error == pytest.approx(0.5 * 0.05 + 0.5 * 0.05)


def test_another_status_is_the_same_code_and_no_tags_have_no_error():
    assert reliability([note("n", 0)], {"n": found((0, 0.8), status=Status.PAST)}).bins[0].share_right == 1.0
    assert isnan(reliability([note("n", 0)], {}).expected_error)


def test_false_tags_are_counted_per_100_sentences_and_only_those_done():
    gold = [note("n", 0)]
    assert false_per_100(gold, {"n": found((0, 0.9), (1, 0.9))}) == 10.0
    assert false_per_100(gold, {"n": found((1, 0.9), status=Status.PLANNED)}) == 0.0


def test_kinds_of_notes_with_enough_notes_have_figures():
    gold = [note(f"s{i}", 0, register="sparse") for i in range(5)] + [note("t", 0)]
    table = slice_table(gold, {f"s{i}": found((0, 0.9)) for i in range(5)}, codes=("validation",), core=())
    row = table[table["detail"] == "register"].iloc[0]
    assert (row["value"], row["notes"], row["micro_recall"]) == ("sparse", 5, 1.0)
    assert "typical" not in set(table["value"])


def test_a_false_and_a_missed_tag_are_shown_with_their_sentences():
    shown = failures([note("n", 0, 1)], {"n": found((0, 0.9), (4, 0.7), (5, 0.8))}, codes=("validation",))
    assert [(f.kind, f.sentence, f.evidence) for f in shown] == [
        ("false", "a5 b5.", "a5 b5"),
        ("missed", "a1 b1.", "a1 b1"),
    ]
