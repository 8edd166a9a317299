"""All notes -> the notes that the person at the screen wants to look at."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

FILTERS = {
    "clinician": "Clinician",
    "client": "Client",
    "modality": "Modality",
    "setting": "Setting",
    "format": "Format",
}

NOT_GIVEN = "not given"


def matching(notes: pd.DataFrame, choices: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Keep the notes that have one of the chosen values in every column with a choice.

    >>> notes = pd.DataFrame({"clinician": ["T01", None], "client": ["C1", "C2"]})
    >>> matching(notes, {"clinician": ["not given"], "client": []})["client"].tolist()
    ['C2']
    """
    kept = notes
    for column, wanted in choices.items():
        if wanted:
            kept = kept[kept[column].fillna(NOT_GIVEN).isin(list(wanted))]
    return kept


def choose(notes: pd.DataFrame, *, page: str) -> pd.DataFrame:
    """Show the filters that can tell these notes apart, and keep the notes that match."""
    options = {column: sorted(notes[column].fillna(NOT_GIVEN).unique()) for column in FILTERS}
    useful = [column for column in FILTERS if len(options[column]) > 1]
    if not useful:
        return notes
    active = sum(bool(st.session_state.get(f"{page}.{column}")) for column in useful)
    with st.expander(f"Filter ({active} active)" if active else "Filter", key=f"{page}.filters"):
        places = st.columns(len(useful))
        choices = {
            column: place.multiselect(
                FILTERS[column], options[column], key=f"{page}.{column}", placeholder="all", persist_state="session"
            )
            for column, place in zip(useful, places, strict=True)
        }
    return matching(notes, choices)
