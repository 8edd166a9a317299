"""Figures of an evaluation -> metrics.json and MODEL_CARD.md in the model folder. The card is never written by hand."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from notelens.errors import OutputError

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
{notes} synthetic notes by {writers} writers, and a bank of {bank} single sentences by {bank_writers} writers of its own
(language models under a manual; most of it annotated once, by one reader). SHA-256 of the corpus: {corpus}.

## Agreement with the annotators
{method}: {tested} notes, {sentences} sentences. The scored item is a code in a sentence, status present; intervals
are 95 % bootstrap intervals over notes.

| measure | value | 95 % interval |
|---|---|---|
"""
_CODES = """
| code | gold items | precision | recall | F1 | kappa |
|---|---|---|---|---|---|
"""


def write_card(folder: Path, figures: Mapping[str, Any]) -> None:
    """Write both files. Raises OutputError if the folder holds no model or cannot be written."""
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        (folder / "metrics.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
        (folder / "MODEL_CARD.md").write_text(model_card(meta, figures), encoding="utf-8")
    except (OSError, ValueError) as error:
        raise OutputError(f"No card can be written into {folder} ({type(error).__name__}).") from None


def model_card(meta: Mapping[str, Any], figures: Mapping[str, Any]) -> str:
    """Return the card's Markdown."""
    about = meta.get("notelens", {})
    head = _HEAD.format(
        name=meta["name"],
        version=meta["version"],
        notes=about.get("notes", "?"),
        writers=len(about.get("note_writers", ())),
        bank=about.get("bank_sentences", "?"),
        bank_writers=len(about.get("bank_writers", ())),
        corpus=about.get("corpus_sha256", "?"),
        method=str(figures["method"])[:1].upper() + str(figures["method"])[1:],
        tested=figures["notes"],
        sentences=figures["sentences"],
    )
    overall = [
        _overall_row(name, value, figures["interval_95"].get(name)) for name, value in figures["overall"].items()
    ]
    codes = [_code_row(code, row) for code, row in figures["per_code"].items()]
    return head + "\n".join(overall) + "\n" + _CODES + "\n".join(codes) + "\n"


def _overall_row(name: str, value: float | None, interval: list[float] | None) -> str:
    edges = f"{interval[0]:.3f} to {interval[1]:.3f}" if interval else ""
    return f"| {name.replace('_', ' ')} | {_figure(value)} | {edges} |"


def _code_row(code: str, row: Mapping[str, Any]) -> str:
    figures = " | ".join(_figure(row[name]) for name in ("precision", "recall", "f1", "kappa"))
    return f"| {code} | {int(row['support'])} | {figures} |"


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
