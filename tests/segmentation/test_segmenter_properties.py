"""What holds for any text, however odd."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from notelens.segmentation.segmenter import segment

PIECES = [
    "Plan:", "P:", "S:", "I -", "**Risk:**", "T:", "C:", "Ct.", "w/", "a.m.", "1)", "2)", "1.", "12.", "- ",
    "•", "[x]", "[ ]", "☐", "|", "\t", "\n", "\r\n", "\n\n", " ", "\u00a0", "\u2028", ". ", "...", "…", "?",
    "! ", ";", "“no.”", "(softly)", "word", "Word", "says", "10:30", "患者。", "😀", "_x_", "#",
    "Sat.", "mg.", "f/u.", "Client:",
    "Validation: yes", "Intervention:",
]  # fmt: skip
NOTES = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.lists(st.sampled_from(PIECES)).map("".join)
# What may stand between the sentences beside signs: a list mark.
LIST_MARK = re.compile(r"[\W_]*(?:(?:\d{1,2}|[a-hA-H]|i{1,3}|iv|v)[.)][\W_]*)*")


@settings(deadline=None)  # a busy machine is no fault
@given(st.text() | NOTES)
def test_sentences_are_ordered_disjoint_and_trimmed(text):
    end = 0
    for sentence in segment(text).sentences:
        words = text[sentence.start : sentence.end]
        assert end <= sentence.start < sentence.end <= len(text)
        assert words == words.strip()
        assert any(sign.isalnum() for sign in words)
        end = sentence.end


@settings(deadline=None)  # a busy machine is no fault
@given(st.text() | NOTES)
def test_sections_and_turns_are_ordered_and_inside(text):
    found = segment(text)
    for parts in (found.sections, found.turns):
        end = 0
        for part in parts:
            assert end <= part.start < part.body <= part.end <= len(text)
            end = part.end


@settings(deadline=None)  # a busy machine is no fault
@given(st.text() | NOTES)
def test_every_word_is_in_a_sentence_a_label_or_a_list_mark(text):
    found = segment(text)
    covered = [(s.start, s.end) for s in found.sentences]
    covered += [(part.start, part.body) for part in (*found.sections, *found.turns)]
    end = 0
    for start, stop in [*sorted(covered), (len(text), len(text))]:
        assert start >= end, "a heading or a label is in no sentence"
        assert LIST_MARK.fullmatch(text, end, start), repr(text[end:start])
        end = stop
