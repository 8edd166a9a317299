"""All notes and tags -> the notes to read first, each with its reasons and a way to the passage."""

from collections.abc import Collection
from html import escape

import pandas as pd
import streamlit as st

from notelens.dashboard import state
from notelens.dashboard.plain import quiet
from notelens.dashboard.segments import key_of
from notelens.dashboard.viewer import PageName, Viewer
from notelens.dashboard.wording import counted
from notelens.store import Store
from notelens.summaries.cloning import cloned_sentences
from notelens.summaries.triage import NoteToRead, read_first

SHOWN = 4


def reading_list(
    store: Store, notes: pd.DataFrame, tags: pd.DataFrame, wanted: Collection[str], viewer: Viewer
) -> None:
    """Show the notes among `wanted` that have a reason to be read early.

    Reasons are looked for in all notes: what answers a note may be one that the filters leave out.
    """
    kept = set(wanted)
    cloned = _cloned(store.place, _version(notes), store)
    found = [note for note in read_first(notes, tags, cloned=cloned) if note.note_id in kept]
    clinicians = notes.dropna(subset="clinician").set_index("note_id")["clinician"].to_dict()
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header("Read first", width="content")
        everything = len(found) <= SHOWN or st.toggle(
            f"Show all {counted(len(found), 'note')}", key="overview.all", persist_state="session"
        )
    if not found:
        quiet("No note stands out by what it documents.")
    for note in found if everything else found[:SHOWN]:
        _entry(note, clinicians.get(note.note_id), tags, viewer)


def _entry(note: NoteToRead, clinician: str | None, tags: pd.DataFrame, viewer: Viewer) -> None:
    people = [f"client {note.client}" if note.client else "", f"clinician {clinician}" if clinician else ""]
    reasons = "".join(f"<li>{escape(reason.words)}</li>" for reason in note.reasons)
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.html(
            f'<div class="nl-reasons"><h3 class="nl-note">{escape(note.note_id)} '
            f"<small>{escape(', '.join(filter(None, people)))}</small></h3><ul>{reasons}</ul></div>",
            width="stretch",
        )
        if st.button("Open the note", key=f"overview.read.{note.note_id}"):
            rows = [row for reason in note.reasons for row in reason.rows]
            state.open_note(note.note_id, _key(tags, rows[0]) if rows else None)
            viewer.go(PageName.NOTES)


def _key(tags: pd.DataFrame, label: int) -> str:
    row = tags.loc[[label]].to_dict("records")[0]
    return key_of(row["start"], row["end"], row["code"], row["status"])


def _version(notes: pd.DataFrame) -> str:
    return f"{len(notes)} {notes['added_at'].max()} {' '.join(sorted(notes['model'].dropna().unique()))}"


@st.cache_data(show_spinner=False, max_entries=4)
def _cloned(place: str, version: str, _store: Store) -> pd.DataFrame:
    """Count cloned sentences once for each state of the store; what is kept are ids and counts."""
    return cloned_sentences(_store.sentence_texts()).notes
