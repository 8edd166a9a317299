"""What is marked inline can be read back, and what cannot be marked is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelens.codebook import load_codebook
from notelens.records import Status
from notelens.training.corpus import GoldTag
from notelens.training.corpus.inline import mark, unmark

BOOK = load_codebook()


def tag(start, end, code="validation", status=Status.PRESENT):
    return GoldTag(start=start, end=end, code=code, status=status)


@pytest.mark.parametrize(
    ("tags", "marked"),
    [
        ([], "Sat with her anger."),
        ([tag(0, 18)], "{validation: Sat with her anger}."),
        ([tag(0, 18, "empathy"), tag(9, 18)], "{empathy: Sat with {validation: her anger}}."),
        ([tag(0, 18, "empathy", Status.PAST), tag(0, 18)], "{empathy/past+validation: Sat with her anger}."),
        ([tag(0, 3, "patience"), tag(9, 18)], "{patience: Sat} with {validation: her anger}."),
    ],
)
def test_tags_are_marked_where_they_stand(tags, marked):
    assert mark("Sat with her anger.", tags) == marked


@given(st.data())
def test_what_is_marked_is_read_back(data):
    words = data.draw(st.lists(st.sampled_from(["a", "né", "🙂", "b\nc", "d."]), min_size=1, max_size=12))
    text = " ".join(words)
    starts = [0, *(i + 1 for i, sign in enumerate(text) if sign == " ")]
    ends = [*(i for i, sign in enumerate(text) if sign == " "), len(text)]
    tags = set()
    for _ in range(data.draw(st.integers(0, 4))):
        first = data.draw(st.integers(0, len(words) - 1))
        last = data.draw(st.integers(first, len(words) - 1))
        code, status = data.draw(st.sampled_from(BOOK.ids)), data.draw(st.sampled_from(list(Status)))
        new = tag(starts[first], ends[last], code, status)
        crossing = any(a.start < b.start < a.end < b.end for old in tags for a, b in ((old, new), (new, old)))
        same = any((old.start, old.end, old.code) == (new.start, new.end, new.code) for old in tags)
        if not crossing and not same:
            tags.add(new)
    plain, found = unmark(mark(text, tags), BOOK)
    assert plain == text
    assert set(found) == tags


@pytest.mark.parametrize(
    ("text", "tags", "said"),
    [
        ("Sat with her anger.", [tag(0, 12), tag(9, 18, "empathy")], "cross each other"),
        ("Sat {with} her.", [], "braces"),
    ],
)
def test_what_cannot_be_marked_is_an_error(text, tags, said):
    with pytest.raises(ValueError, match=said):
        mark(text, tags)
