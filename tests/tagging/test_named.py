"""Boxes, lists and labelled answers: a technique's name counts where techniques are listed, and only there."""

import pytest

from notelens.records import Status
from notelens.tagging.contexts import SentenceContext
from notelens.tagging.named import is_unticked, named_codes, only_names


def context(text: str, section: str = "") -> SentenceContext:
    return SentenceContext(text, "", section, "", 0.5)


@pytest.mark.parametrize(
    ("text", "section", "codes"),
    [
        ("validation, active listening, reframing", "intervention", {"validation", "active_listening"}),
        ("[x] Unconditional positive regard", "", {"nonjudgmental_stance"}),
        ("☒ Active Listening", "intervention", {"active_listening"}),
        ("Validation [x]", "intervention", {"validation"}),
        ("Validation: yes", "", {"validation"}),
        ("Reflective listening; limits of confidentiality", "intervention", {"active_listening", "confidentiality"}),
        ("[ ] Active listening", "intervention", set()),
        ("Validation ☐", "intervention", set()),
        ("validation, active listening", "subjective", set()),
        ("positive affirmations, breathing", "intervention", set()),
        ("boundary setting with mother, assertiveness", "intervention", set()),
        ("Will use reflective listening", "intervention", set()),
        ("No validation given", "intervention", set()),
        ("Client practiced active listening", "intervention", set()),
        ("Mother offered praise", "intervention", set()),
        ("Safe environment: yes", "", set()),
        ("[x] Psychomotor agitation, pacing", "mental_status", set()),
        ("[x] Client showed empathy toward brother", "", set()),
        ("[x] Confidentiality not reviewed", "", set()),
        ("Praise, pacing and encouragement.", "intervention", {"affirmation", "patience"}),
        ("Ct wants external validation from her boss and keeps asking for it at work", "intervention", set()),
    ],
)
def test_names_count_in_lists_and_ticked_boxes_only(text, section, codes):
    assert {found.code for found in named_codes(context(text, section))} == codes


def test_a_labelled_no_is_negated():
    assert [(found.code, found.status) for found in named_codes(context("Validation: no"))] == [
        ("validation", Status.NEGATED)
    ]


def test_the_name_alone_is_marked():
    text = "[x] Active listening"
    (found,) = named_codes(context(text))
    assert text[found.start : found.end] == "Active listening"


@pytest.mark.parametrize(
    ("text", "unticked"),
    [("[ ] EMDR", True), ("[] EMDR", True), ("☐ EMDR", True), ("EMDR [ ]", True), ("[x] EMDR", False), ("EMDR", False)],
)
def test_an_unticked_box_is_told_from_a_ticked_one(text, unticked):
    assert is_unticked(text) is unticked


@pytest.mark.parametrize(("text", "named"), [("active listening", True), ("validated her anger", False), ("", False)])
def test_a_name_is_told_from_an_act(text, named):
    assert only_names(text) is named
