"""The bytes of one file -> notes and refusals: what every reader takes and gives, and how much it accepts."""

from collections.abc import Iterator, Mapping
from typing import Protocol, TypeAlias

from notelens.records import DETAIL_COLUMNS, Refusal, SourceNote

Item: TypeAlias = SourceNote | Refusal
Columns: TypeAlias = Mapping[str, str]

FIELDS: tuple[str, ...] = ("note_id", "text", *DETAIL_COLUMNS)

# A year's export of a clinic is some 10 MB; larger files are scans, recordings or data dumps.
MAX_FILE_BYTES = 50_000_000
# Some 200 pages of print. A longer "note" is many notes in one, and would hold up all others.
MAX_NOTE_CHARACTERS = 1_000_000
# What fits into memory as records; a larger export can be cut by year.
MAX_NOTES_IN_FILE = 100_000


class Reader(Protocol):
    """Reads one format.

    `name` is the file's name as it may be shown; `columns` says which header holds which field, for tables.
    A refusal of one row is yielded, and the rest goes on. When nothing more can be read, ReadingError is raised;
    its message is the reason alone, a full sentence without the file's name.
    """

    def __call__(self, data: bytes, name: str, *, columns: Columns | None) -> Iterator[Item]:
        """Yield the notes of a file, in its order."""
        ...
