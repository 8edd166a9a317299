"""Who acts: the rule must see a written subject of another, and must not shout down the therapist's own acts."""

import pytest

from notelens.tagging.agents import Agent, agents_of, normal_forms, someone_else_acts
from notelens.tagging.words import words_of

SOMEONE_ELSE = [
    "Client validated her partner's hurt.",
    "Ct then openly acknowledged his wife's fear.",
    "Mother praised the child for waiting.",
    "Pt felt validated by her sister.",
    "She was comforted by a group member when she cried.",
    "Her former therapist validated this for years.",
    "He has also apologized to his brother.",
    "Partner listened and reflected what she had said.",
    "Client sat with her mother and acknowledged the loss.",
]
THERAPIST_OR_OPEN = [
    "Therapist validated client's anger.",
    "Validated frustration with the delay.",
    "Client was validated by the therapist.",
    "Th. acknowledged how long the wait had been.",
    "I apologised for the mix-up.",
    "Ct's grief was acknowledged.",
    "Told her that the anger made sense and acknowledged the loss.",
    "We reflected on it together.",
    "Therapist met with client and validated her anger about the delay.",
    "Sat with ct and acknowledged how long it had been.",
    "Provided support to client and validated the worry.",
    "Th and ct reflected on the week.",
    "Ct apologised for lateness and th validated the stress.",
    "Client felt validated by her therapist.",
]


@pytest.mark.parametrize("text", SOMEONE_ELSE)
def test_a_written_subject_of_another_is_seen(text):
    words = words_of(text)
    assert someone_else_acts(words, 0, len(words))


@pytest.mark.parametrize("text", THERAPIST_OR_OPEN)
def test_the_therapists_and_subjectless_acts_pass(text):
    words = words_of(text)
    assert not someone_else_acts(words, 0, len(words))


@pytest.mark.parametrize(
    ("text", "index", "agent"),
    [
        ("Therapist waited", 0, Agent.THERAPIST),
        ("her former therapist left", 2, Agent.OTHER),
        ("ct's anger", 0, Agent.UNNAMED),
        ("she's tired", 0, Agent.CLIENT),
        ("Mom called", 0, Agent.OTHER),
        ("Validated it", 0, Agent.UNNAMED),
    ],
)
def test_a_word_names_its_agent(text, index, agent):
    assert agents_of(words_of(text))[index] is agent


def test_roles_are_folded_so_that_swapped_sentences_differ_by_role_only():
    assert normal_forms(words_of("Therapist told pt")) == normal_forms(words_of("Clinician told client"))
    assert normal_forms(words_of("Therapist told pt")) != normal_forms(words_of("Pt told therapist"))


def test_words_keep_exact_offsets_of_unicode_text():
    text = "“Ça va?” — señora’s tears 💧 at 10:30"
    assert all(text[word.start : word.end] for word in words_of(text))
    assert [text[word.start : word.end] for word in words_of(text)][1] == "Ça"
