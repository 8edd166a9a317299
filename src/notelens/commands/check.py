"""`notelens check`: files and folders -> the identifiers that the privacy gate finds in them, without any text."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

from notelens.commands.terminal import OK, SOME_REFUSED, counted, list_refusals, read_all, say
from notelens.privacy.gate import find_identifiers
from notelens.records import Finding, Refusal, SourceNote
from notelens.report.tables import check_output, write_table

COLUMNS = ("note_id", "part", "start", "end", "kind", "score")


def check(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders of session notes.", show_default=False)],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Findings: .jsonl, .csv, .parquet or .xlsx.")
    ] = None,
) -> None:
    """Look for residual identifiers in session notes; nothing is analysed or stored.

    Exit code 0: none was found; 3: some were found, or a file was refused; 2: wrong usage; 1: failure.
    """
    if output:
        check_output(output)
    items = read_all(paths)
    notes = [item for item in items if isinstance(item, SourceNote)]
    refused = [item for item in items if isinstance(item, Refusal)]
    with counted("Checking") as count:
        found = [(note.note_id, finding) for note in count(notes) for finding in find_identifiers(note)]
    flagged = len({note_id for note_id, _ in found})
    if output:
        write_table(_table(found), output)
    say(f"{len(notes)} notes checked, {flagged} with identifiers, {len(refused)} refused.")
    list_refusals(refused)
    for kind, number in Counter(finding.kind for _, finding in found).most_common():
        say(f"{kind:12}{number:6d}")
    say("A note in which nothing was found may still hold identifiers: the check helps, it does not promise.")
    raise typer.Exit(SOME_REFUSED if found or refused else OK)


def _table(found: list[tuple[str, Finding]]) -> pd.DataFrame:
    rows = [(note_id, f.part, f.start, f.end, f.kind, f.score) for note_id, f in found]
    return pd.DataFrame(rows, columns=list(COLUMNS))
