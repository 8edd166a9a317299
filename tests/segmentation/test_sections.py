import pytest

from notelens.segmentation.sections import find_sections
from notelens.segmentation.segmenter import segment
from notelens.segmentation.turns import find_turns


def named(text: str) -> list[tuple[str, str]]:
    return [(part.name, text[part.body : part.end].strip()) for part in find_sections(text, turns=find_turns(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("S: sad.\nO: flat.\nA: MDD.\nP: weekly.", "subjective objective assessment plan"),
        ("S - sad\nO - flat\nA - MDD\nP - weekly", "subjective objective assessment plan"),
        ("S) sad\nO) flat\nA) MDD\nP) weekly", "subjective objective assessment plan"),
        ("(S) sad\n(O) flat\n(A) MDD\n(P) weekly", "subjective objective assessment plan"),
        ("**S:** sad\n**O:** flat\n**A:** MDD\n**P:** weekly", "subjective objective assessment plan"),
        ("## S\nsad\n## O\nflat\n## A\nMDD\n## P\nweekly", "subjective objective assessment plan"),
        ("S (Subjective): sad\nP (Plan): weekly", "subjective plan"),
        ("S - Subjective: sad\nP - Plan: weekly", "subjective plan"),
        ("D: calm.\nA: coping.\nP: weekly.", "data assessment plan"),
        ("B: sad.\nI: validated.\nR: cried.\nP: weekly.", "behavior intervention response plan"),
        ("G: sleep.\nI: validated.\nR: cried.\nP: weekly.", "goal intervention response plan"),
        ("P: grief.\nI: validated.\nR: cried.\nP: weekly.", "problem intervention response plan"),
        ("P: grief.\nI: validated.\nE: calmer.", "problem intervention evaluation"),
        (
            "Clinician: T01\nP: grief.\nI: validated.\nR: cried.\nP: weekly.",
            "header problem intervention response plan",
        ),
        ("Calm today.\nP: weekly.", "plan"),
        ("Plan. Weekly visits.\nRisk. None.", "plan risk"),
        ("SUBJECTIVE\nsad\nPLAN\nweekly", "subjective plan"),
        ("1. Subjective: sad\n2. Plan: weekly", "subjective plan"),
        ("### Plan\nweekly\n**Risk:** none", "plan risk"),
        ("- Plan: weekly\n> Risk: none", "plan risk"),
        ("Plan - weekly.\nRisk – none.\nHomework — read.", "plan risk homework"),
        ("plan: weekly\nrisk: none", "plan risk"),
        ("Interventions Used This Session: art", "intervention"),
        ("Interventions (tick all used):\n[x] art", "intervention"),
        ("Plan\tweekly\nRisk | none", "plan risk"),
        ("\ufeffPlan:\u00a0weekly\r\n\u00a0Risk:\u00a0none\r", "plan risk"),
        ("Data: sad. Intervention: validated. Response: cried. Plan: weekly.", "data intervention response plan"),
        ("Data: ct was sad Intervention: validated grief Plan: weekly", "data intervention plan"),
        ("B: sad I: validated R: cried P: weekly", "behavior intervention response plan"),
        ("Clinician: T01\nClient: C101\nSession #: 4", "header header header"),
        ("For next visit:\n- walk\nCONTACT WITH SCHOOL\nCalled.\nLooking Back:\nWell.", "other other other"),
        ("Checklist: [x] art [ ] music", "other"),
    ],
)
def test_headings(text, names):
    assert [name for name, _ in named(text)] == names.split()


@pytest.mark.parametrize(
    "text",
    [
        "Validation: yes",
        "Validation: [x] yes [ ] no",
        "Ct asked what comes after plan A: nothing.",
        "I - honestly - was lost.\nA: why?",
        "She engaged. Homework: read.",
        "We went over the plan - slowly - and the risk.",
        "next - tried the breathing again",
        "Client - tearful, slow",
        "talked about the\nplan\nwith her",
        "Reviewed Safety Plan: three contacts.",
        "Client agreed to the following:\n- walk",
        "Therapist validated how hard it was:\n- loss",
        "DENIES SI/HI",
        "NO SAFETY CONCERNS TODAY",
        "TALKED WITH CT ABOUT WORK\nVALIDATED HER ANGER\nCT CALMER BY END",
        "患者は不安を訴えた",
        "| Intervention | Response |\n|---|---|\n| art | calm |",
        "**She named the loss. He heard it.**",
    ],
)
def test_prose_that_is_no_heading(text):
    assert named(text) == []


def test_letter_before_a_dash_is_prose_in_a_note_that_sets_its_letters_with_colons():
    text = "B: sad.\nI - as ever - was moved.\nR: calm.\nP: weekly."
    assert named(text)[0] == ("behavior", "sad.\nI - as ever - was moved.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Risk: none.\n\nA plain paragraph.", [("risk", "none.")]),
        ("Risk: none\nat all.\n\nA plain paragraph.", [("risk", "none\nat all.")]),
        ("Risk\nnone.\n\nStill risk.", [("risk", "none.\n\nStill risk.")]),
        ("Data: sad.\n\nThen calm.", [("data", "sad.\n\nThen calm.")]),
        ("Session: 4\nCt arrived late.", [("header", "4")]),
        ("P: Next session Tuesday.\nD: calm.", [("plan", "Next session Tuesday."), ("data", "calm.")]),
        ("Plan:", [("plan", "")]),
        ("Plan:\nRisk: none", [("plan", ""), ("risk", "none")]),
    ],
)
def test_reach_of_a_section(text, expected):
    assert named(text) == expected


def test_sentences_know_their_section_and_leave_out_the_heading():
    text = "Clinician: T01\nBefore any heading.\n**Risk:** None.\n\nNo heading holds.\nPlan: Weekly. Call."
    found = [(text[s.start : s.end], s.section) for s in segment(text).sentences]
    assert found == [
        ("T01", "header"),
        ("Before any heading.", ""),
        ("None.", "risk"),
        ("No heading holds.", ""),
        ("Weekly.", "plan"),
        ("Call.", "plan"),
    ]
