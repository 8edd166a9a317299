"""The check finds what breaks the manual, and leaves alone what does not."""

from dataclasses import replace

import pytest

from notelens.codebook import load_codebook
from notelens.records import Status
from notelens.training.corpus import Corpus, GoldTag, Split, Writer
from notelens.training.corpus.bank import parse_line
from notelens.training.corpus.checks import check_balance, check_corpus
from notelens.training.corpus.items import BankSentence
from notelens.training.corpus.notes import read_notes
from notelens.training.corpus.overlap import near_copies

BOOK = load_codebook()


def corpus(tmp_path, *texts, writers=()):
    for number, text in enumerate(texts):
        letters = "ABCDEF"[number]
        (tmp_path / f"{letters}.txt").write_text(f"=== {letters}_1\n{text}\n", encoding="utf-8")
    splits = {letters: Writer(split=Split(split), family="any") for letters, split in writers}
    return Corpus(notes=tuple(read_notes(tmp_path, BOOK)), writers=splits)


def kinds(problems):
    return [(problem.kind, problem.place) for problem in problems]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("I: {validation: Validated her anger}. Rode on.", []),
        ('{empathy: Said "that is a lot."}', []),
        ("I: {validation: Validated her anger.} Rode on.", [("span", "A_1")]),
        ("{validation: Validated anger. Sat} with her.", [("span", "A_1")]),
        ("{mistrust/planned: Will be guarded} again.", [("status", "A_1")]),
        ("{validation: Validated anger} and {validation: grief}.", [("twice", "A_1")]),
        ("{validation: Validated anger} and {validation/negated: not grief}.", []),
        ("Call 555-201-3344 on Tuesday.", [("identifier", "A_1")]),
    ],
)
def test_a_note_is_held_to_the_manual(tmp_path, text, wrong):
    assert kinds(check_corpus(corpus(tmp_path, text), BOOK)) == wrong


def test_bank_sentences_are_held_to_the_manual(tmp_path):
    context, tags = parse_line("plan || || {engaged+mistrust/planned: x}".replace("engaged", "client_trust"), BOOK)
    read = replace(corpus(tmp_path, "Sat."), bank=(BankSentence(context, tags, "Q", "Q_mistrust:1"),))
    assert kinds(check_corpus(read, BOOK)) == [("status", "Q_mistrust:1")]


SENTENCE = "He told the fish stall story with the scales and the whistle in it."
NEAR = "He told the fish stall story with the scales and the whistle in there."


@pytest.mark.parametrize(
    ("texts", "splits", "wrong"),
    [
        ((f"{SENTENCE} Slept badly, ate well.", f"Walked to clinic. {NEAR}"), "train test", 1),
        ((f"{SENTENCE} Slept badly, ate well.", f"Walked to clinic. {NEAR}"), "train train", 0),
        (("Denied SI and HI today.", "Denied SI and HI today."), "train test", 0),
        ((SENTENCE, SENTENCE), "train train", 1),
    ],
    ids=["across splits", "within a split", "stock phrase", "the same note twice"],
)
def test_near_copies_may_not_part_over_splits_nor_notes_be_the_same(tmp_path, texts, splits, wrong):
    read = corpus(tmp_path, *texts, writers=list(zip("AB", splits.split(), strict=True)))
    assert kinds(check_corpus(read, BOOK)) == [("copy", "A_1")] * wrong


def test_a_writer_without_a_split_is_named(tmp_path):
    read = corpus(tmp_path, "Sat.", "Rode.", writers=[("A", "train")])
    assert kinds(check_corpus(read, BOOK)) == [("split", "writer B")]


def test_near_copies_are_found_like_by_comparing_all():
    words = "the a cat dog sat ran on by mat rug today".split()
    texts = [" ".join(words[(i * j) % 11] for j in range(1, 14)) for i in range(40)]
    texts += [" ".join([*text.split()[:-1], "now"]) for text in texts[:20]]
    groups = [str(number) for number in range(len(texts))]

    def triples(text):
        parts = text.split()
        return set(zip(parts, parts[1:], parts[2:], strict=False))

    slow = {
        (i, j)
        for i in range(len(texts))
        for j in range(i + 1, len(texts))
        if len(triples(texts[i]) & triples(texts[j])) > 0.6 * len(triples(texts[i]) | triples(texts[j]))
    }
    assert {(pair.first, pair.second) for pair in near_copies(texts, groups, above=0.6)} == slow
    assert slow


def test_what_the_corpus_lacks_is_counted(tmp_path):
    tag = GoldTag(start=0, end=3, code="validation", status=Status.PAST)
    [note] = corpus(tmp_path, "Sat.").notes
    said = [problem.message for problem in check_balance(Corpus(notes=(replace(note, tags=(tag,)),)), BOOK)]
    assert "1 notes, and 1000 are wanted" in said
    assert "0 present tags of validation, and 600 are wanted" in said
    assert "0 present tags of repair, and 300 are wanted" in said
    assert "1 past tags of the core codes, and 150 are wanted" in said
