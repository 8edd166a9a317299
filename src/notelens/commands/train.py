"""`notelens train`: an annotated corpus -> a model folder."""

from pathlib import Path
from typing import Annotated

import typer

from notelens.codebook import load_codebook
from notelens.commands.terminal import complain, say
from notelens.errors import SettingsError
from notelens.locations import CHECKOUT, MODEL_NAME, corpus_folder, model_folder
from notelens.settings import load_settings
from notelens.tagging.bundle import load_model
from notelens.tagging.encoder import Encoder
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
    heads_only: Annotated[
        bool, typer.Option(help="Keep the encoder of the shipped model and fit the heads: minutes, and no torch.")
    ] = False,
    checkpoint: Annotated[
        Path | None,
        typer.Option(help="File that holds the state after each epoch; a broken-off run goes on from it."),
    ] = None,
) -> None:
    """Train the tagger on annotated notes and save it as a spaCy pipeline folder."""
    settings = load_settings(codebook=codebook)
    book = load_codebook(settings.codebook)
    read = load_corpus(corpus or corpus_folder(), book)
    encoder = _shipped_encoder(settings.model or model_folder()) if heads_only else None
    # A site's own notes are nobody else's to read, so only a model of the shipped corpus carries examples.
    nlp = fit(read, book, complain, encoder=encoder, checkpoint=checkpoint, precedents=corpus is None)
    save_pipeline(nlp, output)
    about = nlp.meta["notelens"]
    say(
        f"Trained on {about['notes']} notes and {about['bank_sentences']} single sentences, calibrated on "
        f"{about['development_notes']} notes. Model: {output}"
    )


def _shipped_encoder(folder: Path) -> Encoder:
    encoder = load_model(folder / "notelens_tagger").ensemble.encoder
    if encoder is None:
        raise SettingsError(f"The model in {folder} has no encoder to keep. Train without --heads-only.")
    return encoder
