"""SourceNote -> ClearedNote, or no note at all: the identifiers in the text, the columns and the id decide."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from notelens.errors import PrivacyGateError
from notelens.privacy.audit import audit, describe
from notelens.privacy.columns import CHECKED_COLUMNS, find_in_column
from notelens.privacy.note_ids import searched_part, unusual
from notelens.privacy.overlaps import resolve_overlaps
from notelens.privacy.plain_text import PlainText, make_plain
from notelens.privacy.propagation import find_again, words_of_names
from notelens.privacy.pseudonyms import with_pseudonyms
from notelens.privacy.recogniser import Recogniser
from notelens.privacy.redaction import repeats, with_placeholders
from notelens.privacy.registry import RECOGNISERS
from notelens.records import ClearedNote, Finding, IdentifierPolicy, SourceNote


class IdentifiersFoundError(PrivacyGateError):
    """The gate refuses a note. `findings` say what was found and where, without the note's text."""

    def __init__(self, message: str, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(message)
        self.findings = findings


def find_identifiers(note: SourceNote, *, recognisers: Sequence[Recogniser] = RECOGNISERS) -> tuple[Finding, ...]:
    """Find the identifiers in the text, in the columns and in the id, part by part, in order, without overlaps.

    Offsets are code points of the part as it was read. Nothing found is no promise that nothing is there.
    """
    parts = {part: make_plain(value) for part, value in _parts(note)}
    found = {part: _find(part, plain.text, recognisers) for part, plain in parts.items()}
    names = frozenset[str]().union(*(words_of_names(plain.text, found[part]) for part, plain in parts.items()))
    return tuple(
        _as_typed(finding, part, plain)
        for part, plain in parts.items()
        for finding in resolve_overlaps([*found[part], *find_again(plain.text, names)])
    )


def clear(
    note: SourceNote, policy: IdentifierPolicy, *, recognisers: Sequence[Recogniser] = RECOGNISERS
) -> ClearedNote:
    """Let a note through to the analysis, redacted if the policy is to redact.

    Raises IdentifiersFoundError, a PrivacyGateError, for a note with identifiers under the policy to block, and for
    one that still shows identifiers after redaction.
    """
    findings = find_identifiers(note, recognisers=recognisers)
    if not findings or policy is IdentifierPolicy.ALLOW:
        return _cleared(note, findings)
    if policy is IdentifierPolicy.BLOCK:
        advice = "Redact the note, edit these places, or allow identifiers."
        raise IdentifiersFoundError(_refusal(note, "holds identifiers", findings, advice), findings)
    redacted = with_placeholders(note, findings)
    if left := find_identifiers(redacted, recognisers=recognisers):
        advice = "Edit the note by hand, then try again."
        raise IdentifiersFoundError(_refusal(redacted, "still holds identifiers after redaction", left, advice), left)
    return replace(_cleared(with_pseudonyms(redacted, note, findings), findings), redacted=True)


def _parts(note: SourceNote) -> Iterator[tuple[str, str]]:
    yield "text", note.text
    for column in CHECKED_COLUMNS:
        if value := getattr(note.details, column):
            yield column, value
    yield "note_id", searched_part(note.note_id)


def _find(part: str, text: str, recognisers: Sequence[Recogniser]) -> list[Finding]:
    found = [finding for recogniser in recognisers for finding in recogniser.find(text)]
    return list(unusual(found)) if part == "note_id" else [*found, *find_in_column(part, text)]


def _as_typed(finding: Finding, part: str, plain: PlainText) -> Finding:
    start, end = plain.span_as_typed(finding.start, finding.end)
    return replace(finding, start=start, end=end, part=part)


def _cleared(note: SourceNote, findings: tuple[Finding, ...]) -> ClearedNote:
    return ClearedNote(
        note_id=note.note_id, text=note.text, source=note.source, details=note.details, findings=findings
    )


def _refusal(note: SourceNote, what: str, findings: tuple[Finding, ...], advice: str) -> str:
    return f"{_shown(note, findings)} {what}: {describe(audit(findings, text=note.text))}. {advice}"


def _shown(note: SourceNote, findings: tuple[Finding, ...]) -> str:
    """Name the note without a part of its id in which something was found."""
    of_id = [finding for finding in findings if finding.part == "note_id"]
    if not of_id:
        return f"Note {note.note_id}"
    if any(pattern.search(note.source) for pattern in repeats(note.note_id, of_id)):
        return "A note"
    return f"The note in {note.source}"
