import json

import pandas as pd
import pytest

from notelens.charts import INK, MARK, rates_chart, trend_chart
from notelens.codebook import load_codebook
from notelens.summaries import documentation_rates, documentation_trend

CODEBOOK = load_codebook()
NOTES = pd.DataFrame(
    {
        "note_id": [f"n{number}" for number in range(8)],
        "clinician": ["a"] * 5 + ["b"] * 3,
        "session_number": [1] * 5 + [4] * 3,
    }
)
TAGS = pd.DataFrame({"note_id": ["n0", "n6"], "code": ["repair"] * 2, "status": ["present"] * 2, "sentence_start": 0})


def rates():
    return rates_chart(documentation_rates(NOTES, TAGS, CODEBOOK), CODEBOOK)


def trend():
    return trend_chart(documentation_trend(NOTES, TAGS, "repair"), CODEBOOK)


def values_of(chart):
    (values,) = chart.to_dict()["datasets"].values()
    return values


def keys_of(spec):
    if isinstance(spec, dict):
        return {*spec, *(key for value in spec.values() for key in keys_of(value))}
    return {key for value in spec for key in keys_of(value)} if isinstance(spec, list) else set()


@pytest.mark.parametrize("chart", [rates, trend])
def test_chart_is_legible_described_and_fetches_nothing(chart):
    spec = chart().to_dict()
    assert spec["config"]["axis"]["labelColor"] == spec["config"]["axis"]["titleColor"] == INK
    assert "Repair" in spec["description"]
    assert "url" not in keys_of(spec)
    assert json.dumps(spec).count("#") == json.dumps(spec).count(MARK) + json.dumps(spec).count(INK)


def test_ink_can_follow_the_theme():
    chart = rates_chart(documentation_rates(NOTES, TAGS, CODEBOOK), CODEBOOK, ink="#eeeeee")
    assert chart.to_dict()["config"]["axis"]["labelColor"] == "#eeeeee"


def test_rates_keep_core_codes_first_and_show_n():
    spec = rates().to_dict()
    labels = spec["layer"][0]["encoding"]["y"]["scale"]["domain"]
    assert labels[:3] == ["Validation: 0 of 8", "Empathy: 0 of 8", "Boundary setting: 0 of 8"]
    assert "Repair: 2 of 8" in labels
    assert len(labels) == len(CODEBOOK)
    assert "Repair: 2 of 8 notes, 25%, interval 7% to 59%" in spec["description"]


def test_periods_with_few_notes_have_no_point_but_their_place():
    spec = trend().to_dict()
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == ["1: 1 of 5", "2-3: 0 of 0", "4-6: 1 of 3"]
    assert [row["share"] for row in values_of(trend())] == [0.2, None, None]
    assert "4-6: 1 of 3 notes." in spec["description"]


def test_no_notes_still_make_charts():
    empty = NOTES.iloc[:0]
    assert "Validation: 0 of 0 notes" in rates_chart(
        documentation_rates(empty, TAGS, CODEBOOK), CODEBOOK
    ).to_dict()["description"]  # fmt: skip
    assert "no notes" in trend_chart(documentation_trend(empty, TAGS, "repair"), CODEBOOK).to_dict()["description"]


def test_mixed_groups_and_codes_are_refused():
    with pytest.raises(ValueError, match="one row per code"):
        rates_chart(documentation_rates(NOTES, TAGS, CODEBOOK, by="clinician"), CODEBOOK)
    both = pd.concat([documentation_trend(NOTES, TAGS, code) for code in ("repair", "empathy")])
    with pytest.raises(ValueError, match="one code"):
        trend_chart(both, CODEBOOK)
