"""Constructions that decide who did what and when: sentences written for these tests, in no corpus.

A line counts as right if the codes found, each with its status, are exactly those that are marked. `FLOORS` are what
the shipped model reached, rounded down: a model that falls below one has unlearnt a construction.
"""

from pathlib import Path

import pytest

from notelens.codebook import load_codebook
from notelens.training.corpus.bank import read_bank

BOOK = load_codebook()
FOLDER = Path(__file__).parent / "challenge"
FLOORS = {
    "c_boxes": 0.97,
    "c_chained": 0.67,
    "c_headings": 0.89,
    "c_negation": 0.92,
    "c_past": 0.86,
    "c_plans": 0.86,
    "c_roles": 0.96,
    "c_senses": 0.96,
    "c_skills": 0.95,
}
LINES = read_bank(FOLDER, BOOK)


def family(line):
    return line.group.partition(":")[0]


def test_there_are_enough_sentences():
    assert len(LINES) >= 600
    assert set(FLOORS) == {family(line) for line in LINES}


@pytest.mark.parametrize("name", FLOORS)
def test_a_family_of_constructions_is_read_as_well_as_ever(name, lens):
    model = lens.nlp.get_pipe("notelens_tagger").model
    lines = [line for line in LINES if family(line) == name]
    wanted = [{(tag.code, tag.status) for tag in line.tags} for line in lines]
    found: list[set[tuple[str, str]]] = [set() for _ in lines]
    for tag in model.tag([line.context for line in lines]):
        found[tag.sentence].add((tag.code, tag.status))
    right = sum(a == b for a, b in zip(found, wanted, strict=True))
    assert right / len(lines) >= FLOORS[name]
