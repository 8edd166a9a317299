"""A note's id -> the part of it that is searched, and the findings that count in it."""

import re
from collections.abc import Iterable, Iterator

from notelens.privacy.kinds import Kind
from notelens.records import Finding

# What `reading` puts behind a file's name: `export#1200` would read as an account's name.
_ROW = re.compile(r"(?:#\d{1,6})?(?:~\d{1,6})?$")

# An unexplained number is what an id is made of, and a session's date is no more than the session_date column says.
_USUAL = frozenset({Kind.OTHER_ID, Kind.DATE})


def searched_part(note_id: str) -> str:
    """Return the id without the number of its row."""
    return _ROW.sub("", note_id)


def unusual(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out what an id may hold."""
    return (finding for finding in findings if finding.kind not in _USUAL)
