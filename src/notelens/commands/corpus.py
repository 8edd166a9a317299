"""`notelens corpus check | stats | export`: the annotated corpus, its rules and its size."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

from notelens.codebook import Codebook, load_codebook
from notelens.commands.terminal import FAILURE, complain, say
from notelens.errors import SettingsError
from notelens.locations import corpus_folder
from notelens.settings import load_settings
from notelens.training.corpus import Corpus, load_corpus
from notelens.training.corpus.agreement import agreement, read_readings
from notelens.training.corpus.checks import check_balance, check_corpus
from notelens.training.corpus.exports import Target, export_corpus
from notelens.training.corpus.notes import DETAILS
from notelens.training.corpus.statistics import code_table, detail_table, size_table

# Enough to see what kind of mistake it is; all places are mended before the rest shows.
SHOWN = 20
EXPORT_FILE = "corpus.jsonl"
app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
Place = Annotated[
    Path | None, typer.Argument(help="Corpus file or folder. [default: sample_notes/annotated]", show_default=False)
]


@app.callback()
def corpus() -> None:
    """Check, count or export an annotated corpus."""


@app.command()
def check(
    path: Place = None,
    balance: Annotated[bool, typer.Option(help="Also check size and balance.")] = True,
) -> None:
    """Check offsets, codes, near-copies between splits, identifiers, size and balance. Exit 1 if anything is wrong."""
    book, read = _read(path)
    problems = check_corpus(read, book) + (check_balance(read, book) if balance else [])
    for kind, count in Counter(problem.kind for problem in problems).items():
        say(f"{kind}: {count}")
        for problem in [problem for problem in problems if problem.kind == kind][:SHOWN]:
            say(f"  {problem.place}: {problem.message}")
    if problems:
        raise typer.Exit(FAILURE)
    say(f"Nothing is wrong with {len(read.notes)} notes and {len(read.bank)} bank sentences.")


@app.command()
def stats(path: Place = None) -> None:
    """Print how large, how varied and how balanced the corpus is."""
    book, read = _read(path)
    tables = [size_table(read), code_table(read, book), *(detail_table(read, detail) for detail in DETAILS)]
    with pd.option_context("display.max_rows", None, "display.max_columns", None, "display.width", 200):
        for table in tables:
            say(f"{table.to_string()}\n")
        if readings := read_readings(path or corpus_folder(), book):
            scores = agreement(readings, book)
            say(f"Agreement of two blind readings, {scores.notes} notes, {scores.sentences} sentences, status present:")
            say(scores.per_code.round(2).to_string())
            say(pd.Series(scores.overall).round(3).to_string())


@app.command()
def export(
    path: Place = None,
    to: Annotated[Target, typer.Option(help="Form of the export.")] = Target.JSONL,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; a folder for spacy.", show_default=False)
    ] = None,
) -> None:
    """Export the corpus for annotation tools, for spaCy, or as JSONL with offsets."""
    _, read = _read(path)
    if output is None and to is not Target.JSONL:
        raise SettingsError("Name the file or folder to write with --output.")
    folder = path if path and path.is_dir() else corpus_folder()
    for file in export_corpus(read, to, output or folder / EXPORT_FILE):
        complain(f"Written: {file}")


def _read(path: Path | None) -> tuple[Codebook, Corpus]:
    book = load_codebook(load_settings().codebook)
    return book, load_corpus(path or corpus_folder(), book)
