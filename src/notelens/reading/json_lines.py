"""A .jsonl file -> its notes, one a line."""

from collections.abc import Iterator

from notelens.errors import ReadingError
from notelens.reading.contract import MAX_NOTES_IN_FILE, Columns, Item
from notelens.reading.decoding import decode_json
from notelens.reading.json_objects import parse, read_object
from notelens.reading.rows import too_many_notes
from notelens.records import Refusal


def read_json_lines(data: bytes, name: str, *, columns: Columns | None = None) -> Iterator[Item]:
    """Yield a note or refusal for each line that is not empty; texts are kept exactly."""
    # Not splitlines(): JSON strings may hold other line ends, such as U+2028, as they are.
    for number, line in enumerate(decode_json(data).split("\n"), start=1):
        if not line.strip():
            continue
        if number > MAX_NOTES_IN_FILE:
            raise ReadingError(too_many_notes())
        place = f"line {number}"
        try:
            value = parse(line)
        except ReadingError:
            reason = f"Line {number}: this is not valid JSON. Write each note as one object on one line."
            yield Refusal(source=f"{name} {place}", reason=reason)
        else:
            yield read_object(value, name=name, place=place, number=number, columns=columns)
