"""Notes and tags -> the share of notes that document a code, session by session or month by month."""

from enum import StrEnum
from typing import Any

import pandas as pd

from notelens.records import Status
from notelens.summaries.columns import column
from notelens.summaries.evidence import notes_with
from notelens.summaries.proportions import with_intervals

# First session of each band; early sessions are where trust is made, so their bands are narrow.
BAND_STARTS = (1, 2, 4, 7, 13, 25)

TREND_COLUMNS = ("code", "period", "notes_documented", "n", "share", "low", "high", "small")


class Period(StrEnum):
    """What a trend is drawn over: bands of the session number, or calendar months."""

    SESSION = "session"
    MONTH = "month"


def documentation_trend(
    notes: pd.DataFrame, tags: pd.DataFrame, code: str, *, period: Period | str = Period.SESSION
) -> pd.DataFrame:
    """Return one row per period, in order, those between first and last without notes too (n is 0 there).

    Notes without a session number (or date) are left out, so the n of all periods may add up to fewer than all notes.

    >>> notes = pd.DataFrame({"note_id": list("abcdef"), "session_number": [1, 1, 1, 1, 1, 5]})
    >>> tags = pd.DataFrame({"note_id": ["a"], "code": ["repair"], "status": ["present"]})
    >>> documentation_trend(notes, tags, "repair")[["period", "n", "share"]].values.tolist()
    [['1', 5, 0.2], ['2-3', 0, nan], ['4-6', 1, nan]]
    """
    if Period(period) is Period.SESSION:
        labels, order = _bands(column(notes, "session_number"))
    else:
        labels, order = _months(column(notes, "session_date"))
    documents = notes["note_id"].isin(notes_with(tags, code, Status.PRESENT))
    counts = documents.groupby(labels).agg(["sum", "size"]).reindex(order, fill_value=0)
    counts = counts.rename(columns={"sum": "notes_documented", "size": "n"}).rename_axis("period").reset_index()
    return with_intervals(counts.assign(code=code))[list(TREND_COLUMNS)]


def _bands(numbers: "pd.Series[Any]") -> tuple["pd.Series[Any]", list[str]]:
    ends = [start - 1 for start in BAND_STARTS[1:]]
    names = [str(start) if start == end else f"{start}-{end}" for start, end in zip(BAND_STARTS, ends, strict=False)]
    names.append(f"{BAND_STARTS[-1]}+")
    edges = [*(start - 1 for start in BAND_STARTS), float("inf")]
    labels = pd.cut(pd.to_numeric(numbers).astype("Float64").astype(float), edges, labels=names).astype("string")
    used = [names.index(label) for label in labels.dropna().unique()]
    return labels, names[min(used) : max(used) + 1] if used else []


def _months(dates: "pd.Series[Any]") -> tuple["pd.Series[Any]", list[str]]:
    months = pd.to_datetime(dates).dt.to_period("M")
    known = months.dropna()
    order = pd.period_range(known.min(), known.max(), freq="M").astype(str).tolist() if len(known) else []
    return months.astype("string"), order
