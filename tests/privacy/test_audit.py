from notelens.privacy.audit import audit, describe
from notelens.records import Finding


def phone(start, part="text"):
    return Finding(start=start, end=start + 1, kind="PHONE", score=0.9, rule="r", part=part)


def test_findings_are_counted_by_kind_with_lines_and_columns():
    text = "a\nb\nc\n"
    found = audit([phone(0), phone(2), phone(2), phone(0, "client"), phone(0, "setting")], text=text)
    assert [(each.kind, each.count, each.lines, each.columns) for each in found] == [
        ("PHONE", 5, (1, 2), ("client", "setting"))
    ]
    assert describe(found) == "PHONE 5 (lines 1, 2; columns client, setting)"


def test_long_lists_of_lines_are_cut():
    text = "\n" * 9
    found = audit([phone(position) for position in range(9)], text=text)
    assert describe(found) == "PHONE 9 (lines 1, 2, 3, 4, 5 and 4 more)"
