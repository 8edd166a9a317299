"""A frame that may lack a column -> the column, or one of missing values."""

from typing import Any

import pandas as pd


def column(frame: pd.DataFrame, name: str) -> "pd.Series[Any]":
    """Return a column of notes that everything must work without, such as the clinician's."""
    return frame[name] if name in frame else pd.Series(pd.NA, index=frame.index, dtype="string", name=name)
