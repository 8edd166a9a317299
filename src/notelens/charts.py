"""Frames of the summaries -> Altair charts. Data travels inside the chart; nothing is fetched to draw it."""

import altair as alt
import pandas as pd

from notelens.codebook import Codebook

INK = "#2f2d2b"
# One hue for every code, with a contrast above 3:1 on white and on near-black: no colour says good or bad.
MARK = "#4a7fc1"
ROW_HEIGHT = 26
SHARE_TITLE = "Share of notes, with 95 % interval"


def rates_chart(rates: pd.DataFrame, codebook: Codebook, *, ink: str = INK) -> alt.LayerChart:
    """Return a point with its interval for each row of `documentation_rates` (of one group, if made with `by`).

    The rows keep their order. Codes with few notes keep their place and their "k of n", and get no point. `ink` is
    the colour of all text.
    """
    if rates["code"].duplicated().any():
        raise ValueError("The rates chart takes one row per code. Choose the rows of one group first.")
    rows = _drawable(rates, [codebook[code].name for code in rates["code"]])
    labels = rows["label"].tolist()
    y = alt.Y(
        "label:N",
        sort=labels,
        scale=alt.Scale(domain=labels),
        title=None,
        axis=alt.Axis(labelLimit=400, labelOverlap=False),
    )
    base = alt.Chart(rows).encode(y=y, tooltip=_tooltip("Behaviour"))
    scale = alt.Scale(domain=[0, 1])
    bars = base.mark_rule(color=MARK, strokeWidth=2).encode(
        x=alt.X("low:Q", title=SHARE_TITLE, axis=alt.Axis(format="%"), scale=scale), x2="high:Q"
    )
    points = base.mark_point(color=MARK, filled=True, size=70, opacity=1).encode(x=alt.X("share:Q"))
    chart = alt.LayerChart(layer=[bars, points]).properties(height=alt.Step(ROW_HEIGHT))
    return _finish(chart, f"Share of notes that document each behaviour. {_spoken(rows)}", ink=ink)


def trend_chart(trend: pd.DataFrame, codebook: Codebook, *, ink: str = INK) -> alt.LayerChart:
    """Return a point with its interval for each period of one code's `documentation_trend`, joined by a line.

    Periods with few notes keep their place and their "k of n", get no point, and break the line. `ink` is the colour
    of all text.
    """
    if trend["code"].nunique() > 1:
        raise ValueError("The trend chart takes one code. Choose the rows of one code first.")
    rows = _drawable(trend, trend["period"].tolist())
    labels = rows["label"].tolist()
    axis = alt.Axis(labelAngle=-30, labelOverlap=False)
    x = alt.X("label:N", sort=labels, scale=alt.Scale(domain=labels), title="Period: notes", axis=axis)
    base = alt.Chart(rows).encode(x=x, tooltip=_tooltip("Period"))
    scale = alt.Scale(domain=[0, 1])
    bars = base.mark_rule(color=MARK, strokeWidth=2).encode(
        y=alt.Y("low:Q", title=SHARE_TITLE, axis=alt.Axis(format="%"), scale=scale), y2="high:Q"
    )
    line = base.mark_line(color=MARK, invalid="break-paths-show-path-domains").encode(y=alt.Y("share:Q"))
    points = base.mark_point(color=MARK, filled=True, size=70, opacity=1).encode(y=alt.Y("share:Q"))
    names = ", ".join(codebook[code].name for code in trend["code"].unique())
    chart = alt.LayerChart(layer=[bars, line, points])
    return _finish(chart, f"Share of notes that document {names}, by period. {_spoken(rows)}", ink=ink)


def _drawable(frame: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    counts = list(zip(names, frame["notes_documented"], frame["n"], strict=True))
    return pd.DataFrame(
        {
            "name": [str(name) for name in names],
            "label": [f"{name}: {k} of {n}" for name, k, n in counts],
            **{column: frame[column].tolist() for column in ("notes_documented", "n", "share", "low", "high")},
        }
    )


def _tooltip(name: str) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("name:N", title=name),
        alt.Tooltip("notes_documented:Q", title="Notes that document it"),
        alt.Tooltip("n:Q", title="Notes in all"),
        alt.Tooltip("share:Q", title="Share", format=".0%"),
        alt.Tooltip("low:Q", title="Interval from", format=".0%"),
        alt.Tooltip("high:Q", title="Interval to", format=".0%"),
    ]


def _spoken(rows: pd.DataFrame) -> str:
    """Return the chart's content in words, for people who do not see it."""
    said = [
        f"{label} notes" if pd.isna(share) else f"{label} notes, {share:.0%}, interval {low:.0%} to {high:.0%}"
        for label, share, low, high in zip(rows["label"], rows["share"], rows["low"], rows["high"], strict=True)
    ]
    return "; ".join(said) + "." if said else "There are no notes."


def _finish(chart: alt.LayerChart, description: str, *, ink: str) -> alt.LayerChart:
    finished: alt.LayerChart = (
        chart.properties(description=description)
        .configure_axis(labelColor=ink, titleColor=ink, labelFontSize=13, titleFontSize=13, labelFlush=False)
        .configure_view(strokeOpacity=0)
    )
    return finished
