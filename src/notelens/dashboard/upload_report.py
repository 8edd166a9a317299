"""What became of each uploaded file -> the same in words, as tables."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

import streamlit as st

from notelens.dashboard.analysing import FileReport, Place, Refused
from notelens.dashboard.plain import box, table
from notelens.dashboard.wording import counted

OUTCOMES = {
    "added": "new",
    "unchanged": "already there",
    "retagged": "already there, tagged anew",
    "renamed": "new, under another id because the id was taken",
}
HEADERS = ("File", "Read", "Stored", "Refused", "Identifiers in stored notes", "Columns and details read")
PLACES_SHOWN = 6


def show_summary(reports: Sequence[FileReport]) -> None:
    """Show the sum of all files in one sentence."""
    st.header("What became of your files")
    box(summary(reports), kind="warning" if any(report.refused for report in reports) else "success")


def show_details(reports: Sequence[FileReport]) -> None:
    """Show every refusal with its reason, then one row a file."""
    if refused := [refusal for report in reports for refusal in report.refused]:
        table(["Refused", "Why"], map(refusal_row, refused), caption="Not analysed, and why")
    table(HEADERS, map(row, reports), caption="Files")


def summary(reports: Sequence[FileReport]) -> str:
    """Say in one sentence what was read, stored and refused."""
    outcomes = _outcomes(reports)
    stored = outcomes["added"] + outcomes["renamed"]
    there = outcomes["unchanged"] + outcomes["retagged"]
    refused = sum(len(report.refused) for report in reports)
    parts = [f"{counted(sum(report.notes for report in reports), 'note')} read from {counted(len(reports), 'file')}"]
    parts += [f"{stored:,} stored"]
    parts += [f"{there:,} already there"] if there else []
    parts += [f"{refused:,} refused"] if refused else []
    return ", ".join(parts) + "."


def _outcomes(reports: Sequence[FileReport]) -> Counter[str]:
    return sum((Counter(dict(report.outcomes)) for report in reports), Counter())


def row(report: FileReport) -> list[str]:
    """Give the cells for one file."""
    stored = ", ".join(f"{number:,} {OUTCOMES[outcome]}" for outcome, number in report.outcomes if number)
    details = ", ".join(column.replace("_", " ") for column in report.details)
    refused = f"{len(report.refused):,}" if report.refused else "none"
    return [
        report.name, counted(report.notes, "note"), stored or "nothing", refused,
        kinds_and_places(report.found) or "none", details or "none",
    ]  # fmt: skip


def refusal_row(refusal: Refused) -> list[str]:
    """Give the cells for one refusal."""
    named = refusal.note_id is not None and refusal.note_id not in refusal.source
    name = f"{refusal.source} ({refusal.note_id})" if named else refusal.source
    return [name, refusal.reason]


def kinds_and_places(places: Sequence[Place]) -> str:
    """Say which kinds of identifier stand where.

    >>> kinds_and_places([Place(kind="PHONE", where="line 2"), Place(kind="NAME", where="column client")])
    'PHONE line 2; NAME column client'
    """
    shown = [f"{place.kind} {place.where}" for place in places[:PLACES_SHOWN]]
    more = len(places) - len(shown)
    return "; ".join([*shown, f"{more:,} more"] if more else shown)


def identifier_refusals(reports: Sequence[FileReport]) -> frozenset[tuple[str, str]]:
    """Give source and id of the notes that were refused for their identifiers alone."""
    return frozenset(_stopped(reports))


def _stopped(reports: Sequence[FileReport]) -> Iterator[tuple[str, str]]:
    for report in reports:
        for refusal in report.refused:
            if refusal.places and refusal.note_id is not None:
                yield refusal.source, refusal.note_id


def second_run(
    before: Sequence[FileReport], after: Sequence[FileReport], only: Collection[tuple[str, str]]
) -> tuple[FileReport, ...]:
    """Join the reports of the same files: `after` tells what became of the refused notes `only`."""
    return tuple(
        replace(
            first,
            outcomes=tuple((Counter(dict(first.outcomes)) + Counter(dict(second.outcomes))).items()),
            refused=(*(old for old in first.refused if (old.source, old.note_id) not in only), *second.refused),
            found=first.found + second.found,
        )
        for first, second in zip(before, after, strict=True)
    )
