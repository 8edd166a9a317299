"""The sentence bank: tags inline, one sentence a line."""

import pytest

from notelens.codebook import load_codebook
from notelens.errors import CorpusError
from notelens.training.corpus.bank import parse_line, read_bank

BOOK = load_codebook()
PLANTED = "marzipan"


@pytest.mark.parametrize(
    ("marked", "text", "tags"),
    [
        ("{validation: Validated anger}.", "Validated anger.", [("validation", "Validated anger", "present")]),
        ("{check_in/planned: Check in} soon", "Check in soon", [("check_in", "Check in", "planned")]),
        (
            "{validation+empathy/past: Felt with her}",
            "Felt with her",
            [("empathy", "Felt with her", "past"), ("validation", "Felt with her", "present")],
        ),
        (
            "{empathy: Sat with {validation: her anger}}",
            "Sat with her anger",
            [("empathy", "Sat with her anger", "present"), ("validation", "her anger", "present")],
        ),
        ("Rode the bus.", "Rode the bus.", []),
    ],
)
def test_tags_are_read_from_their_braces(marked, text, tags):
    context, found = parse_line(f"plan || Before. || {marked}", BOOK)
    assert (context.text, context.previous, context.section) == (text, "Before.", "plan")
    assert [(tag.code, text[tag.start : tag.end], tag.status) for tag in found] == tags


def test_groups_end_at_blank_lines_and_the_file_names_the_writer(tmp_path):
    lines = ["# synthetic", "none || || {validation: Validated anger}.", "plan || || Rode.", "", "plan || || Sat."]
    (tmp_path / "Q_validation.txt").write_text("\n".join(lines), encoding="utf-8")
    bank = read_bank(tmp_path, BOOK)
    assert [line.group for line in bank] == ["Q_validation:1", "Q_validation:1", "Q_validation:2"]
    assert {line.writer for line in bank} == {"Q"}
    assert bank[0].context.section == ""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"plan || {PLANTED}", "three parts"),
        (f"plan || || {{{PLANTED}}}", "without a code"),
        (f"plan || || {PLANTED}}}", "not opened"),
        (f"plan || || {{validation: {PLANTED}", "not closed"),
        (f"plan || || {{validaton: {PLANTED}}}", "'validaton' is not in the codebook"),
        (f"plan || || {{validation/soon: {PLANTED}}}", "'soon' is not a valid Status"),
        (f"plan || || {{validation: }} {PLANTED}", "evidence for validation is empty"),
    ],
)
def test_a_fault_is_named_by_file_and_line_without_the_sentence(tmp_path, line, said):
    (tmp_path / "Q_x.txt").write_text(f"# synthetic\n\n{line}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=rf"Q_x\.txt, line 3: .*{said}") as caught:
        read_bank(tmp_path, BOOK)
    assert PLANTED not in str(caught.value)


def test_a_file_in_another_encoding_is_an_error_for_people(tmp_path):
    (tmp_path / "Q_x.txt").write_bytes(f"plan || || {PLANTED} caf\xe9".encode("cp1252"))
    with pytest.raises(CorpusError, match=r"Q_x\.txt cannot be read as UTF-8") as caught:
        read_bank(tmp_path, BOOK)
    assert PLANTED not in str(caught.value)


def test_no_bank_is_an_empty_bank(tmp_path):
    assert read_bank(tmp_path / "nowhere", BOOK) == []
