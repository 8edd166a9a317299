"""Evaluation -> plain data for metrics.json and the model card, rounded to what the sample supports."""

from collections.abc import Mapping
from dataclasses import asdict
from math import isnan
from typing import Any

import pandas as pd

from notelens.training.evaluate import Evaluation
from notelens.training.scoring import Scores

_DIGITS = 3


def as_figures(evaluation: Evaluation, method: str, agreement: Scores | None = None) -> dict[str, Any]:
    """Return all figures; a figure that the notes cannot tell is None, since NaN is no JSON."""
    scores = evaluation.scores
    curve = evaluation.reliability
    return {
        "method": method,
        "notes": scores.notes,
        "sentences": scores.sentences,
        "overall": {
            **_rounded(scores.overall),
            "false_per_100_sentences": _round(evaluation.false_per_100),
            "calibration_error": _round(curve.expected_error),
        },
        "interval_95": {name: [round(edge, _DIGITS) for edge in edges] for name, edges in scores.intervals.items()},
        "per_code": _records(scores.per_code),
        "annotators": _records(agreement.per_code) if agreement else {},
        "annotators_overall": _rounded(agreement.overall) if agreement else {},
        "slices": _plain(evaluation.slices).to_dict("records"),
        "reliability": [_rounded(asdict(part)) for part in curve.bins],
        "baselines": {name: _rounded(peer.overall) for name, peer in evaluation.baselines.items()},
    }


def _round(value: float) -> float | None:
    return None if isnan(value) else round(value, _DIGITS)


def _rounded(values: Mapping[str, float]) -> dict[str, float | None]:
    return {name: _round(value) for name, value in values.items()}


def _records(table: pd.DataFrame) -> dict[str, dict[str, Any]]:
    return {
        str(name): {str(key): value for key, value in row.items()}
        for name, row in _plain(table).to_dict("index").items()
    }


def _plain(table: pd.DataFrame) -> pd.DataFrame:
    return table.round(_DIGITS).astype(object).where(table.notna(), None)
