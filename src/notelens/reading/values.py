"""Cells, JSON values and header lines -> the typed details of a note; what cannot be understood is left out."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from notelens.reading.naming import one_line
from notelens.records import NoteDetails

_NUMBER = re.compile(
    r"(?:(?:session|sess|visit|number|num|no|nr)\b\.?\s*)*#?\s*(\d{1,4})(?:\.0+)?(?![\d./:-]*\d)", re.I
)
_CLOCK = r"(?:[T ,]+\d{1,2}:\d{2}.*)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_CLOCK}")
_YEAR_LAST = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}){_CLOCK}")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_MONTH_DAY = re.compile(rf"{_WEEKDAY}{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_CLOCK}", re.I)
_DAY_MONTH = re.compile(rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH},?[\s-]+(\d{{4}}){_CLOCK}", re.I)
_NOT_OPTED_OUT = frozenset({"", "no", "n", "false", "f", "0", "none", "null", "-", "n/a", "na"})


def as_text(value: object) -> str:
    """Return a cell's or JSON value's text: strings as they are, whole numbers without `.0`, dates in ISO form.

    Nothing, and lists and objects, give "".
    """
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value) if isinstance(value, (bool, int, float)) else ""


def make_details(values: Mapping[str, str]) -> NoteDetails:
    """Return the details; `values` maps their names to text as it was found."""
    found = {name: one_line(value) for name, value in values.items()}
    return NoteDetails(
        clinician=found.get("clinician") or None,
        client=found.get("client") or None,
        session_date=session_date(found.get("session_date", "")),
        session_number=session_number(found.get("session_number", "")),
        modality=found.get("modality") or None,
        setting=found.get("setting") or None,
        format=found.get("format") or None,
        do_not_analyse=opted_out(found.get("do_not_analyse", "")),
    )


def session_number(value: str) -> int | None:
    """Return the number that leads, from 1, or None.

    >>> session_number("Session 4"), session_number("4.0"), session_number("4/12/2025"), session_number("intake")
    (4, 4, None, None)
    """
    match = _NUMBER.match(value.strip())
    return (int(match[1]) or None) if match else None


def session_date(value: str) -> date | None:
    """Return the date if it can be read in one way only, else None; the year must have four digits.

    >>> session_date("2025-03-14"), session_date("14.03.2025"), session_date("03/04/2025")
    (datetime.date(2025, 3, 14), datetime.date(2025, 3, 14), None)
    """
    value = value.strip()
    if match := _YEAR_FIRST.fullmatch(value):
        return _date(match[1], match[2], match[3])
    if match := _YEAR_LAST.fullmatch(value):
        readings = {_date(match[3], match[1], match[2]), _date(match[3], match[2], match[1])} - {None}
        return readings.pop() if len(readings) == 1 else None
    if match := _MONTH_DAY.fullmatch(value):
        return _date(match[3], _month_number(match[1]), match[2])
    if match := _DAY_MONTH.fullmatch(value):
        return _date(match[3], _month_number(match[2]), match[1])
    return None


def opted_out(value: str) -> bool:
    """Return whether the note must not be analysed. Whatever is not clearly a no counts as yes."""
    return one_line(value).casefold() not in _NOT_OPTED_OUT


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _date(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
