"""Across writers, nobody is tested by a model that has seen them."""

import pytest

from notelens.errors import CorpusError
from notelens.records import Status
from notelens.training.corpus import AnnotatedNote, GoldTag
from notelens.training.evaluate import cross_validate, evaluate, found_tags
from notelens.training.examples import examples_of, label_matrix

TEXT = "I: Validated her anger about the delay. Write to zelda@example.org soon."
GOLD = GoldTag(start=3, end=38, code="validation", status=Status.PRESENT)


def note(note_id, writer):
    return AnnotatedNote(note_id=note_id, writer=writer, text=TEXT, sentences=((3, 39), (40, 72)), tags=(GOLD,))


NOTES = [note(f"{writer}{i}", writer) for writer in "ABC" for i in range(2)]


def test_cross_validation_trains_on_the_other_writers_and_tests_every_note_once(monkeypatch, lens):
    trained, tested = [], []

    def train(notes, bank, codebook, progress):
        trained.append(({note.writer for note in notes}, len(notes), bank))
        return lens.nlp

    def tags(model, notes):
        tested.append({note.writer for note in notes})
        return found_tags(model, notes)

    monkeypatch.setattr("notelens.training.evaluate.train", train)
    monkeypatch.setattr("notelens.training.evaluate.found_tags", tags)
    told = []
    bank = ["a bank"]
    scores = cross_validate(NOTES, bank, lens.codebook, told.append)
    assert tested == [{"A"}, {"B"}, {"C"}]
    assert trained == [({"B", "C"}, 4, bank), ({"A", "C"}, 4, bank), ({"A", "B"}, 4, bank)]
    assert told == [f"testing on writer {writer}" for writer in "ABC"]
    assert (scores.notes, scores.per_code.loc["validation", "support"]) == (6, 6)


def test_however_many_the_writers_none_is_tested_by_a_model_that_saw_them(monkeypatch, lens):
    trained, tested = [], []

    def tags(model, notes):
        tested.append({note.writer for note in notes})
        return {}

    def train(notes, *_):
        trained.append({note.writer for note in notes})
        return lens.nlp

    monkeypatch.setattr("notelens.training.evaluate.train", train)
    monkeypatch.setattr("notelens.training.evaluate.found_tags", tags)
    writers = "ABCDEFGHIJKLM"
    cross_validate([note(f"{writer}_1", writer) for writer in writers], [], lens.codebook, lambda _step: None)
    assert [seen & new for seen, new in zip(trained, tested, strict=True)] == [set()] * len(tested)
    assert [seen | new for seen, new in zip(trained, tested, strict=True)] == [set(writers)] * len(tested)
    assert sorted(writer for fold in tested for writer in fold) == list(writers)


def test_fewer_than_three_writers_cannot_be_tested_across(lens):
    with pytest.raises(CorpusError, match="2 writers"):
        cross_validate(NOTES[:4], [], lens.codebook, lambda _step: None)


def test_a_note_is_tagged_as_it_is_whatever_the_gate_sees(lens):
    assert [tag.code for tag in found_tags(lens, NOTES[:1])["A0"]] == ["validation"]


def test_a_pipeline_is_scored_on_every_code_of_its_codebook(lens):
    scores = evaluate(lens, NOTES)
    assert tuple(scores.per_code.index) == lens.codebook.ids
    assert scores.per_code.loc["validation", "recall"] == 1.0
    assert (scores.notes, scores.sentences) == (6, 12)


def test_a_tag_becomes_the_label_of_its_sentence_with_offsets_into_it():
    examples = examples_of(NOTES[:1])
    held = [example for example in examples if example.tags]
    [example] = held
    [tag] = example.tags
    assert example.context.text[tag.start : tag.end] == TEXT[3:38]
    codes = ("empathy", "validation")
    assert label_matrix(examples, codes).sum(axis=0).tolist() == [0, 1]
    assert not label_matrix(examples, codes, status=Status.PLANNED).any()
