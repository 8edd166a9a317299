"""The name and bytes of one file -> its notes and refusals; nothing is written, nothing is opened."""

from collections.abc import Iterator

from notelens.errors import ReadingError
from notelens.reading.columns import check_fields
from notelens.reading.contract import MAX_FILE_BYTES, Columns, Item
from notelens.reading.kinds import mismatch, unknown_suffix
from notelens.reading.naming import shown_name, suffix, with_unique_ids
from notelens.reading.registry import READERS, SUPPORTED_SUFFIXES
from notelens.records import Refusal


def read_upload(name: str, data: bytes, *, columns: Columns | None = None) -> list[Item]:
    """Return the notes and refusals of an uploaded file, in its order.

    `columns` maps fields to the headers of a table. The name is not trusted and never used as a path. Raises
    ReadingError only if `columns` names an unknown field.
    """
    check_fields(columns)
    return list(with_unique_ids(read_bytes(shown_name(name), data, columns=columns)))


def read_bytes(name: str, data: bytes, *, columns: Columns | None) -> Iterator[Item]:
    """Yield the notes and refusals of a file; `name` can be shown. What nobody can read becomes one refusal."""
    try:
        if problem := _problem(name, data):
            raise ReadingError(problem)
        yield from READERS[suffix(name)](data, name, columns=columns)
    except ReadingError as error:
        yield Refusal(source=name, reason=str(error))


def too_large() -> str:
    """Return why a file over the limit is refused."""
    return f"The file is larger than {MAX_FILE_BYTES // 1_000_000} MB. Split it, or export the text alone."


def suffix_problem(name: str) -> str | None:
    """Return why a file is refused for the ending of its name, before it is opened, or None."""
    return None if suffix(name) in READERS else unknown_suffix(name, SUPPORTED_SUFFIXES)


def _problem(name: str, data: bytes) -> str | None:
    if problem := suffix_problem(name):
        return problem
    if not data:
        return "The file is empty."
    return too_large() if len(data) > MAX_FILE_BYTES else mismatch(data, name)
