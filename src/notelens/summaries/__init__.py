"""Stage 6: frames of the store -> rates, trends and what to read first; pandas only, and nothing is drawn here."""

from notelens.summaries.cloning import Cloning, cloned_sentences
from notelens.summaries.courses import Course, OrderedBy, courses
from notelens.summaries.evidence import evidence_rows, notes_with
from notelens.summaries.proportions import GROUPINGS, MIN_NOTES, documentation_rates, wilson
from notelens.summaries.reasons import Reason, ReasonKind
from notelens.summaries.states import note_states
from notelens.summaries.trends import Period, documentation_trend
from notelens.summaries.triage import NoteToRead, read_first

__all__ = [
    "GROUPINGS",
    "MIN_NOTES",
    "Cloning",
    "Course",
    "NoteToRead",
    "OrderedBy",
    "Period",
    "Reason",
    "ReasonKind",
    "cloned_sentences",
    "courses",
    "documentation_rates",
    "documentation_trend",
    "evidence_rows",
    "note_states",
    "notes_with",
    "read_first",
    "wilson",
]
