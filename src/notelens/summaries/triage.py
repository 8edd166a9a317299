"""Notes and tags -> what to read first, with the reasons. A list of notes; never a score of the people in them."""

from collections import defaultdict
from dataclasses import dataclass

import pandas as pd

from notelens.summaries.courses import courses
from notelens.summaries.reasons import (
    Reason,
    TagIndex,
    cloned_notes,
    missing_confidentiality,
    open_check_ins,
    open_ruptures,
    unmet_disclosures,
)

RULES = (open_ruptures, unmet_disclosures, missing_confidentiality, open_check_ins)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteToRead:
    """A note with at least one reason to read it early."""

    note_id: str
    client: str | None
    reasons: tuple[Reason, ...]


def read_first(notes: pd.DataFrame, tags: pd.DataFrame, *, cloned: pd.DataFrame | None = None) -> list[NoteToRead]:
    """Return the notes to read first: those with most reasons, then the weightiest, then in order of the sessions.

    `cloned` is the `notes` frame of `cloned_sentences`; without it that reason is not looked for.

    >>> notes = pd.DataFrame({"note_id": ["n1", "n2"], "client": ["k", "k"]})
    >>> tags = pd.DataFrame({"note_id": ["n2"], "code": ["rupture_marker"], "status": ["present"],
    ...                      "sentence_start": [0]})
    >>> [(note.note_id, note.reasons[0].kind.value, note.reasons[0].rows) for note in read_first(notes, tags)]
    [('n2', 'rupture_open', (0,))]
    """
    in_order, index = courses(notes), TagIndex(tags)
    reasons = [reason for course in in_order for rule in RULES for reason in rule(course, index)]
    if cloned is not None:
        reasons.extend(cloned_notes(cloned))
    of_note: dict[str, list[Reason]] = defaultdict(list)
    for reason in sorted(reasons, key=lambda reason: -reason.weight):
        of_note[reason.note_id].append(reason)
    in_session_order = [
        NoteToRead(note_id=note_id, client=course.client, reasons=tuple(of_note[note_id]))
        for course in in_order
        for note_id in course.note_ids
        if note_id in of_note
    ]
    return sorted(in_session_order, key=lambda note: (-len(note.reasons), -sum(r.weight for r in note.reasons)))
