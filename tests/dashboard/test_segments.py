import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelens.dashboard.segments import key_of, segment, tag_key
from notelens.records import Evidence, Status, Tag

TEXT = "😀 named it and checked"


def tag(start, end, code="validation", status=Status.PRESENT):
    return Tag(
        note_id="n", start=start, end=end, code=code, status=status, score=0.9, sentence_start=0, sentence_end=end,
        section="", evidence=Evidence.NAMED, text="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], [(TEXT, 0, 0)]),
        ([(2, 10)], [("😀 ", 0, 0), ("named it", 1, 1), (" and checked", 0, 0)]),
        ([(2, 10), (2, 10)], [("😀 ", 0, 0), ("named it", 2, 2), (" and checked", 0, 0)]),
        ([(2, 10), (8, 22)], [("😀 ", 0, 0), ("named ", 1, 0), ("it", 2, 1), (" and checked", 1, 1)]),
        ([(2, 22), (8, 10)], [("😀 ", 0, 0), ("named ", 1, 0), ("it", 2, 1), (" and checked", 1, 1)]),
        ([(2, 99), (5, 5), (-1, 4)], [(TEXT, 0, 0)]),
    ],
)
def test_pieces_carry_the_tags_that_cover_and_end_them(spans, expected):
    pieces = segment(TEXT, [tag(start, end) for start, end in spans])
    assert [(piece.text, len(piece.tags), len(piece.ending)) for piece in pieces] == expected


def test_an_empty_text_has_no_pieces():
    assert segment("", []) == []


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_the_pieces_joined_are_the_text(text, spans):
    pieces = segment(text, [tag(start, end) for start, end in spans])
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)


def test_every_tag_ends_in_exactly_one_piece():
    tags = [tag(2, 10), tag(4, 12, "empathy"), tag(4, 22, "repair")]
    ends = [ended for piece in segment(TEXT, tags) for ended in piece.ending]
    assert sorted(ended.code for ended in ends) == ["empathy", "repair", "validation"]


def test_a_tag_and_its_row_have_the_same_key():
    assert tag_key(tag(2, 10, "repair", Status.PAST)) == key_of(2, 10, "repair", "past")


def test_a_piece_keeps_its_text_out_of_its_repr():
    assert "named" not in repr(segment(TEXT, []))
