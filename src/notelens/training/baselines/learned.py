"""Sentences -> codes learnt from the same corpus: TF-IDF, or the base encoder as it is, with logistic regression."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_union

from notelens.records import Status, Tag
from notelens.segmentation.segmenter import segment
from notelens.training.baselines.tags import sentence_tag
from notelens.training.calibration import choose_thresholds
from notelens.training.corpus import AnnotatedNote
from notelens.training.examples import Example, label_matrix

Found = dict[str, tuple[Tag, ...]]
Matrix = Callable[[Sequence[str]], npt.NDArray[np.float64]]


def word_tags(
    train: Sequence[Example], development: Sequence[Example], notes: Sequence[AnnotatedNote], codes: Sequence[str]
) -> Found:
    """TF-IDF over words, word pairs and signs, with one logistic regression per code."""
    union = make_union(
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True),
    )
    union.fit([example.context.text for example in train])
    return _tags(union.transform, train, development, notes, codes)


def frozen_tags(
    train: Sequence[Example], development: Sequence[Example], notes: Sequence[AnnotatedNote], codes: Sequence[str]
) -> Found:
    """Mean vectors of the base encoder, which has not been trained on notes, with one logistic regression per code."""
    from notelens.training.encoder.frozen import sentence_vectors  # noqa: PLC0415 - torch is an extra

    return _tags(sentence_vectors, train, development, notes, codes)


def _tags(
    matrix: Matrix,
    train: Sequence[Example],
    development: Sequence[Example],
    notes: Sequence[AnnotatedNote],
    codes: Sequence[str],
) -> Found:
    """Fit on what is documented as done, choose thresholds on the development notes, tag whole sentences."""
    features = matrix([example.context.text for example in train])
    labels = label_matrix(train, codes, status=Status.PRESENT)
    models = [
        LogisticRegression(C=4, class_weight="balanced", solver="liblinear").fit(features, labels[:, column])
        if labels[:, column].any()
        else None
        for column in range(len(codes))
    ]

    def probabilities(texts: Sequence[str]) -> npt.NDArray[np.float64]:
        rows = matrix(texts)
        return np.stack(
            [model.predict_proba(rows)[:, 1] if model else np.zeros(len(texts)) for model in models], axis=1
        )

    thresholds = choose_thresholds(
        probabilities([example.context.text for example in development]),
        label_matrix(development, codes, status=Status.PRESENT),
    )
    found: Found = {}
    for note in notes:
        sentences = segment(note.text).sentences
        scores = probabilities([note.text[s.start : s.end] for s in sentences]) if sentences else np.zeros((0, 1))
        found[note.note_id] = tuple(
            sentence_tag(note, sentences[row], codes[column], score=float(scores[row, column]))
            for row, column in np.argwhere(scores >= thresholds)
        )
    return found
