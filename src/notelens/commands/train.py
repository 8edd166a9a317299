"""`notelens train`: an annotated corpus -> a model folder."""

from pathlib import Path
from typing import Annotated

import typer

from notelens.codebook import load_codebook
from notelens.commands.terminal import complain, say
from notelens.locations import CHECKOUT, MODEL_NAME, corpus_folder
from notelens.settings import load_settings
from notelens.training.corpus import load_corpus
from notelens.training.train import save_pipeline
from notelens.training.train import train as fit

Corpus = Annotated[
    Path | None, typer.Argument(help="Corpus file or folder. [default: sample_notes/annotated]", show_default=False)
]


def train(
    corpus: Corpus = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="Model folder to write.")] = CHECKOUT
    / "models"
    / MODEL_NAME,
    codebook: Annotated[Path | None, typer.Option(help="Codebook file. [default: the shipped one]")] = None,
) -> None:
    """Train the tagger on annotated notes and save it as a spaCy pipeline folder."""
    book = load_codebook(load_settings(codebook=codebook).codebook)
    read = load_corpus(corpus or corpus_folder(), book)
    nlp = fit(read.notes, read.bank, book, complain)
    save_pipeline(nlp, output)
    say(f"Trained on {len(read.notes)} notes and {len(read.bank)} single sentences. Model: {output}")
