"""The wish to delete all notes -> a question first, then an empty store."""

import streamlit as st

from notelens.dashboard import state
from notelens.dashboard.plain import box
from notelens.dashboard.wording import counted
from notelens.store import Store


def delete_notes(store: Store) -> None:
    """Show a button that deletes every note, after a confirmation."""
    if deleted := state.take_deleted():
        box(f"{counted(deleted, 'note')} deleted.", kind="success")
    if store.count() and st.button("Delete all notes", key="delete.ask"):
        _confirm(store)


@st.dialog("Delete all notes?")
def _confirm(store: Store) -> None:
    box(
        f"This deletes {counted(store.count(), 'note')} with text and tags from {store.place}. It cannot be undone. "
        "The files you uploaded from stay where they are.",
        kind="warning",
    )
    with st.container(horizontal=True):
        if st.button("Delete all", type="primary", key="delete.yes", on_click=_delete, args=(store,)):
            st.rerun()
        if st.button("Keep them", key="delete.no"):
            st.rerun()


def _delete(store: Store) -> None:
    state.forget_all(store.delete_all())
