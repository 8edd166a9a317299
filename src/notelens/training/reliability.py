"""Scores of found tags against gold tags -> how far a score can be believed: reliability curve and its error."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from notelens.records import Tag
from notelens.training.corpus import AnnotatedNote
from notelens.training.scoring import items_of

_BINS = 10


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Tags whose scores lie in [low, high): how many, their mean score, and the share that gold confirms."""

    low: float
    high: float
    tags: int
    mean_score: float
    share_right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """The reliability curve, and the expected calibration error over its bins (Naeini et al. 2015); NaN without tags.

    A score is the probability that a sentence carries the code, so a tag is right if gold has the code there, whatever
    the status.
    """

    bins: tuple[ReliabilityBin, ...]
    expected_error: float


def reliability(gold: Sequence[AnnotatedNote], found: Mapping[str, Sequence[Tag]]) -> Reliability:
    """Compare the scores of all found tags with what gold says of them."""
    scores: list[float] = []
    right: list[bool] = []
    for note in gold:
        wanted = items_of(note, note.tags)
        for key, tags in items_of(note, found.get(note.note_id, ())).items():
            scores += [tag.score for tag in tags if isinstance(tag, Tag)]
            right += [key in wanted for _ in tags]
    return _curve(np.array(scores), np.array(right, dtype=bool))


def _curve(scores: np.ndarray, right: np.ndarray) -> Reliability:
    bins = []
    for number in range(_BINS):
        low, high = number / _BINS, (number + 1) / _BINS
        inside = (scores >= low) & ((scores < high) | (number == _BINS - 1))
        if inside.any():
            count, mean, share = int(inside.sum()), float(scores[inside].mean()), float(right[inside].mean())
            bins.append(ReliabilityBin(low, high, count, mean, share))
    total = sum(part.tags for part in bins)
    error = sum(part.tags / total * abs(part.mean_score - part.share_right) for part in bins) if bins else float("nan")
    return Reliability(tuple(bins), error)
