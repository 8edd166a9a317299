"""Each ⟦...⟧ is one expected sentence; what stands outside is a heading, a label or a list mark."""

import re

import pytest

from notelens.segmentation.segmenter import segment
from notelens.segmentation.sentences import split_sentences

MARKED = {
    "abbreviations": "⟦Met w/ ct. and mother.⟧ ⟦Tx. plan reviewed w/ pt.⟧ ⟦She is A&Ox4, s/p fall.⟧ "
    "⟦Seen by Dr. B vs. NP.⟧",
    "times and doses": "⟦Seen at 10:30 a.m. today.⟧ ⟦Slept 4.5 hrs.⟧ ⟦Takes 12.5 mg b.i.d. with food.⟧ "
    "⟦Ran 20 min.⟧ ⟦Felt well.⟧",
    "adjectives": "⟦Ct is 29 y.o. and works.⟧ ⟦Adj. disorder, cf. last note.⟧ ⟦Ind. session.⟧",
    "days": "⟦Starts Sat.⟧ ⟦UDS done.⟧ ⟦Sat. morning walk.⟧ ⟦F/u Wed.⟧ ⟦Labs sent.⟧",
    "slashes": "⟦NP f/u.⟧ ⟦Labs due.⟧",
    "ct. in front": "⟦Ct. A and ct. B came.⟧",
    "bullets": "- ⟦one⟧\n• ⟦Two⟧\n* ⟦three⟧\n–⟦four⟧\n1. ⟦five⟧\n(2) ⟦six⟧\nc) ⟦seven⟧",
    "list in a line": "Plan: 1) ⟦sleep⟧ 2) ⟦mood⟧ (3) ⟦work⟧",
    "list after words": "⟦Goals for May:⟧ 1. ⟦sleep⟧ 2. ⟦mood⟧ 3. ⟦work⟧",
    "numbers in prose": "1. ⟦Seen in room 2.⟧ ⟦Calm.⟧",
    "number in brackets": "⟦Scored low (item 1) and high (item 2) on the form.⟧",
    "figure behind a heading": "Attendance: ⟦12.⟧ ⟦Topic: grief.⟧",
    "letter that is no list mark": "⟦k. thanks⟧",
    "boxes before": "⟦[x] art ⟧⟦[ ] play ⟧⟦☒ talk ⟧⟦☐ drama ⟧⟦(x) music⟧",
    "boxes behind": "⟦Art [x]⟧  ⟦Play [ ]⟧  ⟦Talk ☑⟧",
    "answer boxes": "⟦Validation: [x] yes [ ] no⟧",
    "box list": "Checklist: ⟦[x] art ⟧⟦[ ] play⟧",
    "technique as a label": "⟦Validation: yes⟧",
    "table": "| ⟦Art⟧ | ⟦calm.⟧ ⟦cried⟧ |\n|---|:--|\n| ⟦Play⟧ | ⟦3⟧ |",
    "tabs": "⟦art⟧\t⟦calm⟧\n⟦play⟧\t⟦loud⟧",
    "ellipsis": "⟦He trailed off... then came back.⟧ ⟦I just… I can't.⟧ ⟦Well…⟧ ⟦She left.⟧",
    "question in passing": "⟦Homework? did most.⟧ ⟦Meds? yes⟧",
    "chat without capitals": "⟦u there?⟧ ⟦i was worried⟧",
    "quotations": "⟦“Why bother?” she said.⟧ ⟦He said “stop.”⟧ ⟦Then left.⟧ ⟦“You all right?” – asked twice.⟧",
    "missing spaces": "⟦Built rapport.⟧⟦Client cried (softly).⟧⟦Named it.⟧",
    "no final stop": "⟦Calm today⟧\n⟦Left early⟧",
    "semicolon": "⟦slept 5 hrs;⟧ ⟦Denies pain; eats well.⟧",
    "hard wrap": "⟦Therapist validated how hard the week without him had been and\nnamed the courage in coming back.⟧",
    "short lines": "⟦Sleep poor⟧\n⟦appetite down⟧",
    "paragraph break": "⟦Therapist validated how hard the week without him had been and⟧\n\n⟦named it⟧",
    "windows lines": "⟦One.⟧\r\n⟦Two⟧\r\n\r\n⟦Three.⟧",
    "old mac lines": "⟦One⟧\r⟦Two⟧",
    "unicode": "⟦Ct’s mood—low.⟧\u00a0⟦Said ‘no.’⟧\u2003⟦Better 😀!⟧ ⟦Good.😀⟧ ⟦Done.⟧",
    "cjk": "⟦患者は泣いた。⟧⟦「はい」と答えた！⟧⟦終わり⟧",
    "signs only": "***\n---\n⟦One.⟧ ...",
    "emphasis": "⟦**Named it.**⟧ ⟦*Then* rest.⟧",
}
_WRAPPED = (
    "⟦The session began with a review of the week, which she had\n"
    "spent mostly at her sister's house by the river with\n"
    "Nora and the dog, and went on to how it had felt when\n"
    "Clinic staff had called her by the wrong name again.⟧ ⟦It\n"
    "was named as a rupture and apologised for at some length.⟧"
)


def parsed(marked: str) -> tuple[str, list[str]]:
    return re.sub("[⟦⟧]", "", marked), [part.strip() for part in re.findall("⟦(.*?)⟧", marked, re.DOTALL)]


@pytest.mark.parametrize("marked", [*MARKED.values(), _WRAPPED], ids=[*MARKED, "wrapped at a column"])
def test_sentences(marked):
    text, expected = parsed(marked)
    assert [text[s.start : s.end] for s in segment(text).sentences] == expected


def test_split_sentences_keeps_to_its_stretch():
    text = "One. Two. Three."
    assert list(split_sentences(text, 5, 9)) == [(5, 9)]


@pytest.mark.parametrize("text", ["", " \n\t ", "...", "|---|---|", "Plan:", "\u200b"])
def test_text_without_words_has_no_sentence(text):
    assert segment(text).sentences == ()
