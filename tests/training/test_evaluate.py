"""Notes are tagged as they are, and scored on every code."""

from notelens.records import Status
from notelens.training.corpus import AnnotatedNote, GoldTag
from notelens.training.evaluate import evaluate, found_tags
from notelens.training.examples import examples_of, label_matrix

TEXT = "I: Validated her anger about the delay. Write to zelda@example.org soon."
GOLD = GoldTag(start=3, end=38, code="validation", status=Status.PRESENT)


def note(note_id, writer):
    return AnnotatedNote(note_id=note_id, writer=writer, text=TEXT, sentences=((3, 39), (40, 72)), tags=(GOLD,))


NOTES = [note(f"{writer}{i}", writer) for writer in "ABC" for i in range(2)]


def test_a_note_is_tagged_as_it_is_whatever_the_gate_sees(lens):
    assert [tag.code for tag in found_tags(lens, NOTES[:1])["A0"]] == ["validation"]


def test_a_pipeline_is_scored_on_every_code_of_its_codebook(lens):
    scores = evaluate(lens, NOTES).scores
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
