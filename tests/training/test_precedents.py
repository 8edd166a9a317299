"""A model carries a fixed, limited choice of annotated sentences, each short enough to read and there once."""

from notelens.records import Status
from notelens.tagging.contexts import SentenceContext
from notelens.training.corpus import GoldTag
from notelens.training.examples import Example
from notelens.training.precedents import MAX_CHARACTERS, PER_CODE, choose_precedents


def example(text, status=Status.PRESENT, code="patience"):
    tag = GoldTag(start=0, end=3, code=code, status=status)
    return Example(SentenceContext(text, "", "", "", 0.5), (tag,), "n", "w")


MANY = [example(f"Sat with visit number {number}.", status) for number in range(200) for status in Status]


def test_each_status_of_a_code_has_its_share_and_no_more():
    chosen = choose_precedents(MANY)
    counts = {status: sum(row.status is status for row in chosen) for status in Status}
    assert counts == PER_CODE


def test_the_choice_does_not_hang_on_the_order_of_the_corpus():
    assert choose_precedents(MANY) == choose_precedents(MANY[::-1])


def test_long_sentences_lines_and_repetitions_are_left_out():
    kept = example("Sat with him.")
    given = [kept, kept, example("Sat " + "x" * MAX_CHARACTERS), example("Sat with\nhim.")]
    assert [row.text for row in choose_precedents(given)] == ["Sat with him."]
