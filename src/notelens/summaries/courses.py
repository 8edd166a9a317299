"""Notes -> courses: the notes of each client in the order of the sessions."""

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from notelens.summaries.columns import column

# The share of a client's notes that must be exceeded for their session numbers to tell the order.
MOST = 0.5


class OrderedBy(StrEnum):
    """What told the order of a client's notes, in words for people."""

    SESSION_NUMBER = "session number"
    SESSION_DATE = "session date"
    ADDED = "the order in which they were added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The notes of one client in order; a note without a client is a course of its own."""

    client: str | None
    note_ids: tuple[str, ...]
    session_numbers: tuple[int | None, ...]
    ordered_by: OrderedBy


def courses(notes: pd.DataFrame) -> list[Course]:
    """Return the clients' courses, in order of their first note, then the notes without a client.

    A client's notes are ordered by session number if most have one, else by date if all have one, else as they stand.
    Among numbered notes, one without a number follows the note before it, by date if all have one, else as it stands.

    >>> notes = pd.DataFrame({"note_id": ["b", "a"], "client": ["k", "k"], "session_number": [2, 1]})
    >>> courses(notes)[0].note_ids
    ('a', 'b')
    """
    frame = pd.DataFrame(
        {
            "note_id": notes["note_id"],
            "client": column(notes, "client"),
            "number": pd.to_numeric(column(notes, "session_number")).astype("Float64"),
            "date": pd.to_datetime(column(notes, "session_date")),
        }
    )
    of_clients = [_course(str(client), part) for client, part in frame.groupby("client", sort=False)]
    unknown = frame[frame["client"].isna()]
    return of_clients + [_course(None, unknown.iloc[[position]]) for position in range(len(unknown))]


def _course(client: str | None, part: pd.DataFrame) -> Course:
    ordered_by = OrderedBy.ADDED
    if part["date"].notna().all():
        ordered_by, part = OrderedBy.SESSION_DATE, part.sort_values("date", kind="stable")
    if part["number"].notna().mean() > MOST:
        places = part["number"].ffill().fillna(0)
        ordered_by, part = OrderedBy.SESSION_NUMBER, part.assign(place=places).sort_values("place", kind="stable")
    numbers = tuple(None if pd.isna(number) else int(number) for number in part["number"])
    return Course(client=client, note_ids=tuple(part["note_id"]), session_numbers=numbers, ordered_by=ordered_by)
