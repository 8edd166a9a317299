"""Two blind readings of the same notes are compared, and of other notes refused."""

import pytest

from notelens.codebook import load_codebook
from notelens.errors import CorpusError
from notelens.training.corpus.agreement import agreement, read_readings

BOOK = load_codebook()
FIRST = "=== AB_1\n{validation: Validated her anger}. Rode on. {empathy: Sat with} him.\n"
SECOND = "=== AB_1\n{validation: Validated} her anger. {patience: Rode} on. {empathy: Sat with} him.\n"


def write(folder, first, second):
    for name, text in (("first", first), ("second", second)):
        (folder / "readings" / name).mkdir(parents=True)
        (folder / "readings" / name / "AB.txt").write_text(text, encoding="utf-8")


def test_agreement_is_counted_by_sentence_and_code(tmp_path):
    write(tmp_path, FIRST, SECOND)
    readings = read_readings(tmp_path, BOOK)
    scores = agreement(readings, BOOK)
    assert scores.overall["micro_f1"] == pytest.approx(4 / 5)
    assert scores.per_code.loc["empathy", "kappa"] == 1.0
    assert scores.per_code.loc["validation", "span"] == pytest.approx(2 / 4)


def test_readings_of_different_texts_are_refused(tmp_path):
    write(tmp_path, FIRST, SECOND.replace("Rode", "Drove"))
    with pytest.raises(CorpusError, match="not of the same notes"):
        read_readings(tmp_path, BOOK)


def test_a_corpus_annotated_once_has_no_readings(tmp_path):
    assert read_readings(tmp_path, BOOK) is None
