"""A model folder -> what its files say of it: name, version, and the figures of its evaluation."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from notelens.errors import ModelError

MAX_FIGURES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFacts:
    """`figures` are pairs of a measure's name and its value, as they are to be shown."""

    name: str
    version: str
    figures: tuple[tuple[str, str], ...]


def read_model_facts(folder: Path) -> ModelFacts:
    """Read meta.json and, where there is one, metrics.json. Raises ModelError if either cannot be read."""
    meta = _read(folder / "meta.json")
    metrics = folder / "metrics.json"
    figures = tuple(_figures(_read(metrics)))[:MAX_FIGURES] if metrics.is_file() else ()
    return ModelFacts(name=str(meta.get("name", folder.name)), version=str(meta.get("version", "?")), figures=figures)


def _read(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise ModelError(f"{path} cannot be read. Install the model again, or name another with --model.") from None
    return content if isinstance(content, dict) else {}


def _figures(metrics: dict[str, Any], before: str = "") -> list[tuple[str, str]]:
    found = []
    for name, value in metrics.items():
        words = f"{before}{name}".replace("_", " ")
        if isinstance(value, dict):
            found += _figures(value, f"{words}, ")
        elif isinstance(value, float):
            found.append((words, f"{value:.3f}"))
        elif isinstance(value, int | str):
            found.append((words, str(value)))
    return found
