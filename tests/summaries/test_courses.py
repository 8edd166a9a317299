import pandas as pd
import pytest

from notelens.summaries import OrderedBy, courses

DATES = pd.to_datetime(["2026-02-03", "2026-02-01", "2026-02-02"])


@pytest.mark.parametrize(
    ("columns", "order", "ordered_by"),
    [
        ({"session_number": [2, 3, 1], "session_date": DATES}, "cab", OrderedBy.SESSION_NUMBER),
        ({"session_number": [1, 1, 1], "session_date": DATES}, "bca", OrderedBy.SESSION_NUMBER),
        ({"session_number": [2, None, 1], "session_date": DATES}, "bca", OrderedBy.SESSION_NUMBER),
        ({"session_number": [2, None, 1]}, "cab", OrderedBy.SESSION_NUMBER),
        ({"session_number": [None, 2, 1]}, "acb", OrderedBy.SESSION_NUMBER),
        ({"session_number": [1, None, None], "session_date": DATES}, "bca", OrderedBy.SESSION_DATE),
        ({"session_date": [*DATES[:2], None]}, "abc", OrderedBy.ADDED),
        ({}, "abc", OrderedBy.ADDED),
    ],
)
def test_order_of_a_clients_notes(make_notes, columns, order, ordered_by):
    (course,) = courses(make_notes(*"abc", client=["k"] * 3, **columns))
    assert "".join(course.note_ids) == order
    assert course.ordered_by is ordered_by


def test_each_client_has_a_course_and_each_note_without_one_too(make_notes):
    found = courses(make_notes(*"abcd", client=[None, "k2", "k1", "k2"]))
    assert [(course.client, course.note_ids) for course in found] == [
        ("k2", ("b", "d")), ("k1", ("c",)), (None, ("a",)),
    ]  # fmt: skip


def test_notes_without_a_client_column(make_notes):
    assert [course.client for course in courses(make_notes("a", "b"))] == [None, None]
    assert courses(make_notes()) == []
