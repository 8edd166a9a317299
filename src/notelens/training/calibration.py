"""Scores of writers that no model was trained on -> Mix: weights of the two models, calibration, thresholds, gates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from notelens.records import Status
from notelens.tagging.encoder import Encoder, Reading
from notelens.tagging.ensemble import Mix, word_odds
from notelens.tagging.features import FloatArray
from notelens.tagging.heads import CodeHead, SpanHead, StatusHead, best_stretch
from notelens.tagging.words import words_of
from notelens.training.examples import Example, label_matrix

# F-beta for the choice of thresholds; below 1, a false tag weighs more than a missed one.
BETA = 0.7
# A code's own best threshold is drawn towards the middle of all codes by this share: few positives make it shaky.
SHRINK = 0.9
# How strongly a code's own calibration is held to that of all codes together, in positives.
PRIOR = 10.0
# The encoder is spared sentences whose tags, so lost, are at most this share of all that it would find.
MAX_LOSS = 0.01
_SHARES = tuple(np.linspace(0, 1, 11))
_EVIDENCE = tuple(product(np.linspace(0, 1, 6), np.linspace(-1.0, 2.0, 7), (0.0, 0.5, 1.0, 2.0)))
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Held:
    """Development sentences with the raw scores of both models and their gold labels."""

    examples: Sequence[Example]
    lexical: FloatArray
    readings: Sequence[Reading] | None
    labels: BoolArray
    present: BoolArray

    def mixed(self, share: float) -> FloatArray:
        if self.readings is None:
            return self.lexical
        encoder = np.stack([reading.codes for reading in self.readings])
        return np.asarray(share * encoder + (1 - share) * self.lexical)


def fit_mix(
    development: Sequence[Example], codes: CodeHead, status: StatusHead, spans: SpanHead, encoder: Encoder | None
) -> Mix:
    """Choose everything that weighs the two models on development sentences (each with a text)."""
    contexts = [example.context for example in development]
    held = _Held(
        examples=development,
        lexical=codes.raw(contexts),
        readings=encoder.read(contexts) if encoder else None,
        labels=label_matrix(development, codes.codes),
        present=label_matrix(development, codes.codes, status=Status.PRESENT),
    )
    shares = _SHARES if encoder else (0.0,)
    fits = [(share, *calibrate(held.mixed(share), held.labels)) for share in shares]
    share, slopes, offsets = min(fits, key=lambda fit: _log_loss(_logistic(held.mixed(fit[0]), *fit[1:]), held.labels))
    probabilities = _logistic(held.mixed(share), slopes, offsets)
    thresholds = choose_thresholds(probabilities, held.present)
    evidence_share, margin, edge_share = _evidence_choice(spans, codes, held)
    return Mix(
        share=share,
        status_share=_status_share(status, codes, held),
        evidence_share=evidence_share,
        margin=margin,
        edge_share=edge_share,
        slopes=slopes,
        offsets=offsets,
        thresholds=thresholds,
        gates=_gates(held.lexical, probabilities >= thresholds),
    )


def calibrate(scores: FloatArray, labels: BoolArray) -> tuple[FloatArray, FloatArray]:
    """Slopes and offsets per code (Platt 1999), each held to those of all codes together by a prior."""
    common = _platt(scores.ravel(), labels.ravel(), centre=np.array([1.0, 0.0]), weight=0.0)
    fits = np.array([_platt(scores[:, code], labels[:, code], common, PRIOR) for code in range(labels.shape[1])])
    return fits[:, 0], fits[:, 1]


def _platt(scores: FloatArray, labels: BoolArray, centre: FloatArray, weight: float) -> FloatArray:
    spread = np.array([2.0, 1.0])  # a slope is surer than an offset: base rates differ between codes

    def loss(parameters: FloatArray) -> float:
        odds = parameters[0] * scores + parameters[1]
        fit = np.logaddexp(0, odds).sum() - odds[labels].sum()
        return float(fit + weight * np.sum(spread * (parameters - centre) ** 2) / 2)

    return np.asarray(minimize(loss, centre, method="Nelder-Mead").x)


def _logistic(scores: FloatArray, slopes: FloatArray, offsets: FloatArray) -> FloatArray:
    return np.asarray(1 / (1 + np.exp(-np.clip(slopes * scores + offsets, -30, 30))))


def _log_loss(probabilities: FloatArray, labels: BoolArray) -> float:
    safe = np.clip(probabilities, 1e-9, 1 - 1e-9)
    return float(-np.where(labels, np.log(safe), np.log(1 - safe)).sum())


def choose_thresholds(probabilities: FloatArray, labels: BoolArray) -> FloatArray:
    """Per code the probability with the best F-beta for present tags, drawn towards the median of all codes."""
    grid = np.linspace(0.1, 0.8, 71)
    best = np.zeros(labels.shape[1])
    for code in range(labels.shape[1]):
        chosen = probabilities[:, code, None] >= grid
        hits = (chosen & labels[:, code, None]).sum(axis=0)
        wanted, found = labels[:, code].sum(), chosen.sum(axis=0)
        scores = (1 + BETA**2) * hits / np.maximum(1, BETA**2 * wanted + found)
        best[code] = grid[int(np.argmax(scores))]
    return np.asarray((1 - SHRINK) * best + SHRINK * np.median(best))


def _gates(lexical: FloatArray, found: BoolArray) -> FloatArray:
    """Return one gate for all codes, as a distance below each code's usual score, that loses few of the found tags."""
    usual = np.median(lexical, axis=0)
    reach = (lexical - usual).max(axis=1)
    with_tags = np.repeat(reach, found.sum(axis=1))
    gate = float(np.quantile(with_tags, MAX_LOSS)) if len(with_tags) else 0.0
    return np.asarray(usual + gate)


def _status_share(status: StatusHead, codes: CodeHead, held: _Held) -> float:
    """Weight of the encoder's odds for a status: the middle of the weights that are right most often."""
    if held.readings is None:
        return 0.0
    tags = [(number, tag) for number, example in enumerate(held.examples) for tag in example.tags]
    passages = [(held.examples[number].context, tag.code, tag.start, tag.end) for number, tag in tags]
    lexical = status.log_shares(passages)
    columns = {code: column for column, code in enumerate(codes.codes)}
    odds = np.stack([held.readings[number].status[columns[tag.code]] for number, tag in tags])
    encoder = odds - np.logaddexp.reduce(odds, axis=1, keepdims=True)
    order = list(Status)
    wanted = np.array([order.index(tag.status) for _, tag in tags])
    hits = np.array([(np.argmax(s * encoder + (1 - s) * lexical, axis=1) == wanted).sum() for s in _SHARES])
    return float(np.median(np.array(_SHARES)[hits == hits.max()]))


def _evidence_choice(spans: SpanHead, codes: CodeHead, held: _Held) -> tuple[float, float, float]:
    """Weight of the encoder's odds, margin and weight of its edges that overlap best with the annotators' evidence."""
    passages = list(_evidence_passages(spans, codes, held))
    choices = [choice for choice in _EVIDENCE if held.readings is not None or choice[0] == choice[2] == 0]
    scores = [np.mean([passage.overlap(*choice) for passage in passages]) for choice in choices]
    return choices[int(np.argmax(scores))]


@dataclass(frozen=True, slots=True)
class _Passage:
    """The words of a sentence with a gold tag: odds of both models, signs, and which words are the evidence."""

    lexical: FloatArray
    encoder: FloatArray
    edges: FloatArray
    signs: list[bool]
    wanted: frozenset[int]

    def overlap(self, share: float, margin: float, edge_share: float) -> float:
        odds = share * self.encoder + (1 - share) * self.lexical + margin
        begin, end = best_stretch(odds, self.signs, edge_share * self.edges)
        found = set(range(begin, end))
        return 2 * len(self.wanted & found) / (len(self.wanted) + len(found))


def _evidence_passages(spans: SpanHead, codes: CodeHead, held: _Held) -> Iterator[_Passage]:
    columns = {code: column for column, code in enumerate(codes.codes)}
    for number, example in enumerate(held.examples):
        words = words_of(example.context.text) if example.tags else []
        for tag in example.tags:
            code = columns[tag.code]
            lexical = spans.odds(words, codes.gains(words, code))
            found = word_odds(words, held.readings[number], code) if held.readings else None
            encoder, edges = found or (lexical, np.zeros((len(words), 2)))
            wanted = frozenset(i for i, word in enumerate(words) if word.start < tag.end and word.end > tag.start)
            yield _Passage(lexical, encoder, edges, [word.is_sign for word in words], wanted)
