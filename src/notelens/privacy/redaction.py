"""A note and its findings -> the note with a typed placeholder, such as `[PHONE]`, for each finding."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from notelens.records import Finding, SourceNote


def redact(note: SourceNote, findings: Iterable[Finding]) -> SourceNote:
    """Replace what was found in the text and in the columns; the findings must not overlap."""
    in_order = sorted(findings, key=lambda finding: finding.start)
    text = _replace_spans(note.text, [finding for finding in in_order if finding.part == "text"])
    columns: dict[str, Any] = {
        part: _replace_spans(getattr(note.details, part), [finding for finding in in_order if finding.part == part])
        for part in {finding.part for finding in in_order} - {"text"}
    }
    return replace(note, text=text, details=replace(note.details, **columns))


def _replace_spans(text: str, findings: list[Finding]) -> str:
    pieces: list[str] = []
    end = len(text)
    # Right to left, so that the offsets of what is left stay valid.
    for finding in reversed(findings):
        pieces += [text[finding.end : end], f"[{finding.kind}]"]
        end = finding.start
    return "".join([text[:end], *reversed(pieces)])
