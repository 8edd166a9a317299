import pandas as pd
import pytest

from notelens.codebook import load_codebook
from notelens.summaries import documentation_rates, evidence_rows, notes_with

FIGURES = {
    "present": "notes_documented",
    "negated": "notes_negated",
    "planned": "notes_planned",
    "past": "notes_past",
}


@pytest.fixture
def tags(make_tags):
    return make_tags(
        "c repair present", "a repair negated", "a repair present", "b repair negated", "b repair negated",
        "b empathy past", "c repair planned", "d repair past", "c repair present",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("status", "ids"),
    [("present", ["c", "a"]), ("negated", ["b"]), ("planned", ["c"]), ("past", ["d"])],
)
def test_notes_with(tags, status, ids):
    assert notes_with(tags, "repair", status) == ids


def test_unknown_code_and_status(tags):
    assert notes_with(tags, "patience", "present") == []
    with pytest.raises(ValueError, match="nearly"):
        notes_with(tags, "repair", "nearly")


@pytest.mark.parametrize("status", FIGURES)
@pytest.mark.parametrize("by", [None, "clinician"])
def test_every_figure_leads_to_its_notes(make_notes, tags, status, by):
    notes = make_notes("a", "b", "c", "d", "e", clinician=["x", "x", "y", None, "y"])
    rates = documentation_rates(notes, tags, load_codebook(), by=by)
    assert rates[FIGURES[status]].sum() > 0
    for _, row in rates.iterrows():
        value = None if by is None else row[by]
        rows = evidence_rows(notes, tags, code=row["code"], status=status, by=by, value=value)
        assert rows["note_id"].nunique() == row[FIGURES[status]]
        assert tags.loc[rows.index].equals(rows)
        if status == "present":
            assert len(rows) == row["sentences"]


@pytest.mark.parametrize("missing", [None, pd.NA, float("nan")])
def test_group_without_a_value(make_notes, tags, missing):
    notes = make_notes("a", "d", clinician=["x", None])
    rows = evidence_rows(notes, tags, code="repair", status="past", by="clinician", value=missing)
    assert rows["note_id"].tolist() == ["d"]
