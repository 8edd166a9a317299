"""A figure that was chosen -> the passages behind it, each with a way into its note."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from notelens.dashboard import state
from notelens.dashboard.note_title import details_line
from notelens.dashboard.plain import passage, quiet
from notelens.dashboard.segments import tag_key
from notelens.dashboard.viewer import PageName, Viewer
from notelens.dashboard.wording import code_colour, code_name, counted, status_name
from notelens.records import AnalysedNote, Tag
from notelens.store import Store

# Each note is read from the store with its text; more at a time would be slow and is not read anyway.
NOTES_AT_A_TIME = 10


def show_passages(store: Store, viewer: Viewer, chosen: state.ChosenFigure, note_ids: Sequence[str]) -> None:
    """Open a dialog with the passages of `note_ids` that carry the chosen code and status."""
    title = f"{code_name(viewer.codebook, chosen.code)}: {status_name(viewer.codebook, chosen.status).lower()}"
    show = st.dialog(title, width="large", on_dismiss=_close)(_passages)
    show(store, viewer, chosen, list(note_ids))


def _close() -> None:
    state.choose_figure(None)


def _passages(store: Store, viewer: Viewer, chosen: state.ChosenFigure, note_ids: list[str]) -> None:
    first = _page(len(note_ids))
    for note_id in note_ids[first : first + NOTES_AT_A_TIME]:
        analysed = store.note(note_id)
        tags = [tag for tag in analysed.tags if (tag.code, tag.status) == (chosen.code, chosen.status)]
        with st.container(border=True):
            st.html(f'<h3 class="nl-note">{escape(note_id)}</h3>')
            quiet(details_line(analysed.note.details))
            for tag in tags:
                passage_of(analysed, tag, viewer, key=f"passages.{note_id}.{tag_key(tag)}")


def _page(count: int) -> int:
    if count <= NOTES_AT_A_TIME:
        quiet(counted(count, "note"))
        return 0
    return st.selectbox(
        "Notes",
        range(0, count, NOTES_AT_A_TIME),
        format_func=lambda start: f"{start + 1:,} to {min(start + NOTES_AT_A_TIME, count):,} of {count:,}",
        key="overview.passages",
    )


def passage_of(analysed: AnalysedNote, tag: Tag, viewer: Viewer, *, key: str) -> None:
    """Show the sentence of a tag, with a button that opens the note there."""
    sentence = analysed.note.text[tag.sentence_start : tag.sentence_end]
    marked = (tag.start - tag.sentence_start, tag.end - tag.sentence_start)
    with st.container(horizontal=True, vertical_alignment="center"):
        passage(sentence, marked, colour=code_colour(viewer.codebook, tag.code))
        opened = st.button("Read in the note", key=key)
    if opened:
        state.open_note(analysed.note.note_id, tag_key(tag))
        state.choose_figure(None)
        viewer.go(PageName.NOTES)
