"""SentenceContexts -> calibrated scores per code, a status per tag and an evidence span per tag."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline

from notelens.records import Status
from notelens.tagging.agents import normal_forms
from notelens.tagging.contexts import SentenceContext
from notelens.tagging.features import FloatArray, code_texts, status_texts, token_numbers
from notelens.tagging.words import Word, words_of

_NEVER = -20.0
# Words; evidence is a clause or two, and a page without a full stop must not cost the square of its length.
LONGEST = 80
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

    def evidence_vectors(self, passages: Sequence[str]) -> csr_matrix:
        """Return tf-idf vectors of unit length over the runs of 1-3 words of passages: shape (passages, runs)."""
        texts = [" ".join(normal_forms(words_of(passage))) for passage in passages]
        return csr_matrix(self.vectoriser.named_transformers_["forms"].transform(texts))

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


def best_stretch(odds: FloatArray, signs: Sequence[bool], edges: FloatArray | None = None) -> tuple[int, int]:
    """Return the run of at most LONGEST words with the largest sum, without signs at its ends.

    `edges` (words, 2) is added for the run's first and last word.

    >>> best_stretch(np.array([-1.0, 2.0, -0.5, 2.0, 0.5]), [False, False, False, False, True])
    (1, 4)
    """
    sums = np.concatenate(([0.0], np.cumsum(odds)))
    begins, ends = (np.zeros(len(odds)),) * 2 if edges is None else edges.T
    left, right, best = 0, 1, -np.inf
    for size in range(1, min(len(odds), LONGEST) + 1):
        last = len(odds) - size + 1
        totals = sums[size:] - sums[:last] + begins[:last] + ends[size - 1 :]
        first = int(np.argmax(totals))
        if totals[first] > best:
            left, right, best = first, first + size, float(totals[first])
    while left < right - 1 and signs[left]:
        left += 1
    while right - 1 > left and signs[right - 1]:
        right -= 1
    return left, right
