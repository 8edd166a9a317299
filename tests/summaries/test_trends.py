import pandas as pd
import pytest

from notelens.summaries import documentation_trend


def test_sessions_fall_into_bands(make_notes, make_tags):
    numbers = pd.array([1, 2, 3, 3, 3, 3, 12, 13, None], dtype="Int64")
    notes = make_notes(*"abcdefghi", session_number=numbers)
    tags = make_tags("b repair present", "b repair present", "c repair negated", "h repair present", "i repair present")
    trend = documentation_trend(notes, tags, "repair")
    assert trend["period"].tolist() == ["1", "2-3", "4-6", "7-12", "13-24"]
    assert trend["n"].tolist() == [1, 5, 0, 1, 1]
    assert trend["notes_documented"].tolist() == [0, 1, 0, 0, 1]
    assert trend["small"].tolist() == [True, False, True, True, True]
    band = trend.iloc[1]
    assert (band.low < band.share < band.high, band.share) == (True, 0.2)


def test_late_sessions_are_one_band(make_notes, make_tags):
    trend = documentation_trend(make_notes("a", "b", session_number=[25, 400]), make_tags(), "repair")
    assert trend[["period", "n"]].values.tolist() == [["25+", 2]]


def test_months_without_notes_keep_their_place(make_notes, make_tags):
    dates = pd.to_datetime(["2026-01-31", "2026-03-01", "2025-12-31", None])
    trend = documentation_trend(
        make_notes(*"abcd", session_date=dates), make_tags("a repair present"), "repair", period="month"
    )
    assert trend["period"].tolist() == ["2025-12", "2026-01", "2026-02", "2026-03"]
    assert trend["n"].tolist() == [1, 1, 0, 1]
    assert trend["notes_documented"].tolist() == [0, 1, 0, 0]


@pytest.mark.parametrize("period", ["session", "month"])
def test_nothing_to_order_by_gives_no_periods(make_notes, make_tags, period):
    for notes in (make_notes(), make_notes("a"), make_notes("a", session_number=[None], session_date=[None])):
        assert documentation_trend(notes, make_tags("a repair present"), "repair", period=period).empty
