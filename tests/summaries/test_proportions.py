from math import isnan

import pytest
from statsmodels.stats.proportion import proportion_confint

from notelens.codebook import load_codebook
from notelens.summaries import documentation_rates, wilson
from notelens.summaries.proportions import MIN_NOTES, RATE_COLUMNS


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        # Newcombe (1998), Statistics in Medicine 17, table I, method 3: published to four places.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        # By hand: with z = 1.95996, n of n has no upper room and a lower end of n / (n + z * z).
        (20, 20, 20 / (20 + 3.84146), 1.0),
    ],
)
def test_wilson_against_published_values(k, n, low, high):
    assert wilson(k, n) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(("k", "n"), [(1, 2), (3, 7), (22, 66), (65, 66), (499, 1000)])
def test_wilson_is_that_of_statsmodels(k, n):
    assert wilson(k, n) == pytest.approx(proportion_confint(k, n, method="wilson"), rel=1e-9)


@pytest.mark.parametrize("n", [1, 7, 1000])
def test_wilson_stays_within_zero_and_one(n):
    assert wilson(0, n)[0] == 0.0
    assert wilson(n, n)[1] == 1.0


def rate_of(rates, code):
    return rates[rates["code"] == code].iloc[0]


def test_three_states_and_those_beside(make_notes, make_tags):
    notes = make_notes(*"abcdef")
    tags = make_tags(
        "a repair present", "a repair present", "a repair negated", "b repair negated", "b repair planned",
        "c repair past", "d empathy present", "f repair present",
    )  # fmt: skip
    row = rate_of(documentation_rates(notes, tags, load_codebook()), "repair")
    assert (row.notes_documented, row.n, row.sentences) == (2, 6, 3)
    assert (row.notes_negated, row.notes_planned, row.notes_past) == (1, 1, 1)
    assert row.share == pytest.approx(2 / 6)
    assert row.low < row.share < row.high
    assert not row.small


def test_core_codes_lead_and_the_rest_keep_their_order(make_notes, make_tags):
    codebook = load_codebook()
    rates = documentation_rates(make_notes("a"), make_tags(), codebook)
    others = [code.id for code in codebook if not code.core]
    assert rates["code"].tolist() == ["validation", "empathy", "boundary_setting", *others]
    assert rates["core"].tolist() == [True] * 3 + [False] * 21
    assert list(rates) == list(RATE_COLUMNS)


@pytest.mark.parametrize("n", [0, 1, MIN_NOTES - 1, MIN_NOTES])
def test_few_notes_are_no_rate(make_notes, make_tags, n):
    notes = make_notes(*(f"n{number}" for number in range(n)))
    row = rate_of(documentation_rates(notes, make_tags("n0 repair present"), load_codebook()), "repair")
    assert (row.notes_documented, row.n) == (min(n, 1), n)
    assert row.small == (n < MIN_NOTES)
    assert [isnan(value) for value in (row.share, row.low, row.high)] == [n < MIN_NOTES] * 3


def test_groups_by_name_with_the_unknown_last(make_notes, make_tags):
    notes = make_notes("a", "b", "c", "d", clinician=["zoe", None, "ann", "zoe"])
    tags = make_tags("a repair present", "b repair present", "d repair present", "elsewhere repair present")
    rates = documentation_rates(notes, tags, load_codebook(), by="clinician")
    repairs = rates[rates["code"] == "repair"]
    assert repairs["clinician"].fillna("?").tolist() == ["ann", "zoe", "?"]
    assert repairs["notes_documented"].tolist() == [0, 2, 1]
    assert repairs["n"].tolist() == [1, 2, 1]


def test_column_that_the_notes_lack_is_one_unknown_group(make_notes, make_tags):
    rates = documentation_rates(make_notes("a"), make_tags("a repair present"), load_codebook(), by="client")
    assert rates["client"].isna().all()
    assert rate_of(rates, "repair").notes_documented == 1


def test_no_notes_make_no_groups(make_notes, make_tags):
    rates = documentation_rates(make_notes(), make_tags(), load_codebook(), by="setting")
    assert rates.empty
    assert list(rates) == ["setting", *RATE_COLUMNS]


def test_unknown_grouping_names_the_options(make_notes, make_tags):
    with pytest.raises(ValueError, match="clinician, client, modality"):
        documentation_rates(make_notes("a"), make_tags(), load_codebook(), by="source")


def test_code_that_the_codebook_lacks_is_left_out(make_notes, make_tags):
    rates = documentation_rates(make_notes("a"), make_tags("a own_code present"), load_codebook())
    assert rates["notes_documented"].sum() == 0
