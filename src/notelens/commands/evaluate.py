"""`notelens evaluate`: a model and annotated notes that it has not seen -> agreement with the annotators."""

import json
from collections.abc import Mapping, Sequence
from math import isnan
from pathlib import Path
from typing import Annotated, Any

import typer

from notelens.codebook import load_codebook
from notelens.commands.terminal import complain, say
from notelens.errors import OutputError, SettingsError
from notelens.locations import corpus_folder, model_folder
from notelens.pipeline import load
from notelens.report.tables import check_output
from notelens.settings import load_settings
from notelens.training.card import write_card
from notelens.training.corpus import AnnotatedNote, load_corpus
from notelens.training.evaluate import cross_validate
from notelens.training.evaluate import evaluate as run
from notelens.training.scoring import Scores
from notelens.training.train import text_hash


def evaluate(
    gold: Annotated[
        Path | None, typer.Argument(help="Annotated notes (.jsonl or a folder).", show_default=False)
    ] = None,
    model: Annotated[Path | None, typer.Option(help="Model folder. [default: the shipped one]")] = None,
    across_writers: Annotated[
        bool, typer.Option(help="Train and test on the corpus, with some writers held out at a time; takes minutes.")
    ] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write the figures as .json.")] = None,
    card: Annotated[bool, typer.Option(help="Write metrics.json and MODEL_CARD.md into the model folder.")] = False,
) -> None:
    """Measure how far the tagger agrees with the annotators of notes that it was not trained on."""
    if output:
        check_output(output, suffixes=(".json",))
    settings = load_settings(model=model)
    folder = settings.model or model_folder()
    if across_writers:
        book = load_codebook(settings.codebook)
        corpus = load_corpus(gold or corpus_folder(), book)
        scores = cross_validate(corpus.notes, corpus.bank, book, complain)
        method = "each writer's notes tagged by a model trained on other writers"
    elif gold is None:
        raise SettingsError("Name annotated notes that the model has not seen, or use --across-writers.")
    else:
        lens = load(folder, codebook=load_codebook(settings.codebook))
        notes = load_corpus(gold, lens.codebook).notes
        if card:
            _refuse_known(notes, lens.nlp.meta.get("notelens", {}), gold)
        scores = run(lens, notes)
        method = f"the notes of {gold.name}"
    _print(scores, method)
    figures = as_figures(scores, method)
    if output:
        _write(figures, output)
    if card:
        write_card(folder, figures)
        say(f"Written: {folder / 'metrics.json'} and {folder / 'MODEL_CARD.md'}")


def _refuse_known(notes: Sequence[AnnotatedNote], about: Mapping[str, Any], gold: Path) -> None:
    """Raise SettingsError if the model was trained on some of the notes: a card may not show their figures."""
    known = set(about.get("note_hashes", ()))
    seen = sum(text_hash(note.text) in known for note in notes)
    if seen:
        raise SettingsError(
            f"The model was trained on {seen} of the {len(notes)} notes of {gold.name}, so their figures make no card. "
            "Name other notes, or use --across-writers."
        )


def as_figures(scores: Scores, method: str) -> dict[str, object]:
    """Return the scores as plain data for JSON, rounded to what the sample supports."""
    return {
        "method": method,
        "notes": scores.notes,
        "sentences": scores.sentences,
        "overall": {name: None if isnan(value) else round(value, 3) for name, value in scores.overall.items()},
        "interval_95": {name: [round(edge, 3) for edge in edges] for name, edges in scores.intervals.items()},
        "per_code": scores.per_code.round(3).astype(object).where(scores.per_code.notna(), None).to_dict("index"),
    }


def _write(figures: dict[str, object], output: Path) -> None:
    try:
        output.write_text(json.dumps(figures, indent=1, allow_nan=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{output} cannot be written ({error.strerror}).") from None


def _print(scores: Scores, method: str) -> None:
    say(f"{scores.notes} notes, {scores.sentences} sentences; {method}. Status present unless said otherwise.")
    say(f"{'code':26}{'gold':>6}{'prec':>8}{'rec':>8}{'F1':>8}{'kappa':>8}")
    for code, row in scores.per_code.iterrows():
        figures = "".join(f"{row[name]:8.3f}" for name in ("precision", "recall", "f1", "kappa"))
        say(f"{code!s:26}{int(row['support']):6d}{figures}")
    for name, value in scores.overall.items():
        low, high = scores.intervals.get(name, (None, None))
        say(f"{name:26}{value:.3f}" + (f"  [{low:.3f}, {high:.3f}]" if low is not None else ""))
