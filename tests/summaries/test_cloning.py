from math import isnan

import pytest

from notelens.summaries import cloned_sentences

LINE = "Therapist provided a safe and supportive space."
OTHER = "Client engaged well and completed the agreed task."
OWN = "Spoke for a long while about the garden and the frost."


def test_counts_per_note_and_clinician():
    cloning = cloned_sentences(
        [
            ("n1", "zoe", [LINE, OTHER, OWN]),
            ("n2", "ann", [LINE]),
            ("n3", "zoe", [OTHER, LINE]),
            ("n4", None, ["Short."]),
        ]
    )
    assert cloning.notes[["note_id", "sentences", "cloned"]].values.tolist() == [
        ["n1", 3, 2], ["n2", 1, 1], ["n3", 2, 2], ["n4", 0, 0],
    ]  # fmt: skip
    assert isnan(cloning.notes["share"].iloc[3])
    assert cloning.clinicians[["clinician", "sentences", "cloned", "share"]].values.tolist() == [
        ["ann", 1, 1, 1.0],
        ["zoe", 5, 4, 0.8],
    ]
    assert cloning.pairs.values.tolist() == [["n2", "n1", 1], ["n3", "n1", 2]]


@pytest.mark.parametrize(
    ("first", "second", "cloned"),
    [
        (LINE, LINE.upper().replace(".", "  !"), 1),
        ("She said he's been kinder to them.", "She said he\u2019s been kinder to them.", 0),
        ("Client arrived late and left early.", "Client arrived late and left early.", 1),
        ("Client arrived late and left.", "Client arrived late and left.", 0),
        (LINE, LINE.replace("safe", "calm"), 0),
    ],
)
def test_word_for_word_and_long_enough(first, second, cloned):
    assert cloned_sentences([("n1", "c", [first]), ("n2", "c", [second])]).notes["cloned"].tolist() == [cloned] * 2


def test_sentence_repeated_in_one_note_is_not_cloned():
    assert cloned_sentences([("n1", "c", [LINE, LINE])]).notes["cloned"].tolist() == [0]


def test_no_frame_holds_text():
    cloning = cloned_sentences([("n1", "c", [LINE]), ("n2", "c", [LINE])])
    assert "supportive" not in repr(cloning)
    assert not {"text", "sentence"} & {*cloning.notes, *cloning.clinicians, *cloning.pairs}


def test_no_notes():
    cloning = cloned_sentences([])
    assert cloning.notes.empty
    assert cloning.clinicians.empty
    assert cloning.pairs.empty
