"""TaggerModel <-> a folder: heads.skops (scikit-learn parts), encoder.onnx, vocabulary, precedents, tagger.json.

None of these formats can carry code, and tagger.json holds the SHA-256 of the others.
"""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import skops.io

from notelens.errors import ModelError
from notelens.records import Status
from notelens.tagging.encoder import Encoder
from notelens.tagging.ensemble import Ensemble, Mix
from notelens.tagging.heads import CodeHead, SpanHead, StatusHead
from notelens.tagging.precedents import Precedent
from notelens.tagging.tagger import TaggerModel

HEADS, NUMBERS = "heads.skops", "tagger.json"
NETWORK, VOCABULARY, PRECEDENTS = "encoder.onnx", "vocabulary.json", "precedents.json"
# The types beyond skops' own safe list that our heads are made of. Fixed here: a file cannot ask for more.
TRUSTED: tuple[str, ...] = ()
_FORMAT = 3


def save_model(model: TaggerModel, folder: Path) -> None:
    """Write the model; an existing one in the folder is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    ensemble = model.ensemble
    parts = {
        "vectoriser": ensemble.codes.vectoriser,
        "weights": ensemble.codes.weights,
        "status": ensemble.status.pipeline,
        "spans": ensemble.spans.classifier,
    }
    skops.io.dump(parts, folder / HEADS, compression=8)
    for name in (NETWORK, VOCABULARY):
        (folder / name).unlink(missing_ok=True)
    if ensemble.encoder is not None:
        (folder / NETWORK).write_bytes(ensemble.encoder.network)
        (folder / VOCABULARY).write_text(ensemble.encoder.vocabulary, encoding="utf-8")
    rows = [[p.text, p.start, p.end, p.code, p.status] for p in model.precedents]
    (folder / PRECEDENTS).write_text(json.dumps(rows, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    files = [name for name in (HEADS, NETWORK, VOCABULARY, PRECEDENTS) if (folder / name).is_file()]
    numbers = {
        "format": _FORMAT,
        "version": model.version,
        "codes": list(model.codes),
        "therapist_codes": sorted(model.therapist_codes),
        "intercepts": ensemble.codes.intercepts.tolist(),
        "mix": {name: np.asarray(value).tolist() for name, value in asdict(ensemble.mix).items()},
        "sha256": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files},
    }
    (folder / NUMBERS).write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")


def load_model(folder: Path) -> TaggerModel:
    """Read a model, refusing a damaged file and any type outside the fixed list."""
    numbers = _numbers(folder)
    files = {name: _checked(folder / name, digest) for name, digest in numbers["sha256"].items()}
    parts = _parts(folder / HEADS, files[HEADS])
    codes = CodeHead(tuple(numbers["codes"]), parts["vectoriser"], parts["weights"], np.array(numbers["intercepts"]))
    mix: dict[str, Any] = {
        name: np.array(value) if isinstance(value, list) else value for name, value in numbers["mix"].items()
    }
    encoder = Encoder(files[NETWORK], files[VOCABULARY].decode("utf-8")) if NETWORK in files else None
    return TaggerModel(
        ensemble=Ensemble(
            codes=codes,
            status=StatusHead(parts["status"]),
            spans=SpanHead(parts["spans"]),
            mix=Mix(**mix),
            encoder=encoder,
        ),
        therapist_codes=frozenset(numbers["therapist_codes"]),
        version=numbers["version"],
        precedents=tuple(
            Precedent(text, start, end, code, Status(status))
            for text, start, end, code, status in json.loads(files[PRECEDENTS])
        ),
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


def _checked(path: Path, expected: str) -> bytes:
    if not path.is_file():
        raise ModelError(f"{path} is missing. Run `notelens train`, or reinstall NoteLens.")
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != expected:
        raise ModelError(f"{path} is not the file that {NUMBERS} describes. Restore the model folder, or train again.")
    return data


def _parts(path: Path, data: bytes) -> dict[str, Any]:
    asked = set(skops.io.get_untrusted_types(data=data)) - set(TRUSTED)
    if asked:
        raise ModelError(
            f"{path} asks for types that a model does not need: {', '.join(sorted(asked))}. Do not use it."
        )
    parts: dict[str, Any] = skops.io.loads(data, trusted=list(TRUSTED))
    return parts
