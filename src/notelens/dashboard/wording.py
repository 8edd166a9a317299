"""Statuses, scores and codes -> the words and colours in which every page shows them."""

from notelens.codebook import Codebook
from notelens.records import Evidence, Status

DISCLAIMER = "These figures say what the notes document, not what happened in the room."

# Beside a passage in the text, where "documented" goes without saying.
STATUS_MARKS = {Status.PRESENT: "", Status.PLANNED: "planned", Status.NEGATED: "not done", Status.PAST: "earlier"}

EVIDENCE_NAMES = {
    Evidence.NAMED: "named only",
    Evidence.DESCRIBED: "described with its content",
    Evidence.QUOTED: "quoted word for word",
}

UNKNOWN_COLOUR = "#e3e6ec"

SURE_FROM = ((0.9, "very sure"), (0.75, "fairly sure"), (0.5, "leaning towards it"))


def sureness(score: float) -> str:
    """Say a calibrated probability (0-1) in words, with the number behind it.

    >>> sureness(0.81)
    'fairly sure (0.81)'
    """
    words = next((words for threshold, words in SURE_FROM if score >= threshold), "unsure")
    return f"{words} ({score:.2f})"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Give a number with its noun.

    >>> counted(1, "note"), counted(2400, "note")
    ('1 note', '2,400 notes')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def status_name(codebook: Codebook, status: Status) -> str:
    """Give the codebook's name for a status."""
    return next((entry.name for entry in codebook.statuses if entry.id == status), status.capitalize())


def code_name(codebook: Codebook, code: str) -> str:
    """Give the name of a code, or its id where the codebook has changed since the notes were tagged."""
    return codebook[code].name if code in codebook else code


def code_mark(codebook: Codebook, code: str, status: Status) -> str:
    """Give the short label that stands beside a passage, with the status where it is not the usual one."""
    name = codebook[code].short if code in codebook else code
    return f"{name}, {STATUS_MARKS[status]}" if STATUS_MARKS[status] else name


def code_colour(codebook: Codebook, code: str) -> str:
    """Give the background for passages of a code."""
    return codebook[code].colour if code in codebook else UNKNOWN_COLOUR
