"""The model folder and the store -> a page on privacy, limits, evaluation and intended use."""

import streamlit as st

from notelens.dashboard.model_facts import ModelFacts, read_model_facts
from notelens.dashboard.plain import box, quiet, table
from notelens.dashboard.viewer import Viewer
from notelens.errors import ModelError
from notelens.locations import model_folder
from notelens.store import Store

PRIVACY = (
    "Notes are read, checked, tagged and stored on this machine. The program opens no connection to anywhere.",
    "Before a note is stored, it is checked for names, dates, numbers and addresses. The check finds what was "
    "overlooked; it does not make a note anonymous.",
    "Notes stay in the store until you delete them on the Upload page. Protect the disk with encryption, and do not "
    "leave the browser open for others.",
)
LIMITS = (
    "A tag says that the note documents a behaviour. Sessions hold more than notes do, and notes can claim more than "
    "happened.",
    "The model misses passages and marks wrong ones. Open the sentences behind a figure before you speak about it.",
    "Model and tests rest on synthetic notes alone: no note of a real client was used. How well it does on your "
    "notes is not known until you check a sample of them.",
    "A figure from a few notes can change with the next one; read the interval, not the share alone.",
)
MEANT_FOR = (
    "Preparing supervision: which notes to read first, and what to ask about.",
    "Looking back at one's own notes, and teaching how trust is built and documented.",
)
NOT_MEANT_FOR = (
    "Judging, ranking or paying clinicians, or comparing them by their figures.",
    "Decisions on a client's care, risk or diagnosis.",
    "Audits or proof of what was done in a session.",
)


def render(store: Store, viewer: Viewer) -> None:
    """Show what the tool does with notes, what it cannot know, and what it is for."""
    st.title("About NoteLens")
    st.html(
        '<p class="nl-lead">NoteLens finds passages in session notes that document how trust is built or strained, '
        "and shows each passage with the rule behind it.</p>"
    )
    _points("Privacy", PRIVACY)
    quiet(f"Store: {store.place}")
    _points("Limits", LIMITS)
    _points("What it is for", MEANT_FOR)
    _points("What it is not for", NOT_MEANT_FOR)
    st.header("Model")
    try:
        _model(read_model_facts(viewer.settings.model or model_folder()), viewer)
    except ModelError as error:
        box(str(error), kind="warning")


def _points(title: str, points: tuple[str, ...]) -> None:
    st.header(title)
    items = "".join(f"<li>{point}</li>" for point in points)
    st.html(f'<ul class="nl-text">{items}</ul>')


def _model(facts: ModelFacts, viewer: Viewer) -> None:
    quiet(f"{facts.name}, version {facts.version}, with codebook {viewer.codebook.version}.")
    measured = dict(facts.figures)
    method = measured.pop("method", "not told in the model folder")
    if measured:
        table(["Measure", "Value"], measured.items(), caption=f"How this was measured: {method}")
    else:
        quiet("No measurements lie in the model folder.")
