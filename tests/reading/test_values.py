from datetime import date

import pytest

from notelens.reading.values import make_details, opted_out, session_date, session_number

DAY = date(2025, 3, 14)


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("4", 4),
        (" 4.0 ", 4),
        ("Session 4", 4),
        ("Session #4", 4),
        ("session no. 12", 12),
        ("4 of 12", 4),
        ("4th", 4),
        ("", None),
        ("0", None),
        ("intake", None),
        ("4/12/2025", None),
        ("2025-03-14", None),
        ("4.5", None),
        ("123456", None),
        ("-4", None),
    ],
)
def test_session_number(value, number):
    assert session_number(value) == number


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-03-14", DAY),
        ("2025-03-14T10:00:00", DAY),
        ("2025/3/14", DAY),
        ("03/14/2025", DAY),
        ("14.03.2025 10:30", DAY),
        ("March 14, 2025", DAY),
        ("Fri, Mar. 14th 2025", DAY),
        ("14 March 2025", DAY),
        ("14-Mar-2025", DAY),
        ("4/4/2025", date(2025, 4, 4)),
        ("03/04/2025", None),
        ("3/14/25", None),
        ("2025-02-30", None),
        ("last week", None),
        ("March 2025", None),
        ("", None),
    ],
)
def test_session_date(value, day):
    assert session_date(value) == day


@pytest.mark.parametrize("value", ["yes", "TRUE", "1", "x", "withdrew consent", "opted out"])
def test_opted_out(value):
    assert opted_out(value)


@pytest.mark.parametrize("value", ["", " ", "no", "False", "0", "N/A"])
def test_not_opted_out(value):
    assert not opted_out(value)


def test_details_are_one_clean_line():
    details = make_details({"clinician": " T\u202e01\n", "client": "\t", "setting": "group\npractice"})
    assert (details.clinician, details.client, details.setting) == ("T01", None, "group practice")
