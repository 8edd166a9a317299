"""Encoder and word model together: probabilities of codes, evidence and status of each sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from notelens.records import Status
from notelens.tagging.contexts import SentenceContext
from notelens.tagging.encoder import Encoder, Reading
from notelens.tagging.features import FloatArray
from notelens.tagging.heads import CodeHead, Passage, SpanHead, StatusHead, best_stretch
from notelens.tagging.words import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """How the two models are weighed, and where a code begins; all fitted on writers that neither was trained on.

    The raw score of a code is the encoder's log odds times `share` plus the word model's score times the rest.
    `slopes` and `offsets` (codes,) turn it into a probability (Platt 1999); `thresholds` (codes,) are probabilities.
    The encoder reads a sentence if the word model's score of any code reaches that code's `gates` (codes,).
    """

    share: float
    status_share: float
    evidence_share: float
    margin: float
    edge_share: float
    slopes: FloatArray
    offsets: FloatArray
    thresholds: FloatArray
    gates: FloatArray


@dataclass(frozen=True, slots=True)
class Scored:
    """Probabilities (sentences, codes), and the encoder's reading of each sentence that it was asked about."""

    probabilities: FloatArray
    readings: dict[int, Reading]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ensemble:
    """The word model's heads and, unless the model was trained without one, the encoder."""

    codes: CodeHead
    status: StatusHead
    spans: SpanHead
    mix: Mix
    encoder: Encoder | None = None

    def score(self, contexts: Sequence[SentenceContext]) -> Scored:
        """Score every sentence; one that plainly carries nothing is not put to the encoder and gets zeros."""
        raw = self.codes.raw(contexts)
        if self.encoder is None:
            return Scored(self.probabilities(raw, None), {})
        through = np.any(raw >= self.mix.gates, axis=1).tolist()
        rows = [row for row, context in enumerate(contexts) if through[row] and context.text]
        readings = self.encoder.read([contexts[row] for row in rows])
        probabilities = np.zeros_like(raw)
        if rows:
            probabilities[rows] = self.probabilities(raw[rows], np.stack([reading.codes for reading in readings]))
        return Scored(probabilities, dict(zip(rows, readings, strict=True)))

    def probabilities(self, lexical: FloatArray, encoder: FloatArray | None) -> FloatArray:
        """Calibrated probabilities from the raw scores of both models, each of shape (sentences, codes)."""
        raw = lexical if encoder is None else self.mix.share * encoder + (1 - self.mix.share) * lexical
        return np.asarray(1 / (1 + np.exp(-np.clip(self.mix.slopes * raw + self.mix.offsets, -30, 30))))

    def evidence(self, words: Sequence[Word], code: int, reading: Reading | None) -> tuple[int, int]:
        """Return (begin, end) word indices of the stretch that carries a code."""
        odds, signs = self.spans.odds(words, self.codes.gains(words, code)), [word.is_sign for word in words]
        if reading is None:
            return best_stretch(odds + self.mix.margin, signs)
        share, inside, edges = self.mix.evidence_share, *word_odds(words, reading, code)
        return best_stretch(share * inside + (1 - share) * odds + self.mix.margin, signs, self.mix.edge_share * edges)

    def statuses(self, passages: Sequence[Passage], readings: Sequence[Reading | None]) -> list[Status]:
        """One status per passage; `readings` are those of the passages' sentences."""
        shares = self.status.log_shares(passages)
        for row, ((_, code, _, _), reading) in enumerate(zip(passages, readings, strict=True)):
            if reading is not None:
                odds = reading.status[self.codes.codes.index(code)]
                own = odds - np.logaddexp.reduce(odds)
                shares[row] = self.mix.status_share * own + (1 - self.mix.status_share) * shares[row]
        order = list(Status)
        return [order[int(np.argmax(row))] for row in shares]


def word_odds(words: Sequence[Word], reading: Reading, code: int) -> tuple[FloatArray, FloatArray]:
    """Log odds that each word is inside a code's evidence (words,), and that it begins or ends it (words, 2).

    A word is inside as far as its pieces are on average; its first piece may begin and its last may end the evidence.
    A word without a piece is taken to be outside.
    """
    starts, ends = reading.offsets[:, 0], reading.offsets[:, 1]
    found = reading.evidence[:, code]
    odds = np.tile(found.min(axis=0), (len(words), 1))
    for index, word in enumerate(words):
        pieces = np.flatnonzero((starts < word.end) & (ends > word.start))
        if len(pieces):
            odds[index] = found[pieces, 0].mean(), found[pieces[0], 1], found[pieces[-1], 2]
    return odds[:, 0], odds[:, 1:]
