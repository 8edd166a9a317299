"""A model learns from the train split, is calibrated on the development split, and never sees the test split."""

import pytest

from notelens.records import Status
from notelens.tagging.contexts import SentenceContext
from notelens.training.corpus import AnnotatedNote, BankSentence, Corpus, GoldTag, Split, Writer
from notelens.training.train import parts_of


def note(writer, number):
    tag = GoldTag(start=0, end=3, code="patience", status=Status.PRESENT)
    return AnnotatedNote(note_id=f"{writer}{number}", writer=writer, text="Sat.", sentences=((0, 4),), tags=(tag,))


def line(writer):
    return BankSentence(SentenceContext("Sat.", "", "", "", 0.5), (), writer, f"{writer}_x:1")


NOTES = tuple(note(writer, number) for writer in "ABC" for number in range(2))


def writers(**splits):
    return {name: Writer(split=Split(split), family="any") for name, split in splits.items()}


def test_the_corpus_s_own_splits_are_kept():
    corpus = Corpus(
        notes=NOTES,
        bank=(line("Q"), line("B"), line("C")),
        writers=writers(A="train", Q="train", B="development", C="test"),
    )
    parts = parts_of(corpus)
    assert {item.writer for item in parts.train.items} == {"A", "Q"}
    assert {note.writer for note in parts.development.notes} == {"B"}
    # A bank's sentences carry far more codes than a note's do, so none of them calibrates.
    assert parts.development.bank == ()


@pytest.mark.parametrize("listed", [{}, writers(C="test")])
def test_without_a_development_split_some_writers_are_held_out(listed):
    parts = parts_of(Corpus(notes=NOTES, bank=(line("Q"),), writers=listed))
    learnt, held_out = ({note.writer for note in part.notes} for part in (parts.train, parts.development))
    assert learnt and held_out and not learnt & held_out
    assert learnt | held_out == ({"A", "B", "C"} if not listed else {"A", "B"})
    assert len(parts.train.bank) == 1


def test_one_writer_leaves_nothing_to_learn_from():
    assert parts_of(Corpus(notes=NOTES[:2])).train.notes == ()
