"""All notes -> a list to filter and to open one from."""

import pandas as pd
import streamlit as st

from notelens.codebook import Codebook
from notelens.dashboard import state
from notelens.dashboard.filters import choose
from notelens.dashboard.plain import quiet
from notelens.dashboard.wording import code_name, counted
from notelens.records import Status
from notelens.store import Store

TABLE = "notes.table"
COLUMNS = {
    "note_id": "Note",
    "clinician": "Clinician",
    "client": "Client",
    "session_number": "Session",
    "session_date": "Date",
    "modality": "Modality",
    "setting": "Setting",
    "format": "Format",
    "word_count": "Words",
    "passages": "Marked passages",
}


def note_list(store: Store, notes: pd.DataFrame, codebook: Codebook) -> None:
    """Show the notes that match the filters; a row, or the box above the table, opens one."""
    st.title("Notes")
    tags = store.tags()
    chosen = choose(notes, page="notes")
    documents, opener = st.columns(2)
    codes = documents.multiselect(
        "Documents any of",
        [code for code in codebook.ids if (tags["code"] == code).any()],
        format_func=lambda code: code_name(codebook, code),
        key="notes.codes",
        placeholder="any behaviour",
        persist_state="session",
    )
    if codes:
        documented = tags[tags["code"].isin(codes) & (tags["status"] == Status.PRESENT)]
        chosen = chosen[chosen["note_id"].isin(documented["note_id"])]
    passages = tags.groupby("note_id").size()
    listed = chosen.assign(passages=chosen["note_id"].map(passages).fillna(0).astype(int))
    ids = listed["note_id"].tolist()
    state.list_notes(tuple(ids))
    # The table is drawn on a canvas; this box opens the same notes with the keyboard and a screen reader.
    opener.selectbox(
        "Open a note", ids, index=None, placeholder="type its name", key="notes.open", on_change=_on_choice
    )
    quiet(f"{counted(len(ids), 'note')}. Choose a row to read the note.")
    _table(listed, ids)


def _table(listed: pd.DataFrame, ids: list[str]) -> None:
    filled = [column for column in COLUMNS if listed[column].notna().any()]
    st.dataframe(
        listed[filled].rename(columns=COLUMNS),
        key=TABLE,
        hide_index=True,
        on_select=lambda: _on_row(ids),
        selection_mode="single-row",
        alt="The notes that match the filters, one a row",
    )


def _on_choice() -> None:
    if st.session_state["notes.open"]:
        state.open_note(st.session_state["notes.open"])


def _on_row(ids: list[str]) -> None:
    if rows := st.session_state[TABLE].selection.rows:
        state.open_note(ids[rows[0]])
