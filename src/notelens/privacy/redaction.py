"""A note and its findings -> the note with a typed placeholder, such as `[PHONE]`, for each finding."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from notelens.records import ClearedNote, Finding, SourceNote

Note = TypeVar("Note", SourceNote, ClearedNote)


def with_placeholders(note: Note, findings: Iterable[Finding]) -> Note:
    """Replace what was found in the text, the columns and the id, there and where the source repeats the id.

    The findings must not overlap.
    """
    in_order = sorted(findings, key=lambda finding: finding.start)
    of_id = [finding for finding in in_order if finding.part == "note_id"]
    text = _replace_spans(note.text, [finding for finding in in_order if finding.part == "text"])
    columns: dict[str, Any] = {
        part: _replace_spans(getattr(note.details, part), [finding for finding in in_order if finding.part == part])
        for part in {finding.part for finding in in_order} - {"text", "note_id"}
    }
    source = note.source
    for finding, pattern in zip(of_id, repeats(note.note_id, of_id), strict=True):
        source = pattern.sub(f"[{finding.kind}]", source)
    note_id = _replace_spans(note.note_id, of_id)
    return replace(note, note_id=note_id, text=text, source=source, details=replace(note.details, **columns))


def repeats(note_id: str, findings: Iterable[Finding]) -> Iterator[re.Pattern[str]]:
    """Yield a pattern for what each finding marks in the id, as whole words."""
    for finding in findings:
        yield re.compile(rf"(?<!\w){re.escape(note_id[finding.start : finding.end])}(?!\w)")


def _replace_spans(text: str, findings: list[Finding]) -> str:
    pieces: list[str] = []
    end = len(text)
    # Right to left, so that the offsets of what is left stay valid.
    for finding in reversed(findings):
        pieces += [text[finding.end : end], f"[{finding.kind}]"]
        end = finding.start
    return "".join([text[:end], *reversed(pieces)])
