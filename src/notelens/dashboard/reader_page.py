"""The list of notes, and one note with its evidence marked and explained."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from notelens.codebook import Codebook
from notelens.dashboard import state
from notelens.dashboard.code_legend import legend
from notelens.dashboard.code_panel import tag_panel
from notelens.dashboard.model import shared_analyst
from notelens.dashboard.note_list import note_list
from notelens.dashboard.note_title import note_title
from notelens.dashboard.note_view import Focus, note_view
from notelens.dashboard.plain import box, quiet
from notelens.dashboard.reason_panel import reason_panel
from notelens.dashboard.segments import tag_key
from notelens.dashboard.viewer import PageName, Viewer
from notelens.dashboard.wording import code_name, status_name
from notelens.errors import ModelError
from notelens.records import AnalysedNote, Status, Tag
from notelens.store import Store

VIEW = "reader.view"
# Seconds to wait for the model while another page uses it.
PATIENCE = 5
KEYS = "Keys: j and k, or the arrows, move from passage to passage; Enter explains one."


def render(store: Store, viewer: Viewer) -> None:
    """Show the open note, or the list to open one from."""
    notes = store.notes()
    if notes.empty:
        st.title("No notes yet")
        if st.button("Upload notes", type="primary"):
            viewer.go(PageName.UPLOAD)
        return
    shown = state.opened()
    ids = notes["note_id"].tolist()
    if shown is None or shown.note_id not in ids:
        note_list(store, notes, viewer.codebook)
    else:
        _reader(store.note(shown.note_id), shown, _neighbours(ids), viewer)


def _neighbours(ids: Sequence[str]) -> list[str]:
    """Give the notes that "previous" and "next" walk through: the list as it was filtered, else all."""
    listed = [note_id for note_id in state.listed() if note_id in ids]
    shown = state.opened()
    return listed if shown and shown.note_id in listed else list(ids)


def _reader(analysed: AnalysedNote, shown: state.OpenNote, ids: Sequence[str], viewer: Viewer) -> None:
    _steps(ids, ids.index(shown.note_id))
    note_title(analysed)
    text, panel = st.columns([3, 2], gap="large")
    with panel, st.container(key="reader-panel"):
        tags = _chosen_tags(analysed.tags, viewer.codebook)
        _panel(analysed, tags, viewer)
    with text:
        if analysed.tags:
            quiet(KEYS)
        focus = Focus(key=shown.key, turn=shown.turn) if shown.key else None
        note_view(analysed, tags, viewer.codebook, key=VIEW, selected=state.picked(), focus=focus, on_pick=_on_pick)


def _on_pick() -> None:
    state.pick(tuple(st.session_state[VIEW].picked or ()))


def _steps(ids: Sequence[str], position: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("All notes", on_click=state.close_note, key="reader.back")
        before = tuple(ids[max(position - 1, 0) : position])
        st.button("Previous", on_click=state.open_note, args=before, disabled=not before, key="reader.before")
        after = tuple(ids[position + 1 : position + 2])
        st.button("Next", on_click=state.open_note, args=after, disabled=not after, key="reader.after")
        quiet(f"Note {position + 1:,} of {len(ids):,}")


def _chosen_tags(tags: Sequence[Tag], codebook: Codebook) -> list[Tag]:
    """Give the tags to mark: those that the filters keep, and those that are explained or were asked for."""
    codes = [code for code in codebook.ids if any(tag.code == code for tag in tags)]
    statuses = [status for status in Status if any(tag.status is status for tag in tags)]
    if len(codes) + len(statuses) <= 2:
        return list(tags)
    with st.expander("Mark only some", key="reader.only"):
        wanted = _choice("Behaviours", codes, "reader.codes", lambda code: code_name(codebook, code))
        kept = _choice("Statuses", statuses, "reader.statuses", lambda status: status_name(codebook, status))
    return [
        tag
        for tag in tags
        if tag_key(tag) in state.picked() or ((not wanted or tag.code in wanted) and (not kept or tag.status in kept))
    ]


Option = TypeVar("Option")


def _choice(label: str, options: Sequence[Option], key: str, name: Callable[[Option], str]) -> list[Option]:
    return st.multiselect(label, options, format_func=name, key=key, placeholder="all", persist_state="session")


def _panel(analysed: AnalysedNote, tags: Sequence[Tag], viewer: Viewer) -> None:
    if not analysed.tags:
        box("No passage of this note was tagged. That says what the note documents, not what happened in the room.")
        return
    legend(tags, viewer.codebook)
    picked = [tag for tag in tags if tag_key(tag) in state.picked()]
    if not picked:
        quiet("Choose a marked passage to see why it is marked.")
        return
    with st.container(key="reader-why"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.header("Why it is marked", width="content")
            st.button("Close", on_click=state.pick, args=((),), key="reader.close")
        for tag in picked:
            st.html(tag_panel(tag, viewer.codebook))
            if st.button("Which words decided?", key=f"reader.reason.{tag_key(tag)}"):
                _reason(analysed, tag, viewer)


def _reason(analysed: AnalysedNote, tag: Tag, viewer: Viewer) -> None:
    with st.spinner("Loading the model"):
        shared = shared_analyst(viewer.settings.model, viewer.settings.codebook)
    with st.spinner("Reading the sentence again, without each of its words"):
        if not shared.lock.acquire(timeout=PATIENCE):
            box("Notes are being analysed, and the model reads one thing at a time. Ask again when they are done.")
            return
        try:
            reason = shared.analyst.explain(analysed, tag)
        except ModelError as error:
            box(str(error), kind="error")
            return
        finally:
            shared.lock.release()
    sentence = analysed.note.text[tag.sentence_start : tag.sentence_end]
    st.html(reason_panel(reason, sentence, viewer.codebook))
