"""What an id column or a note's id held before redaction -> a pseudonym that keeps two people, or two notes, apart."""

import secrets
from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from notelens.privacy.plain_text import make_plain
from notelens.records import Finding, SourceNote

# Never written anywhere: a pseudonym in the store cannot be traced back by hashing a list of names.
_KEY = secrets.token_bytes(32)

_PERSON_COLUMNS = ("clinician", "client")


def with_pseudonyms(redacted: SourceNote, note: SourceNote, findings: Iterable[Finding]) -> SourceNote:
    """Give `redacted` pseudonyms for the clinician, the client and the id of `note` in which something was found.

    They are the same throughout a process; the same person gets another one in another run or another process.
    """
    flagged = {finding.part for finding in findings}
    people: dict[str, Any] = {
        column: f"{column}-{_digits(column, getattr(note.details, column))}"
        for column in _PERSON_COLUMNS
        if column in flagged
    }
    note_id = f"{redacted.note_id}~{_digits('note_id', note.note_id)}" if "note_id" in flagged else redacted.note_id
    return replace(redacted, note_id=note_id, details=replace(redacted.details, **people))


def _digits(part: str, value: str) -> str:
    same = " ".join(make_plain(value).text.casefold().split())
    return blake2b(same.encode(errors="surrogatepass"), digest_size=3, key=_KEY, person=part.encode()).hexdigest()
