"""Documentation rates -> a table on the page in which every figure is a button that leads to its notes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files

import streamlit as st

from notelens.records import Status

HERE = files("notelens.dashboard")

# Streamlit takes a string of one line for the path of a file.
HTML = '<div class="figures">\n</div>'

COMPONENT = st.components.v2.component(
    "notelens_figures_view",
    html=HTML,
    css=HERE.joinpath("figures_view.css").read_text(encoding="utf-8"),
    js=HERE.joinpath("figures_view.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many notes carry a code with each status, of `n` notes.

    `share`, `low` and `high` (0-1, a Wilson 95 % interval) are None where there are too few notes for a rate.
    """

    code: str
    name: str
    n: int
    notes: dict[Status, int]
    share: float | None
    low: float | None
    high: float | None


def figures_view(
    figures: Sequence[Figure], *, caption: str, heads: Sequence[str], key: str, on_pick: Callable[[], None]
) -> None:
    """Show one row per figure; `heads` name the statuses, in the order of `Status`.

    After a click, `on_pick` runs and `st.session_state[key].picked` holds the `code` and `status` of the figure.
    """
    COMPONENT(
        key=key,
        data={
            "caption": caption,
            "heads": list(heads),
            "rows": [_row(figure) for figure in figures],
        },
        on_picked_change=on_pick,
    )


def _row(figure: Figure) -> dict[str, object]:
    cells = [
        {"status": str(status), "text": _count(figure, status), "leads": figure.notes[status] > 0} for status in Status
    ]
    row: dict[str, object] = {"code": figure.code, "name": figure.name, "cells": cells, "words": rate_words(figure)}
    if figure.share is None or figure.low is None or figure.high is None:
        return row | {"small": True}
    return row | {"small": False, "share": figure.share * 100, "low": figure.low * 100, "high": figure.high * 100}


def _count(figure: Figure, status: Status) -> str:
    count = figure.notes[status]
    return f"{count:,} of {figure.n:,}" if status is Status.PRESENT else f"{count:,}"


def rate_words(figure: Figure) -> str:
    """Give the share of notes with its interval, or say why there is none.

    >>> notes = dict.fromkeys(Status, 0)
    >>> rate_words(Figure(code="repair", name="Repair", n=40, notes=notes, share=0.25, low=0.142, high=0.402))
    '25 % (14 to 40 %)'
    """
    if figure.share is None or figure.low is None or figure.high is None:
        return "too few notes for a rate"
    return f"{figure.share * 100:.0f} % ({figure.low * 100:.0f} to {figure.high * 100:.0f} %)"
