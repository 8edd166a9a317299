"""Findings in a note -> what was found, by kind and position, in words that hold none of the note's text."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from notelens.records import Finding

_MOST_LINES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class KindFound:
    """How often one kind was found, on which lines of the text (from 1) and in which columns."""

    kind: str
    count: int
    lines: tuple[int, ...]
    columns: tuple[str, ...]


def audit(findings: Iterable[Finding], *, text: str) -> tuple[KindFound, ...]:
    """Count `findings` by kind, the most frequent first; their offsets must be those of `text` or of a column."""
    by_kind: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_kind[str(finding.kind)].append(finding)
    found = [
        KindFound(
            kind=kind,
            count=len(group),
            lines=tuple(sorted({text.count("\n", 0, each.start) + 1 for each in group if each.part == "text"})),
            columns=tuple(sorted({each.part for each in group if each.part != "text"})),
        )
        for kind, group in by_kind.items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.count, each.kind)))


def describe(found: Iterable[KindFound]) -> str:
    """Say what was found: `PHONE 2 (lines 3, 8), NAME 1 (column clinician)`."""
    return ", ".join(f"{each.kind} {each.count} ({_positions(each)})" for each in found)


def _positions(found: KindFound) -> str:
    parts = []
    if found.lines:
        shown = ", ".join(str(line) for line in found.lines[:_MOST_LINES])
        more = len(found.lines) - _MOST_LINES
        parts.append(f"line{'s' * (len(found.lines) > 1)} {shown}{f' and {more} more' if more > 0 else ''}")
    if found.columns:
        parts.append(f"column{'s' * (len(found.columns) > 1)} {', '.join(found.columns)}")
    return "; ".join(parts)
