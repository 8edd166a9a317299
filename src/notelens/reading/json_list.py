"""A .json file that holds a list of objects -> its notes, one an object."""

from collections.abc import Iterator

from notelens.errors import ReadingError
from notelens.reading.contract import MAX_NOTES_IN_FILE, Columns, Item
from notelens.reading.decoding import decode_json
from notelens.reading.json_objects import parse, read_object
from notelens.reading.rows import too_many_notes


def read_json_list(data: bytes, name: str, *, columns: Columns | None = None) -> Iterator[Item]:
    """Yield a note or refusal for each object; texts are kept exactly."""
    try:
        values = parse(decode_json(data))
    except ReadingError as error:
        raise ReadingError(f"The file cannot be read: {error}") from None
    if not isinstance(values, list):
        raise ReadingError("The file must hold a list of notes: [{...}, {...}]. For one object a line, use .jsonl.")
    if not values:
        raise ReadingError("The list of notes in the file is empty.")
    for number, value in enumerate(values, start=1):
        if number > MAX_NOTES_IN_FILE:
            raise ReadingError(too_many_notes())
        yield read_object(value, name=name, place=f"object {number}", number=number, columns=columns)
