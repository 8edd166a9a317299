"""What passes between the stages: SourceNote -> ClearedNote -> AnalysedNote. Frozen; a note's text is in no repr.

All offsets are Unicode code points into the text of the record that carries them, end exclusive.
"""

from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """How a behaviour is documented in one sentence."""

    PRESENT = "present"
    PLANNED = "planned"
    NEGATED = "negated"
    PAST = "past"


class Evidence(StrEnum):
    """How strong the passage is: only the technique's name, an act with content, or verbatim speech."""

    NAMED = "named"
    DESCRIBED = "described"
    QUOTED = "quoted"


class IdentifierPolicy(StrEnum):
    """What the privacy gate does with a note that holds identifiers."""

    BLOCK = "block"
    REDACT = "redact"
    ALLOW = "allow"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDetails:
    """What is known about a note beside its text; every part may be missing.

    `clinician` and `client` are pseudonymous ids. `session_number` counts the sessions of one client from 1.
    """

    clinician: str | None = None
    client: str | None = None
    session_date: date | None = None
    session_number: int | None = None
    modality: str | None = None
    setting: str | None = None
    format: str | None = None
    do_not_analyse: bool = False


DETAIL_COLUMNS: tuple[str, ...] = tuple(part.name for part in fields(NoteDetails))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """A note as it was read. `source` names the file (and row) that it came from."""

    note_id: str
    text: str = field(repr=False)
    source: str
    details: NoteDetails = NoteDetails()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A residual identifier in the text (`part` is "text") or in a column of the details (`part` is its name).

    `score` in 0-1 is how sure the rule is; `rule` names the rule, for people who must judge the finding.
    """

    start: int
    end: int
    kind: str
    score: float
    rule: str
    part: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedNote:
    """A note that passed the privacy gate. With `redacted`, identifiers were replaced and offsets are of this text.

    `findings` tell what the gate saw. Their offsets are those of the note as it was read, before redaction.
    """

    note_id: str
    text: str = field(repr=False)
    source: str
    details: NoteDetails = NoteDetails()
    findings: tuple[Finding, ...] = ()
    redacted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A file or note that was not analysed, and why, in words for the person who gave it. Never holds note text."""

    source: str
    reason: str
    note_id: str | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, bullet, table cell or telegraphic line; `section` is the canonical heading above it, or ""."""

    start: int
    end: int
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One documented behaviour: a span of a note, one code, one status. The row of every tag table."""

    note_id: str
    start: int
    end: int
    code: str
    status: Status
    score: float
    sentence_start: int
    sentence_end: int
    section: str
    evidence: Evidence
    text: str = field(repr=False)


TAG_COLUMNS: tuple[str, ...] = tuple(part.name for part in fields(Tag))


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysedNote:
    """A cleared note with its sentences and tags, in order of position."""

    note: ClearedNote
    sentences: tuple[Sentence, ...]
    tags: tuple[Tag, ...]
