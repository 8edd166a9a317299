"""A frame comes back from each format as it was, and a cell is never a formula."""

import csv

import openpyxl
import pandas as pd
import pytest

from notelens.errors import OutputError
from notelens.report.tables import SUFFIXES, check_output, write_table

FRAME = pd.DataFrame(
    {
        "note_id": ["n1", "n2"],
        "start": [0, 12],
        "score": [0.25, 0.5],
        "text": ['said "no", then 😢', "two\nlines — ü"],
    }
)
FORMULAS = ["=1+1", "@x", "+1", "-1", "\t=1+1", '=HYPERLINK("http://127.0.0.1/","x")', "http://127.0.0.1/"]


def read(path):
    match path.suffix:
        case ".jsonl":
            return pd.read_json(path, lines=True)
        case ".csv":
            return pd.read_csv(path)
        case ".parquet":
            return pd.read_parquet(path)
        case _:
            return pd.read_excel(path)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_each_format_gives_back_columns_and_values(tmp_path, suffix):
    write_table(FRAME, tmp_path / f"tags{suffix}")
    pd.testing.assert_frame_equal(read(tmp_path / f"tags{suffix}"), FRAME, check_dtype=False)


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".xlsx"])
def test_a_table_without_rows_keeps_its_columns(tmp_path, suffix):
    write_table(FRAME[:0], tmp_path / f"tags{suffix}")
    assert list(read(tmp_path / f"tags{suffix}").columns) == list(FRAME.columns)


def test_in_excel_a_formula_or_link_stays_the_text_that_it_is(tmp_path):
    write_table(pd.DataFrame({"text": FORMULAS}), tmp_path / "tags.xlsx")
    cells = [row[0] for row in openpyxl.load_workbook(tmp_path / "tags.xlsx").active.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == FORMULAS
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_in_csv_no_cell_begins_like_a_formula(tmp_path):
    write_table(pd.DataFrame({"text": FORMULAS, "score": -0.5}), tmp_path / "tags.csv")
    with (tmp_path / "tags.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["text"] for row in rows[:-1]] == [f"'{text}" for text in FORMULAS[:-1]]
    assert rows[-1] == {"text": FORMULAS[-1], "score": "-0.5"}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("tags.txt", r"tags\.txt: the output ends in \.jsonl or \.csv or \.parquet or \.xlsx"),
        ("tags", r"the output ends in"),
        ("missing/tags.csv", r"missing is no folder\. Create it"),
        ("folder.csv", r"folder\.csv is a folder\. Name a file in it"),
    ],
)
def test_an_output_that_cannot_be_is_refused_before_any_work(tmp_path, name, reason):
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(OutputError, match=reason):
        check_output(tmp_path / name)


@pytest.mark.parametrize("name", ["tags.csv", "TAGS.XLSX"])
def test_a_possible_output_is_accepted_whatever_its_case(tmp_path, name):
    check_output(tmp_path / name)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_cannot_be_written_is_an_error_for_people(tmp_path, suffix):
    with pytest.raises(OutputError, match=r"tags.* cannot be written"):
        write_table(FRAME, tmp_path / "gone" / f"tags{suffix}")
