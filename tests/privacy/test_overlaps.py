import pytest

from notelens.privacy.overlaps import resolve_overlaps
from notelens.records import Finding


def finding(start, end, kind, score=0.9):
    return Finding(start=start, end=end, kind=kind, score=score, rule="r")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ([finding(0, 5, "A"), finding(5, 9, "B")], [(0, 5, "A"), (5, 9, "B")]),
        ([finding(5, 9, "B"), finding(0, 5, "A")], [(0, 5, "A"), (5, 9, "B")]),
        ([finding(0, 5, "A", 0.99), finding(0, 9, "B", 0.5)], [(0, 9, "B")]),
        ([finding(0, 9, "A", 0.5), finding(0, 9, "B", 0.6)], [(0, 9, "B")]),
        ([finding(0, 9, "A"), finding(0, 9, "B")], [(0, 9, "A")]),
        ([finding(0, 9, "A"), finding(6, 12, "B")], [(0, 12, "A")]),
        ([finding(0, 4, "A"), finding(2, 12, "B")], [(0, 12, "B")]),
        ([], []),
    ],
)
def test_the_longest_then_the_surest_is_kept_and_covers_the_others(given, kept):
    assert [(each.start, each.end, each.kind) for each in resolve_overlaps(given)] == kept
