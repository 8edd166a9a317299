"""An empty store -> what NoteLens does, and the way to the first notes."""

import streamlit as st

from notelens.dashboard.plain import quiet
from notelens.dashboard.viewer import PageName, Viewer

STEPS = (
    "Upload session notes: single files, a folder, or the table that your record system exports.",
    "Read what they document: how often each behaviour is found, what to read first, and the sentences behind both.",
    "Open a note: each passage is marked, and says by which rule.",
)


def first_steps(viewer: Viewer) -> None:
    """Show the three steps and a button for the first."""
    st.title("See what your notes document")
    st.html(
        '<p class="nl-lead">NoteLens finds the passages in session notes that document how trust is built: validation, '
        "empathy, boundaries and more. Everything stays on this machine.</p>"
    )
    items = "".join(f"<li>{step}</li>" for step in STEPS)
    st.html(f'<ol class="nl-text">{items}</ol>')
    if st.button("Upload notes", type="primary", key="first.upload"):
        viewer.go(PageName.UPLOAD)
    quiet("Nothing is stored yet. To try it without notes of your own, upload the synthetic batch in sample_notes.")
