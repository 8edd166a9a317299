"""Frames as the store gives them, from short lines."""

from collections.abc import Callable

import pandas as pd
import pytest


def build_notes(*ids: str, **columns: list[object]) -> pd.DataFrame:
    return pd.DataFrame({"note_id": pd.Series(ids, dtype="string"), **columns})


def build_tags(*lines: str) -> pd.DataFrame:
    """Each line is "note code status"; every tag stands in a sentence of its own, in the order of the lines."""
    rows = [line.split() for line in lines]
    frame = pd.DataFrame(rows, columns=["note_id", "code", "status"]).astype("string")
    # Labels that are not positions, as in a frame that was filtered.
    frame.index = pd.Index([100 + row for row in range(len(rows))])
    return frame.assign(sentence_start=range(len(rows)))


@pytest.fixture
def make_notes() -> Callable[..., pd.DataFrame]:
    return build_notes


@pytest.fixture
def make_tags() -> Callable[..., pd.DataFrame]:
    return build_tags
