"""SentenceContexts -> calibrated scores per code, a status per tag and an evidence span per tag."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline

from notelens.records import Status
from notelens.tagging.agents import normal_forms
from notelens.tagging.contexts import SentenceContext
from notelens.tagging.features import FloatArray, code_texts, status_texts, token_numbers
from notelens.tagging.words import Word

_NEVER = -20.0
# A sentence, a code, and where in the sentence its evidence begins and ends.
Passage = tuple[SentenceContext, str, int, int]


@dataclass(frozen=True, slots=True)
class CodeHead:
    """Which codes a sentence documents, whatever the status, by its words and signs.

    `weights` has one column per code over the features of `vectoriser`.
    """

    codes: tuple[str, ...]
    vectoriser: ColumnTransformer
    weights: FloatArray
    intercepts: FloatArray

    def raw(self, contexts: Sequence[SentenceContext]) -> FloatArray:
        """Raw scores, one row per sentence and one column per code."""
        if not contexts:
            return np.zeros((0, len(self.codes)))
        texts = np.array([code_texts(context) for context in contexts], dtype=object)
        return np.asarray(self.vectoriser.transform(texts) @ self.weights + self.intercepts, dtype=np.float64)

    def gains(self, words: Sequence[Word], code: int) -> FloatArray:
        """Return what each word adds to the raw score of a code, through the runs of 1-3 words that it is in."""
        vocabulary, idf, first = self._lexicon()
        forms = normal_forms(words)
        gains = np.zeros(len(forms))
        for size in (1, 2, 3):
            for start in range(len(forms) - size + 1):
                column = vocabulary.get(" ".join(forms[start : start + size]))
                if column is not None:
                    gains[start : start + size] += self.weights[first + column, code] * idf[column] / size
        return gains

    def _lexicon(self) -> tuple[Mapping[str, int], FloatArray, int]:
        words = self.vectoriser.named_transformers_["forms"]
        return words.vocabulary_, words.idf_, self.vectoriser.output_indices_["forms"].start


@dataclass(frozen=True, slots=True)
class StatusHead:
    """Whether what a passage names was done, planned, not done or done earlier."""

    pipeline: Pipeline

    def log_shares(self, passages: Sequence[Passage]) -> FloatArray:
        """Logarithm of the probability of each status, in the order of `Status`: shape (passages, 4)."""
        if not passages:
            return np.zeros((0, len(Status)))
        texts = np.array([status_texts(*passage) for passage in passages], dtype=object)
        columns = {Status(name): column for column, name in enumerate(self.pipeline.classes_)}
        found = self.pipeline.predict_log_proba(texts)
        # A status that the training never showed cannot be told; it stays far below the others.
        return np.stack(
            [found[:, columns[status]] if status in columns else np.full(len(passages), _NEVER) for status in Status],
            axis=1,
        )


@dataclass(frozen=True, slots=True)
class SpanHead:
    """Which words of a sentence carry the evidence for a code."""

    classifier: LogisticRegression

    def odds(self, words: Sequence[Word], gains: FloatArray) -> FloatArray:
        """Log odds that each word is part of the evidence: shape (words,)."""
        return np.asarray(self.classifier.decision_function(token_numbers(list(words), gains)))


def best_stretch(odds: FloatArray, signs: Sequence[bool]) -> tuple[int, int]:
    """Largest sum of a run (Kadane 1984), without signs at its ends; the best single word where nothing is positive.

    >>> best_stretch(np.array([-1.0, 2.0, -0.5, 2.0, 0.5]), [False, False, False, False, True])
    (1, 4)
    """
    best, best_sum, begin, running = (int(np.argmax(odds)), int(np.argmax(odds)) + 1), float(np.max(odds)), 0, 0.0
    for index, value in enumerate(odds):
        if running <= 0:
            begin, running = index, 0.0
        running += float(value)
        if running > best_sum:
            best, best_sum = (begin, index + 1), running
    left, right = best
    while left < right - 1 and signs[left]:
        left += 1
    while right - 1 > left and signs[right - 1]:
        right -= 1
    return left, right
