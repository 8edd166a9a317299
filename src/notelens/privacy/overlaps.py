"""Findings of one part of a note, in any order -> the same without overlaps, in order of position."""

from collections.abc import Iterable
from dataclasses import replace

from notelens.records import Finding


def resolve_overlaps(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Keep the longest of findings that overlap, then the surest, then the first given.

    The one that is kept grows over the ends of those that are dropped: what a rule found must not stay readable.
    """
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda finding: finding.start):
        if not kept or finding.start >= kept[-1].end:
            kept.append(finding)
            continue
        rival = kept[-1]
        better = max(rival, finding, key=lambda each: (each.end - each.start, each.score))
        kept[-1] = replace(better, start=rival.start, end=max(rival.end, finding.end))
    return tuple(kept)
