"""Frames -> .jsonl, .csv, .parquet or .xlsx, by suffix. A cell is never a formula, whatever it begins with."""

from pathlib import Path

import pandas as pd

from notelens.errors import OutputError

SUFFIXES = (".jsonl", ".csv", ".parquet", ".xlsx")
# A spreadsheet program takes a cell that begins so for a formula (OWASP, "CSV Injection").
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def check_output(path: Path, *, suffixes: tuple[str, ...] = SUFFIXES) -> None:
    """Raise OutputError now, not after an hour's work, if `path` cannot be the result."""
    if path.suffix.lower() not in suffixes:
        raise OutputError(f"{path.name}: the output ends in {' or '.join(suffixes)}. Name it so.")
    if not path.parent.is_dir():
        raise OutputError(f"{path.parent} is no folder. Create it, or name another output.")
    if path.is_dir():
        raise OutputError(f"{path} is a folder. Name a file in it.")


def write_table(frame: pd.DataFrame, path: Path) -> None:
    """Write the frame, one row a line; the same columns in every format."""
    try:
        match path.suffix.lower():
            case ".jsonl":
                frame.to_json(path, orient="records", lines=True, force_ascii=False)
            case ".csv":
                _without_formulas(frame).to_csv(path, index=False, encoding="utf-8")
            case ".parquet":
                frame.to_parquet(path, index=False)
            case _:
                _write_excel(frame, path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror or type(error).__name__}).") from None


def _without_formulas(frame: pd.DataFrame) -> pd.DataFrame:
    def guarded(value: object) -> object:
        return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_SIGNS) else value

    return frame.map(guarded)


def _write_excel(frame: pd.DataFrame, path: Path) -> None:
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with pd.ExcelWriter(path, engine="xlsxwriter", engine_kwargs={"options": options}) as writer:
        frame.to_excel(writer, index=False, sheet_name="NoteLens")
