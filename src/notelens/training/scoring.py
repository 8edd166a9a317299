"""Gold tags and found tags of the same notes -> precision, recall, F1, kappa, status and span agreement.

The scored item is a code in one of the annotators' sentences; a tag belongs to the sentence that it overlaps most.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from notelens.records import Status, Tag
from notelens.tagging.features import FloatArray
from notelens.training.corpus import AnnotatedNote, GoldTag

MIN_SUPPORT = 8
_DRAWS = 1000


@dataclass(frozen=True, slots=True)
class Scores:
    """`per_code`: one row per code (support, precision, recall, f1, kappa, span) for tags with status present.

    `overall` holds macro_f1 (codes with at least MIN_SUPPORT gold items), core_f1, micro_precision, micro_recall,
    micro_f1, status_accuracy and span_overlap (token F1) of the items found by both. `intervals` are 95 % bootstrap
    intervals over notes for the first of these. NaN, without an interval, is what the notes cannot tell.
    """

    per_code: pd.DataFrame
    overall: dict[str, float]
    intervals: dict[str, tuple[float, float]]
    notes: int
    sentences: int


IntArray = npt.NDArray[np.int_]
BoolArray = npt.NDArray[np.bool_]
Confusion = Mapping[str, tuple[list[bool], list[bool]]]
Items = dict[tuple[int, str], list[GoldTag | Tag]]


def score(
    gold: Sequence[AnnotatedNote],
    found: Mapping[str, Sequence[GoldTag | Tag]],
    *,
    codes: Sequence[str],
    core: Sequence[str],
) -> Scores:
    """Score the tags found in each note (by note id) against its gold tags."""
    counts: list[IntArray] = []
    confusion: Confusion = defaultdict(lambda: ([], []))
    status_hits: list[bool] = []
    overlaps: dict[str, list[float]] = {code: [] for code in codes}
    for note in gold:
        wanted, got = items_of(note, note.tags), items_of(note, found.get(note.note_id, ()))
        counts.append(_note_counts(wanted, got, codes))
        for code in codes:
            for index in range(len(note.sentences)):
                confusion[code][0].append(is_present(wanted.get((index, code))))
                confusion[code][1].append(is_present(got.get((index, code))))
        for key in wanted.keys() & got.keys():
            status_hits.append(bool({tag.status for tag in wanted[key]} & {tag.status for tag in got[key]}))
            if key[1] in overlaps:
                overlaps[key[1]].append(_token_f1(note.text, wanted[key], got[key]))
    table = np.stack(counts)
    overall = _overall(table.sum(axis=0), codes, core)
    overall["status_accuracy"] = _mean(status_hits)
    overall["span_overlap"] = _mean([overlap for of_code in overlaps.values() for overlap in of_code])
    return Scores(
        per_code=_per_code(table.sum(axis=0), codes, confusion).assign(span=[_mean(overlaps[code]) for code in codes]),
        overall=overall,
        intervals=_intervals(table, codes, core),
        notes=len(gold),
        sentences=sum(len(note.sentences) for note in gold),
    )


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else float("nan")


def items_of(note: AnnotatedNote, tags: Sequence[GoldTag | Tag]) -> Items:
    """Group tags by the number of the sentence that they overlap most, and by code."""
    items: Items = defaultdict(list)
    for tag in tags:
        overlaps = [min(tag.end, end) - max(tag.start, start) for start, end in note.sentences]
        best = int(np.argmax(overlaps)) if overlaps and max(overlaps) > 0 else -1
        items[best, tag.code].append(tag)
    return dict(items)


def is_present(tags: Sequence[GoldTag | Tag] | None) -> bool:
    """Whether any of the tags is of something that was done."""
    return any(tag.status is Status.PRESENT for tag in tags or ())


def _note_counts(wanted: Items, got: Items, codes: Sequence[str]) -> IntArray:
    """Shape (codes, 3): hits, false tags, missed tags, for status present."""
    gold = {key for key, tags in wanted.items() if is_present(tags)}
    found = {key for key, tags in got.items() if is_present(tags)}
    row = np.zeros((len(codes), 3), dtype=int)
    for column, keys in enumerate((gold & found, found - gold, gold - found)):
        for _, code in keys:
            if code in codes:  # a model may know codes that the codebook does not
                row[codes.index(code), column] += 1
    return row


def _f1(counts: IntArray) -> FloatArray:
    hits, false, missed = counts[..., 0], counts[..., 1], counts[..., 2]
    return np.asarray(2 * hits / np.maximum(1, 2 * hits + false + missed), dtype=np.float64)


def _overall(counts: IntArray, codes: Sequence[str], core: Sequence[str]) -> dict[str, float]:
    f1, support = _f1(counts), counts[:, 0] + counts[:, 2]
    hits, false, missed = counts.sum(axis=0)
    enough = support >= MIN_SUPPORT
    return {
        "macro_f1": float(f1[enough].mean()) if enough.any() else float("nan"),
        "core_f1": float(np.mean([f1[codes.index(code)] for code in core])) if core else float("nan"),
        "micro_precision": hits / max(1, hits + false),
        "micro_recall": hits / max(1, hits + missed),
        "micro_f1": 2 * hits / max(1, 2 * hits + false + missed),
    }


def _per_code(counts: IntArray, codes: Sequence[str], confusion: Confusion) -> pd.DataFrame:
    hits, false, missed = counts.T
    kappa = []
    for code in codes:
        wanted, got = confusion[code]
        # Nobody used the code: there is nothing to agree on.
        kappa.append(_kappa(np.array(wanted), np.array(got)) if any(wanted) or any(got) else float("nan"))
    return pd.DataFrame(
        {
            "support": hits + missed,
            "precision": hits / np.maximum(1, hits + false),
            "recall": hits / np.maximum(1, hits + missed),
            "f1": _f1(counts),
            "kappa": kappa,
        },
        index=pd.Index(codes, name="code"),
    )


def _kappa(wanted: BoolArray, got: BoolArray) -> float:
    """Cohen's kappa; 1 where both used the code in every sentence, for which its formula has no value."""
    observed, a, b = np.mean(wanted == got), wanted.mean(), got.mean()
    chance = a * b + (1 - a) * (1 - b)
    return float((observed - chance) / (1 - chance)) if chance < 1 else 1.0


def _intervals(table: IntArray, codes: Sequence[str], core: Sequence[str]) -> dict[str, tuple[float, float]]:
    rng = np.random.default_rng(7)
    draws = [_overall(table[rng.integers(0, len(table), len(table))].sum(axis=0), codes, core) for _ in range(_DRAWS)]
    intervals: dict[str, tuple[float, float]] = {}
    for name in draws[0]:
        values = np.array([draw[name] for draw in draws])
        if not np.isnan(values).all():
            low, high = np.nanpercentile(values, [2.5, 97.5])
            intervals[name] = (float(low), float(high))
    return intervals


def _token_f1(text: str, wanted: Sequence[GoldTag | Tag], got: Sequence[GoldTag | Tag]) -> float:
    tokens = [match.span() for match in re.finditer(r"\w+", text)]

    def covered(tags: Sequence[GoldTag | Tag]) -> set[int]:
        return {start for start, end in tokens if any(start < tag.end and end > tag.start for tag in tags)}

    a, b = covered(wanted), covered(got)
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0
