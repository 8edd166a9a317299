import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notelens.reading import read_upload

NOTE = "S: Ct said \u201cI can\u2019t\u201d \u2013 and stayed.\nP: see ct next week\n"


@pytest.mark.parametrize(
    "data",
    [
        NOTE.encode("utf-8"),
        codecs.BOM_UTF8 + NOTE.encode("utf-8"),
        codecs.BOM_UTF16_LE + NOTE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + NOTE.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + NOTE.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + NOTE.encode("utf-32-be"),
        NOTE.encode("utf-16-le"),
        NOTE.encode("utf-16-be"),
        NOTE.encode("cp1252"),
        NOTE.replace("\n", "\r\n").encode("utf-8"),
        NOTE.replace("\n", "\r").encode("cp1252"),
    ],
    ids=[
        "utf8",
        "utf8-bom",
        "utf16le",
        "utf16be",
        "utf32le",
        "utf32be",
        "utf16le-bare",
        "utf16be-bare",
        "cp1252",
        "crlf",
        "cr",
    ],
)
def test_encodings_and_line_ends(data, only_note):
    assert only_note("a.txt", data).text == NOTE


def test_ascii_in_utf16_without_mark_is_not_taken_for_utf8(only_note):
    assert only_note("a.txt", "P: see ct".encode("utf-16-le")).text == "P: see ct"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> <b>ct</b> &amp; th",
        "![x](https://tracker.example.org/p.png) **bold**",
        '=HYPERLINK("https://example.org","x")\n+1+1\n@SUM(A1)',
        "{{ 7 * 7 }} ${x} %s",
        "right \u202eto left, emoji \U0001f9d1\u200d\U0001f91d\u200d\U0001f9d1, page\x0cbreak",
        "  leading space, trailing space  \n\n",
    ],
)
def test_text_is_kept_verbatim(text, only_note):
    assert only_note("a.md", text.encode("utf-8")).text == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"S: ct ok\x00 today", "NUL bytes: not a text file"),
        (b"line one\nS: \x1b[31mct ok", "U+001B in line 2"),
        ("It\u0092s fine".encode(), "U+0092 in line 1"),
        (b"ct \x81\x8d\x9d", "encoding"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8A\x00", "encoding"),
        (b"x" * 1_000_001, "1,000,001 characters"),
        (b"x" * 5_000_000, "Split it"),
    ],
    ids=["nothing", "blank", "bom", "nul", "escape", "c1", "no-encoding", "bad-utf16", "one-too-many", "five-mb-line"],
)
def test_refused(data, says, only_reason):
    assert says in only_reason("a.txt", data)


def test_a_million_characters_are_one_note(only_note):
    assert len(only_note("a.txt", b"x" * 1_000_000).text) == 1_000_000


@settings(deadline=None)  # other work on the machine must not fail the test
@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), min_size=1))
def test_any_text_comes_back(text):
    [item] = read_upload("a.txt", codecs.BOM_UTF8 + text.encode("utf-8"))
    if text.strip():
        assert item.text == text
    else:
        assert "empty" in item.reason
