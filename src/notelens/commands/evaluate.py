"""`notelens evaluate`: a model and annotated notes that it has not seen -> agreement with the annotators."""

import json
from collections.abc import Mapping, Sequence
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
from notelens.training.corpus import AnnotatedNote, Split, load_corpus
from notelens.training.corpus.agreement import agreement, read_readings
from notelens.training.evaluate import Evaluation, score_baselines
from notelens.training.evaluate import evaluate as run
from notelens.training.figures import as_figures
from notelens.training.train import text_hash


def evaluate(
    gold: Annotated[
        Path | None,
        typer.Argument(help="Annotated notes. [default: test split of the corpus]", show_default=False),
    ] = None,
    model: Annotated[Path | None, typer.Option(help="Model folder. [default: the shipped one]")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write the figures as .json.")] = None,
    baselines: Annotated[
        bool, typer.Option(help="Also measure peers, trained on the corpus in this run; takes minutes.")
    ] = False,
    card: Annotated[bool, typer.Option(help="Write metrics.json and MODEL_CARD.md into the model folder.")] = False,
) -> None:
    """Measure how far the tagger agrees with the annotators of notes that it was not trained on."""
    if output:
        check_output(output, suffixes=(".json",))
    settings = load_settings(model=model)
    folder = settings.model or model_folder()
    lens = load(folder, codebook=load_codebook(settings.codebook))
    corpus = load_corpus(gold or corpus_folder(), lens.codebook)
    # The shipped corpus holds what the model learnt from; only its test split says anything.
    notes = corpus.notes if gold else corpus.part(Split.TEST).notes
    if card:
        _refuse_known(notes, lens.nlp.meta.get("notelens", {}), gold or corpus_folder())
    own = corpus if gold is None else load_corpus(corpus_folder(), lens.codebook) if baselines else None
    peers = score_baselines(own, notes, lens.codebook, complain) if baselines and own else {}
    evaluation = run(lens, notes, baselines=peers)
    readings = None if gold else read_readings(corpus_folder(), lens.codebook)
    method = f"the notes of {gold.name}" if gold else "the corpus's test split"
    figures = as_figures(evaluation, method, agreement(readings, lens.codebook) if readings else None)
    _print(evaluation, method)
    if output:
        _write(figures, output)
    if card:
        # Sentences are shown for the project's own synthetic notes only.
        write_card(folder, figures, evaluation.failures if gold is None else [])
        say(f"Written: {folder / 'metrics.json'} and {folder / 'MODEL_CARD.md'}")


def _refuse_known(notes: Sequence[AnnotatedNote], about: Mapping[str, Any], gold: Path) -> None:
    """Raise SettingsError if the model was trained on some of the notes: a card may not show their figures."""
    known = set(about.get("note_hashes", ()))
    seen = sum(text_hash(note.text) in known for note in notes)
    if seen:
        raise SettingsError(
            f"The model was trained on {seen} of the {len(notes)} notes of {gold.name}, so their figures make no card. "
            "Name other notes."
        )


def _write(figures: dict[str, object], output: Path) -> None:
    try:
        output.write_text(json.dumps(figures, indent=1, allow_nan=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{output} cannot be written ({error.strerror}).") from None


def _print(evaluation: Evaluation, method: str) -> None:
    scores = evaluation.scores
    say(f"{scores.notes} notes, {scores.sentences} sentences; {method}. Status present unless said otherwise.")
    say(f"{'code':26}{'gold':>6}{'prec':>8}{'rec':>8}{'F1':>8}{'kappa':>8}{'span':>8}")
    for code, row in scores.per_code.iterrows():
        figures = "".join(f"{row[name]:8.3f}" for name in ("precision", "recall", "f1", "kappa", "span"))
        say(f"{code!s:26}{int(row['support']):6d}{figures}")
    for name, value in scores.overall.items():
        low, high = scores.intervals.get(name, (None, None))
        say(f"{name:26}{value:.3f}" + (f"  [{low:.3f}, {high:.3f}]" if low is not None else ""))
    say(f"{'false tags per 100 sent.':26}{evaluation.false_per_100:.3f}")
    say(f"{'calibration error (ECE)':26}{evaluation.reliability.expected_error:.3f}")
    for part in evaluation.reliability.bins:
        say(f"  scores {part.low:.1f}-{part.high:.1f}: {part.tags} tags, mean {part.mean_score:.2f}, "
            f"right {part.share_right:.2f}")  # fmt: skip
    if len(evaluation.slices):
        say(evaluation.slices.round(3).to_string(index=False))
    for name, peer in evaluation.baselines.items():
        figures = "  ".join(f"{key} {peer.overall[key]:.3f}" for key in ("macro_f1", "core_f1", "micro_precision"))
        say(f"{name}: {figures}")
