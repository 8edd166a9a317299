"""`notelens analyze`: files and folders -> a tag table."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from notelens.analysis import redacted_texts, tag_table
from notelens.commands.terminal import OK, SOME_REFUSED, counted, list_refusals, read_all, say
from notelens.engines import Engine, Job, analyse
from notelens.records import AnalysedNote, IdentifierPolicy, Refusal, Status
from notelens.report.tables import check_output, write_table
from notelens.settings import load_settings

Paths = Annotated[list[Path], typer.Argument(help="Files and folders of session notes.", show_default=False)]
Output = Annotated[Path, typer.Option("--output", "-o", help="Tag table: .jsonl, .csv, .parquet or .xlsx.")]
Identifiers = Annotated[
    IdentifierPolicy | None,
    typer.Option(help="What to do with a note that holds identifiers. [default: block, or NOTELENS_IDENTIFIERS]"),
]
ModelFolder = Annotated[Path | None, typer.Option("--model", help="Model folder. [default: the shipped one]")]
CodebookFile = Annotated[Path | None, typer.Option("--codebook", help="Codebook file. [default: the shipped one]")]


def analyze(
    paths: Paths,
    output: Output,
    identifiers: Identifiers = None,
    model: ModelFolder = None,
    codebook: CodebookFile = None,
    engine: Annotated[Engine, typer.Option(help="Where the batch runs.")] = Engine.LOCAL,
    jobs: Annotated[int, typer.Option(min=1, help="Processes at once.")] = 1,
    scheduler: Annotated[str | None, typer.Option(help="Address of a Dask scheduler, for --engine dask.")] = None,
    text: Annotated[bool, typer.Option("--text/--no-text", help="Write the marked words, or positions only.")] = True,
) -> None:
    """Find the trust-building behaviours that session notes document.

    Exit code 0: every note was analysed; 3: some were refused; 2: wrong usage; 1: failure.
    """
    check_output(output)
    settings = load_settings(identifiers=identifiers, model=model, codebook=codebook)
    job = Job(policy=settings.identifiers, model=settings.model, codebook=settings.codebook)
    items = read_all(paths)
    with counted("Analysing") as count:
        results = list(analyse(count(items), job, engine=engine, jobs=jobs, scheduler=scheduler))
    notes = [result for result in results if isinstance(result, AnalysedNote)]
    refused = [result for result in results if isinstance(result, Refusal)]
    write_table(tag_table(notes, text=text), output)
    _write_redacted(notes, output)
    _summarise(notes, refused, output)
    raise typer.Exit(SOME_REFUSED if refused else OK)


def _write_redacted(notes: list[AnalysedNote], output: Path) -> None:
    """Write the redacted texts beside the tags, whose offsets are of these texts and not of the input."""
    texts = redacted_texts(notes)
    if len(texts):
        beside = output.with_name(f"{output.stem}.redacted.jsonl")
        write_table(texts, beside)
        say(f"{len(texts)} redacted texts: {beside}")


def _summarise(notes: list[AnalysedNote], refused: list[Refusal], output: Path) -> None:
    say(f"{len(notes)} notes analysed, {len(refused)} refused. Tags: {output}")
    list_refusals(refused)
    flagged = sum(1 for item in notes if item.note.findings and not item.note.redacted)
    if flagged:
        say(f"{flagged} notes hold identifiers and were analysed because identifiers are allowed.")
    counts = Counter((tag.code, tag.status) for item in notes for tag in item.tags)
    codes = sorted({code for code, _ in counts}, key=lambda code: -counts[code, Status.PRESENT])
    if codes:
        say(f"{'documented as':26}" + "".join(f"{status:>9}" for status in Status))
    for code in codes:
        say(f"{code:26}" + "".join(f"{counts[code, status]:9d}" for status in Status))
