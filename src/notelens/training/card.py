"""Figures of an evaluation -> metrics.json and MODEL_CARD.md in the model folder. The card is never written by hand."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from notelens.errors import OutputError
from notelens.training.failures import Failure

_HEAD = """# Model card: {name} {version}

Written by `notelens evaluate --card`; do not edit by hand.

**Trained and tested on synthetic notes only.** How it does on real notes is not known. It says what a note documents,
never what happened in the room.

## Intended use
Reviewing de-identified psychotherapy session notes for supervision, self-review and training, by people who read the
marked passages themselves.

## Out of scope
Ranking or scoring clinicians; employment, payment or disciplinary decisions; clinical or legal decisions about a
client; notes in other languages than English; texts that are not session notes.

## Data
Trained on {notes} synthetic notes by {writers} writers and a bank of {bank} single sentences by {bank_writers} writers
of its own; weighed, calibrated and cut on {development} notes by {development_writers} other writers. Writers and
annotators are language models under a manual; most notes were annotated once, by one reader. SHA-256 of the corpus:
{corpus}.{encoder}

## Agreement with the annotators
{method}: {tested} notes, {sentences} sentences. The scored item is a code in a sentence, status present; intervals
are 95 % bootstrap intervals over notes.

| measure | value | 95 % interval |
|---|---|---|
"""
_CODES = """
| code | gold items | precision | recall | F1 | kappa | span overlap | annotators: F1 | annotators: kappa |
|---|---|---|---|---|---|---|---|---|
"""
_AGREEMENT = """
The last two columns are the agreement of two blind readings of the same kind of note, both by language models of one
kind: that is consistency, not a human ceiling.
"""
_SLICES = """
## By kind of note

| | | notes | sentences | precision | recall | F1 | false tags per 100 sentences |
|---|---|---|---|---|---|---|---|
"""
_RELIABILITY = """
## What a score means
A score is the probability that the sentence carries the code, whatever the status.

| scores | tags | mean score | confirmed |
|---|---|---|---|
"""
_KEPT = """

The encoder was kept from an earlier training, on an earlier state of the corpus; what is counted here is what the other
parts were fitted on."""
_PEERS = """
## Beside simpler methods, on the same notes and data

| method | macro F1 | core F1 | precision | recall |
|---|---|---|---|---|
"""
_FAILURES = """
## Known failures
Per code the false tag with the highest score and the first that was missed, from synthetic notes.

"""


def write_card(folder: Path, figures: Mapping[str, Any], examples: Sequence[Failure] = ()) -> None:
    """Write both files. Raises OutputError if the folder holds no model or cannot be written."""
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        (folder / "metrics.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
        (folder / "MODEL_CARD.md").write_text(model_card(meta, figures, examples), encoding="utf-8")
    except (OSError, ValueError) as error:
        raise OutputError(f"No card can be written into {folder} ({type(error).__name__}).") from None


def model_card(meta: Mapping[str, Any], figures: Mapping[str, Any], examples: Sequence[Failure] = ()) -> str:
    """Return the card's Markdown."""
    about = meta.get("notelens", {})
    head = _HEAD.format(
        name=meta["name"],
        version=meta["version"],
        notes=about.get("notes", "?"),
        writers=len(about.get("note_writers", ())),
        development=about.get("development_notes", "?"),
        development_writers=len(about.get("development_writers", ())),
        bank=about.get("bank_sentences", "?"),
        bank_writers=len(about.get("bank_writers", ())),
        corpus=about.get("corpus_sha256", "?"),
        encoder=_KEPT if about.get("encoder_kept") else "",
        method=str(figures["method"])[:1].upper() + str(figures["method"])[1:],
        tested=figures["notes"],
        sentences=figures["sentences"],
    )
    overall = [
        _overall_row(name, value, figures["interval_95"].get(name)) for name, value in figures["overall"].items()
    ]
    annotators = figures.get("annotators", {})
    codes = [_code_row(code, row, annotators.get(code, {})) for code, row in figures["per_code"].items()]
    parts = [head, _lines(overall), _CODES, _lines(codes), _AGREEMENT if annotators else ""]
    for title, rows in (
        (_SLICES, [_slice_row(row) for row in figures.get("slices", ())]),
        (_RELIABILITY, [_bin_row(row) for row in figures.get("reliability", ())]),
        (_PEERS, [_peer_row(name, row) for name, row in figures.get("baselines", {}).items()]),
        (_FAILURES, [_failure_row(failure) for failure in examples]),
    ):
        parts += [title, _lines(rows)] if rows else []
    return "".join(parts)


def _lines(rows: Sequence[str]) -> str:
    return "".join(f"{row}\n" for row in rows)


def _overall_row(name: str, value: float | None, interval: list[float] | None) -> str:
    edges = f"{interval[0]:.3f} to {interval[1]:.3f}" if interval else ""
    return f"| {name.replace('_', ' ')} | {_figure(value)} | {edges} |"


def _code_row(code: str, row: Mapping[str, Any], annotators: Mapping[str, Any]) -> str:
    own = [_figure(row.get(name)) for name in ("precision", "recall", "f1", "kappa", "span")]
    cells = [code, str(int(row["support"])), *own, *(_figure(annotators.get(name)) for name in ("f1", "kappa"))]
    return f"| {' | '.join(cells)} |"


def _slice_row(row: Mapping[str, Any]) -> str:
    names = ("micro_precision", "micro_recall", "micro_f1", "false_per_100")
    cells = [row["detail"], row["value"], str(row["notes"]), str(row["sentences"]), *(_figure(row[n]) for n in names)]
    return f"| {' | '.join(cells)} |"


def _bin_row(row: Mapping[str, Any]) -> str:
    return (
        f"| {row['low']:.1f} to {row['high']:.1f} | {int(row['tags'])} | {_figure(row['mean_score'])} "
        f"| {_figure(row['share_right'])} |"
    )


def _peer_row(name: str, row: Mapping[str, Any]) -> str:
    names = ("macro_f1", "core_f1", "micro_precision", "micro_recall")
    return f"| {name} | {' | '.join(_figure(row[figure]) for figure in names)} |"


def _failure_row(failure: Failure) -> str:
    return f"- {failure.kind}, {failure.code} ({failure.note_id}): {failure.sentence} [{failure.evidence}]"


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
