"""The course of a client and its tags -> reasons to read a note first. They speak of the notes, not of the people."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from notelens.records import Status
from notelens.summaries.courses import Course, OrderedBy

# A plan is open until this many later notes exist.
NOTES_TO_FOLLOW_UP = 2
SESSIONS_TO_EXPLAIN = 3
CLONED_SHARE = 0.5
CLONED_SENTENCES = 3


class ReasonKind(StrEnum):
    """Why a note is worth reading early."""

    RUPTURE_OPEN = "rupture_open"
    DISCLOSURE_UNMET = "disclosure_unmet"
    CONFIDENTIALITY_MISSING = "confidentiality_missing"
    CHECK_IN_OPEN = "check_in_open"
    CLONED_SENTENCES = "cloned_sentences"


WEIGHTS = {
    ReasonKind.RUPTURE_OPEN: 4,
    ReasonKind.DISCLOSURE_UNMET: 3,
    ReasonKind.CONFIDENTIALITY_MISSING: 2,
    ReasonKind.CHECK_IN_OPEN: 2,
    ReasonKind.CLONED_SENTENCES: 1,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason, in words for people. `rows` are the labels, in the index of the tags, of the tags behind it."""

    kind: ReasonKind
    note_id: str
    words: str
    rows: tuple[int, ...] = ()

    @property
    def weight(self) -> int:
        """How much the reason counts in the order of reading."""
        return WEIGHTS[self.kind]


class TagIndex:
    """Finds the tags of a note by code and status."""

    def __init__(self, tags: pd.DataFrame) -> None:
        self._rows: dict[tuple[str, str, str], list[int]] = {}
        self._sentence_starts = dict(zip(tags.index, tags["sentence_start"], strict=True))
        for label, *key in zip(tags.index, tags["note_id"], tags["code"], tags["status"], strict=True):
            note_id, code, status = map(str, key)
            self._rows.setdefault((note_id, code, status), []).append(label)

    def rows(self, note_id: str, code: str, *statuses: Status) -> tuple[int, ...]:
        """Return the labels of the tags of a note that have the code and one of the statuses."""
        return tuple(row for status in statuses for row in self._rows.get((note_id, code, status.value), []))

    def sentence_start(self, row: int) -> int:
        """Return where the sentence of the tag with this label starts, in code points into its note."""
        return int(self._sentence_starts[row])


def open_ruptures(course: Course, tags: TagIndex) -> Iterator[Reason]:
    """Yield notes with a rupture marker after which no repair is documented, in the note or later.

    In the note itself, a repair counts from the sentence of the first marker on.
    """
    for position, note_id in enumerate(course.note_ids):
        rows = tags.rows(note_id, "rupture_marker", Status.PRESENT)
        if rows and not _repaired(course, position, min(map(tags.sentence_start, rows)), tags):
            where = "in this or a later note of the client"
            if course.client is None:
                where = "in this note; no client is given, so later notes could not be looked at"
            words = f"A strain in the alliance is documented, and no repair is documented after it {where}."
            yield Reason(kind=ReasonKind.RUPTURE_OPEN, note_id=note_id, words=words, rows=rows)


def _repaired(course: Course, position: int, marker: int, tags: TagIndex) -> bool:
    """Tell if a repair follows the marker whose sentence starts at `marker`, in the note at the position or later."""
    here = tags.rows(course.note_ids[position], "repair", Status.PRESENT)
    later = course.note_ids[position + 1 :]
    return any(tags.sentence_start(row) >= marker for row in here) or any(
        tags.rows(note_id, "repair", Status.PRESENT, Status.PAST) for note_id in later
    )


def unmet_disclosures(course: Course, tags: TagIndex) -> Iterator[Reason]:
    """Yield notes that document a disclosure, and neither validation nor empathy."""
    for note_id in course.note_ids:
        rows = tags.rows(note_id, "client_disclosure", Status.PRESENT)
        if rows and not any(tags.rows(note_id, code, Status.PRESENT) for code in ("validation", "empathy")):
            words = "A disclosure is documented, and neither validation nor empathy is documented in the same note."
            yield Reason(kind=ReasonKind.DISCLOSURE_UNMET, note_id=note_id, words=words, rows=rows)


def missing_confidentiality(course: Course, tags: TagIndex) -> Iterator[Reason]:
    """Yield the last early note of a client if no early note documents confidentiality.

    Early are the notes up to the third session where sessions are numbered, else the first three notes.
    """
    early = _early_notes(course)
    if early and not any(tags.rows(note_id, "confidentiality", Status.PRESENT, Status.PAST) for note_id in early):
        where = "in the client's first three notes given"
        if course.ordered_by is OrderedBy.SESSION_NUMBER:
            where = "by the client's third session, in the notes given"
        words = f"Confidentiality is not documented {where} (ordered by {course.ordered_by})."
        yield Reason(kind=ReasonKind.CONFIDENTIALITY_MISSING, note_id=early[-1], words=words)


def _early_notes(course: Course) -> list[str]:
    """Return the early notes, the latest last; none while the client's third session (or note) is not reached."""
    if course.client is None:
        return []
    if course.ordered_by is not OrderedBy.SESSION_NUMBER:
        reached = len(course.note_ids) >= SESSIONS_TO_EXPLAIN
        return list(course.note_ids[:SESSIONS_TO_EXPLAIN]) if reached else []
    numbers = zip(course.note_ids, course.session_numbers, strict=True)
    numbered = {note_id: number for note_id, number in numbers if number is not None}
    early = [note_id for note_id, number in numbered.items() if number <= SESSIONS_TO_EXPLAIN]
    if not early or max(numbered.values()) < SESSIONS_TO_EXPLAIN:
        return []
    # A note without a number may be of any session: what it documents may have been early.
    return [note_id for note_id in course.note_ids if note_id not in numbered] + early


def open_check_ins(course: Course, tags: TagIndex) -> Iterator[Reason]:
    """Yield notes that plan a check-in, when the client's next two notes are at hand and document none."""
    for position, note_id in enumerate(course.note_ids):
        rows = tags.rows(note_id, "check_in", Status.PLANNED)
        following = course.note_ids[position + 1 : position + 1 + NOTES_TO_FOLLOW_UP]
        followed_up = any(tags.rows(later, "check_in", Status.PRESENT, Status.PAST) for later in following)
        if rows and len(following) == NOTES_TO_FOLLOW_UP and not followed_up:
            words = (
                "A check-in is planned, and none is documented in the client's next two notes "
                f"(ordered by {course.ordered_by})."
            )
            yield Reason(kind=ReasonKind.CHECK_IN_OPEN, note_id=note_id, words=words, rows=rows)


def cloned_notes(counts: pd.DataFrame) -> Iterator[Reason]:
    """Yield notes that are mostly cloned, from the `notes` of `cloned_sentences`."""
    for note_id, cloned, sentences in zip(counts["note_id"], counts["cloned"], counts["sentences"], strict=True):
        if cloned >= CLONED_SENTENCES and cloned >= CLONED_SHARE * sentences:
            words = f"{cloned} of {sentences} longer sentences stand word for word in another note."
            yield Reason(kind=ReasonKind.CLONED_SENTENCES, note_id=str(note_id), words=words)
