"""A note's text -> dialogue turns: which lines are the therapist's, the client's or someone else's words."""

import re
from dataclasses import dataclass

from notelens.segmentation.headings import CLIENT_SPEAKERS, OTHER_SPEAKERS, THERAPIST_SPEAKERS

_LABEL = re.compile(r"^[ \t>*_-]*([A-Za-z][A-Za-z-]{0,13})(?:[ \t]?\d)?(?:[ \t]*\([^)\n]{0,30}\))?[*_]*[ \t]*:[*_]*[ \t]*(?=\S)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Turn:
    """A line of verbatim dialogue: label at `start`, words at `body`..`end`, `speaker` therapist, client or other."""

    start: int
    body: int
    end: int
    speaker: str


def find_turns(text: str) -> list[Turn]:
    """Return the turns of a note that holds a dialogue, else an empty list.

    A dialogue needs at least two labelled lines, one of them the therapist's and one the client's, so that the
    headings of a SOAP note (`P:`) are not taken for speakers.
    """
    turns = []
    for match in _LABEL.finditer(text):
        speaker = _speaker(match.group(1).lower())
        if speaker:
            end = text.find("\n", match.end())
            turns.append(Turn(match.start(), match.end(), len(text) if end < 0 else end, speaker))
    speakers = {turn.speaker for turn in turns}
    return turns if {"therapist", "client"} <= speakers else []


def _speaker(label: str) -> str | None:
    if label in THERAPIST_SPEAKERS:
        return "therapist"
    if label in CLIENT_SPEAKERS:
        return "client"
    return "other" if label in OTHER_SPEAKERS else None
