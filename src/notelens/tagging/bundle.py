"""TaggerModel <-> a folder: heads.skops (scikit-learn parts, no code) and tagger.json (numbers and names)."""

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import skops.io

from notelens.errors import ModelError
from notelens.tagging.heads import CodeHead, SpanHead, StatusHead
from notelens.tagging.tagger import TaggerModel

HEADS, NUMBERS = "heads.skops", "tagger.json"
# The types beyond skops' own safe list that our heads are made of. Fixed here: a file cannot ask for more.
TRUSTED: tuple[str, ...] = ()
_FORMAT = 1


def save_model(model: TaggerModel, folder: Path) -> None:
    """Write the model; an existing one in the folder is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = {
        "vectoriser": model.codes.vectoriser,
        "weights": model.codes.weights,
        "status": model.status.pipeline,
        "spans": model.spans.classifier,
    }
    skops.io.dump(parts, folder / HEADS, compression=8)
    numbers = {
        "format": _FORMAT,
        "version": model.version,
        "codes": list(model.codes.codes),
        "therapist_codes": sorted(model.therapist_codes),
        "intercepts": model.codes.intercepts.tolist(),
        "slopes": model.codes.slopes.tolist(),
        "offsets": model.codes.offsets.tolist(),
        "thresholds": model.codes.thresholds.tolist(),
        "span_margin": model.spans.margin,
        "heads_sha256": hashlib.sha256((folder / HEADS).read_bytes()).hexdigest(),
    }
    (folder / NUMBERS).write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")


def load_model(folder: Path) -> TaggerModel:
    """Read a model, refusing a damaged file and any type outside the fixed list."""
    numbers = _numbers(folder)
    parts = _parts(folder / HEADS, numbers["heads_sha256"])
    codes = CodeHead(
        codes=tuple(numbers["codes"]),
        vectoriser=parts["vectoriser"],
        weights=parts["weights"],
        **{name: np.array(numbers[name]) for name in ("intercepts", "slopes", "offsets", "thresholds")},
    )
    return TaggerModel(
        codes=codes,
        status=StatusHead(parts["status"]),
        spans=SpanHead(parts["spans"], numbers["span_margin"]),
        therapist_codes=frozenset(numbers["therapist_codes"]),
        version=numbers["version"],
    )


def _numbers(folder: Path) -> dict[str, Any]:
    path = folder / NUMBERS
    try:
        numbers: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise ModelError(f"{path} is missing or damaged. Run `notelens train`, or reinstall NoteLens.") from None
    if numbers.get("format") != _FORMAT:
        raise ModelError(f"{path} has format {numbers.get('format')}, and this version reads {_FORMAT}. Train again.")
    return numbers


def _parts(path: Path, expected: str) -> dict[str, Any]:
    if not path.is_file():
        raise ModelError(f"{path} is missing. Run `notelens train`, or reinstall NoteLens.")
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != expected:
        raise ModelError(f"{path} is not the file that {NUMBERS} describes. Restore the model folder, or train again.")
    asked = set(skops.io.get_untrusted_types(data=data)) - set(TRUSTED)
    if asked:
        raise ModelError(
            f"{path} asks for types that a model does not need: {', '.join(sorted(asked))}. Do not use it."
        )
    parts: dict[str, Any] = skops.io.loads(data, trusted=list(TRUSTED))
    return parts
