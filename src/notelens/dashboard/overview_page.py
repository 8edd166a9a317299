"""All notes of the store -> what they document, what to read first, and the passages behind every figure."""

from typing import Any

import pandas as pd
import streamlit as st

from notelens.charts import INK, rates_chart
from notelens.codebook import CodeGroup
from notelens.dashboard import state
from notelens.dashboard.figures_view import Figure, figures_view
from notelens.dashboard.filters import choose
from notelens.dashboard.first_steps import first_steps
from notelens.dashboard.passages import show_passages
from notelens.dashboard.plain import box, quiet
from notelens.dashboard.reading_list import reading_list
from notelens.dashboard.viewer import Viewer
from notelens.dashboard.wording import DISCLAIMER, counted, status_name
from notelens.records import Status
from notelens.store import Store
from notelens.summaries.evidence import notes_with
from notelens.summaries.proportions import MIN_NOTES, documentation_rates

COUNTS = {
    Status.PRESENT: "notes_documented",
    Status.PLANNED: "notes_planned",
    Status.NEGATED: "notes_negated",
    Status.PAST: "notes_past",
}
OTHERS = {CodeGroup.THERAPIST: "Other therapist behaviours", CodeGroup.CLIENT: "Client signals"}
TABLE, CHART = "Table", "Chart"
INK_ON_DARK = "#eceff4"


def render(store: Store, viewer: Viewer) -> None:
    """Show the figures for the notes that match the filters, core behaviours first."""
    notes = store.notes()
    if notes.empty:
        first_steps(viewer)
        return
    tags = store.tags()
    st.title(f"What {counted(len(notes), 'note')} document" + ("s" if len(notes) == 1 else ""))
    if viewer.settings.sample:
        box("You are looking at the synthetic sample notes.")
    _facts(notes)
    st.html(f'<p class="nl-lead">{DISCLAIMER}</p>')
    chosen = choose(notes, page="overview")
    if chosen.empty:
        box("No note matches these filters. Remove one of them.", kind="warning")
        return
    if len(chosen) < len(notes):
        quiet(f"{counted(len(chosen), 'note')} of {len(notes):,} match the filters.")
    tags_shown = tags[tags["note_id"].isin(chosen["note_id"])]
    rates = documentation_rates(chosen, tags_shown, viewer.codebook)
    view = _core(rates, viewer)
    reading_list(store, notes, tags, chosen["note_id"], viewer)
    _others(rates, viewer, view)
    if figure := state.figure():
        show_passages(store, viewer, figure, notes_with(tags_shown, figure.code, figure.status))


def _facts(notes: pd.DataFrame) -> None:
    models = " and ".join(sorted(notes["model"].dropna().unique()))
    numbers = {
        "clinician": notes["clinician"].nunique(),
        "client": notes["client"].nunique(),
        "sentence": int(notes["sentence_count"].sum()),
    }
    facts = [counted(number, noun) for noun, number in numbers.items() if number]
    quiet(" · ".join([*facts, f"tagged by {models}"]))


def _core(rates: pd.DataFrame, viewer: Viewer) -> str:
    few = bool(rates["small"].all())
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header("Core behaviours", width="content")
        view = TABLE if few else _view()
    if few:
        quiet(f"With fewer than {MIN_NOTES} notes, counts are shown and no rates.")
    _figures(rates[rates["core"]], "Core behaviours", viewer, view)
    return view


def _view() -> str:
    return st.segmented_control(
        "Show figures as",
        [TABLE, CHART],
        default=TABLE,
        required=True,
        key="overview.view",
        label_visibility="collapsed",
        persist_state="session",
    )


def _others(rates: pd.DataFrame, viewer: Viewer, view: str) -> None:
    others = rates[~rates["core"]]
    for group, title in OTHERS.items():
        st.header(title)
        _figures(others[others["group"] == group], title, viewer, view)


def _figures(rates: pd.DataFrame, title: str, viewer: Viewer, view: str) -> None:
    """Show the rates as a table, below a chart of the same where that is asked for."""
    key = f"overview.{title}"

    def on_pick() -> None:
        if picked := st.session_state[key].picked:
            state.choose_figure(state.ChosenFigure(code=picked["code"], status=Status(picked["status"])))

    if view == CHART:
        ink = INK_ON_DARK if viewer.dark else INK
        # The chart brings a description of its own, which Streamlit takes for its accessible name.
        st.altair_chart(rates_chart(rates, viewer.codebook, ink=ink))
    heads = [status_name(viewer.codebook, status) for status in Status]
    figures_view([figure_of(row) for _, row in rates.iterrows()], caption=title, heads=heads, key=key, on_pick=on_pick)


def figure_of(row: "pd.Series[Any]") -> Figure:
    """Give the figure of one row of `documentation_rates`."""
    share, low, high = (None if row["small"] else float(row[name]) for name in ("share", "low", "high"))
    notes = {status: int(row[column]) for status, column in COUNTS.items()}
    return Figure(code=row["code"], name=row["name"], n=int(row["n"]), notes=notes, share=share, low=low, high=high)
