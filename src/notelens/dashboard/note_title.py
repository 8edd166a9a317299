"""An analysed note -> its title on the page: which note this is, whose, and what the privacy gate did to it."""

from html import escape

import streamlit as st

from notelens.dashboard.plain import quiet
from notelens.dashboard.wording import counted
from notelens.records import AnalysedNote, NoteDetails


def note_title(analysed: AnalysedNote) -> None:
    """Show the id of a note with its details."""
    note = analysed.note
    st.html(f'<h1 class="nl-title">{escape(note.note_id)}</h1>')
    quiet(details_line(note.details) or "No details were given with this note.")
    if note.redacted:
        quiet("Identifiers in this note were replaced by their kind before it was stored.")
    elif note.findings:
        quiet(f"This note was analysed with {counted(len(note.findings), 'possible identifier')} in it.")


def details_line(details: NoteDetails) -> str:
    """Give what is known about a note in one line.

    >>> details_line(NoteDetails(clinician="T01", client="C7", session_number=4))
    'Clinician T01 · Client C7 · Session 4'
    """
    parts = (
        details.clinician and f"Clinician {details.clinician}",
        details.client and f"Client {details.client}",
        details.session_number and f"Session {details.session_number}",
        details.session_date and details.session_date.isoformat(),
        details.modality,
        details.setting,
        details.format,
    )
    return " · ".join(part for part in parts if part)
