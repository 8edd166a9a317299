"""One value of a JSON file -> its note, or why there is none."""

import json
from collections.abc import Mapping

from notelens.errors import ReadingError
from notelens.reading.columns import map_columns, no_text_column
from notelens.reading.contract import Columns, Item
from notelens.reading.rows import read_row
from notelens.records import Refusal


def parse(text: str) -> object:
    """Return the value, or raise ReadingError with the line and column at fault, and nothing of the text."""
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
    except (ValueError, RecursionError):
        place = "a number that is too long, or lists within lists"
    else:
        return value
    raise ReadingError(f"this is not valid JSON ({place}). Export it again, or correct it there.")


def read_object(value: object, *, name: str, place: str, number: int, columns: Columns | None) -> Item:
    """Return the note that an object holds; `place` is "line 3" or "object 3"."""
    source, begin = f"{name} {place}", place.capitalize()
    if not isinstance(value, Mapping):
        return Refusal(source=source, reason=f"{begin}: this is not an object. Give each note as {{...}} with a text.")
    if isinstance(value.get("note_id"), (list, dict)):
        return Refusal(source=source, reason=f"{begin}: the note's id must be a string or a number.")
    try:
        column_map = map_columns(value, columns=columns)
    except ReadingError as error:
        return Refusal(source=source, reason=f"{begin}: {error}")
    if not column_map.has_text:
        return Refusal(source=source, reason=f"{begin}: {no_text_column(value)}")
    return read_row(value, column_map, name=name, place=place, number=number)
