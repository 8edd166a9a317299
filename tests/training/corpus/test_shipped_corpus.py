"""The shipped corpus passes its own check, and its export is that of its text."""

import pytest

from notelens.codebook import load_codebook
from notelens.locations import corpus_folder
from notelens.training.corpus import load_corpus
from notelens.training.corpus.agreement import read_readings
from notelens.training.corpus.checks import check_balance, check_corpus
from notelens.training.corpus.exports import Target, export_corpus

BOOK = load_codebook()


@pytest.fixture(scope="module")
def corpus():
    return load_corpus(corpus_folder(), BOOK)


def test_nothing_breaks_the_manual_or_the_splits(corpus):
    assert check_corpus(corpus, BOOK) == []


def test_it_is_as_large_and_as_balanced_as_it_must_be(corpus):
    assert check_balance(corpus, BOOK) == []


def test_the_export_is_that_of_the_text(corpus, tmp_path):
    [fresh] = export_corpus(corpus, Target.JSONL, tmp_path / "corpus.jsonl")
    assert fresh.read_bytes() == (corpus_folder() / "corpus.jsonl").read_bytes(), "run `notelens corpus export`"


def test_the_notes_to_choose_and_test_by_were_read_twice(corpus):
    readings = read_readings(corpus_folder(), BOOK)
    assert readings is not None
    read_twice = {note.note_id for note in readings.first}
    assert {note.note_id for note in corpus.part("development", "test").notes} <= read_twice
