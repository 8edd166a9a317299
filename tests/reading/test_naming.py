import pytest

from notelens.reading import with_unique_ids
from notelens.reading.naming import one_line, shown_name, suffix
from notelens.records import Refusal, SourceNote


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a.txt", "a.txt"),
        ("T01/a.txt", "T01/a.txt"),
        ("/etc/a.txt", "etc/a.txt"),
        ("..\\..\\a.txt", "a.txt"),
        ("./x//a.txt", "x/a.txt"),
        ("a\u202etxt.exe", "atxt.exe"),
        ("a\x1b[2J.txt", "a[2J.txt"),
        ("a\udcff.txt", "a.txt"),
        ("", "unnamed file"),
        ("../..", "unnamed file"),
    ],
)
def test_shown_name(raw, shown):
    assert shown_name(raw) == shown


def test_a_long_name_keeps_its_ending():
    assert suffix(shown_name("x" * 5_000 + ".txt")) == ".txt"


def test_one_line():
    assert one_line(" a\r\n\tb\u2028c\x00 ") == "a b c"


def notes(*pairs: tuple[str, str]) -> list[SourceNote]:
    return [SourceNote(note_id=note_id, text="x", source=source) for note_id, source in pairs]


def test_ids_become_unique():
    items = notes(
        ("a", "a.txt"), ("a", "T1/a.txt"), ("a", "T1/a.md"), ("a", "a.md"), ("a", "b.csv row 1"), ("a~2", "c.txt")
    )
    ids = [item.note_id for item in with_unique_ids(items)]
    assert ids == ["a", "T1/a", "T1/a~2", "a~2", "a~3", "a~2~2"]


def test_refusals_pass_and_unique_ids_stay():
    items = [*notes(("a", "a.txt"), ("b", "b.txt")), Refusal(source="c.txt", reason="Empty.", note_id="a")]
    assert list(with_unique_ids(items)) == items
