import pytest

from notelens.segmentation.sections import find_sections
from notelens.segmentation.segmenter import segment
from notelens.segmentation.turns import find_turns


def said(text: str) -> list[tuple[str, str]]:
    return [(turn.speaker, text[turn.body : turn.end]) for turn in find_turns(text)]


@pytest.mark.parametrize(
    ("text", "speakers", "words"),
    [
        ("T: How so?\nC: It is.", "therapist client", ["How so?", "It is."]),
        (
            "T: How so?\nP: It is.\nT: Go on.\nP: No.",
            "therapist client therapist client",
            ["How so?", "It is.", "Go on.", "No."],
        ),
        ("22:19 Cl: hey. u there\n22:20 Co: I am.", "client therapist", ["hey. u there", "I am."]),
        ("[10:05 pm] Th: Hi.\n[10:06 pm] Ct: Hi.", "therapist client", ["Hi.", "Hi."]),
        ("Th (softly): Stay.\nCt: (nods) Ok.", "therapist client", ["Stay.", "(nods) Ok."]),
        ("SW: One.\nMe: Two.\nMother: Three.", "therapist therapist client", ["One.", "Two.", "Three."]),
        ("**T:** One.\n**Client A:** Two.", "therapist client", ["One.", "Two."]),
        (
            "T: Ready?\nC: Yes.\nInterpreter: She says yes.",
            "therapist client other",
            ["Ready?", "Yes.", "She says yes."],
        ),
        ('T: "How so?" C: "It is." T: "Ok."', "therapist client therapist", ['"How so?"', '"It is."', '"Ok."']),
        ("T: One.\r\nC: Two.\rT: Three.", "therapist client therapist", ["One.", "Two.", "Three."]),
    ],
)
def test_dialogue(text, speakers, words):
    assert said(text) == list(zip(speakers.split(), words, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "S: sad.\nO: flat.\nA: MDD.\nP: weekly.",
        "Therapist: T01\nClient: C101\nCt arrived late.",
        "T: Only one of the two speaks.\nT: Again.",
        "Ct said: no. T said: yes.",
        "Risk: none. Plan: weekly.",
    ],
)
def test_no_dialogue(text):
    assert said(text) == []


def test_plan_of_a_note_with_a_dialogue_is_a_section_and_the_client_is_none():
    text = "S: sad.\nO: flat.\nT: How so?\nC: It is.\nA: MDD.\nP: weekly."
    turns = find_turns(text)
    assert [turn.speaker for turn in turns] == ["therapist", "client"]
    assert [part.name for part in find_sections(text, turns=turns)] == ["subjective", "objective", "assessment", "plan"]


def test_speakers_with_header_names_are_no_headings():
    text = "Therapist: How was it?\nClient: It was hard.\nTherapist: Yes.\nClient: Very."
    assert segment(text).sections == ()
    assert [text[s.start : s.end] for s in segment(text).sentences] == ["How was it?", "It was hard.", "Yes.", "Very."]
