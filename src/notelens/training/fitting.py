"""Examples -> the fitted heads of the word model (scikit-learn)."""

from collections.abc import Sequence

import numpy as np
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline

from notelens.tagging.features import CODE_COLUMNS, STATUS_COLUMNS, FloatArray, code_texts, status_texts, token_numbers
from notelens.tagging.heads import CodeHead, SpanHead, StatusHead
from notelens.tagging.words import words_of
from notelens.training.examples import Example, label_matrix

# What a code that the examples never show scores, whatever the words.
_NEVER = -10.0
# With all decimals the file of the heads is twice as large, and no figure of the evaluation better by .005.
WEIGHT_DECIMALS = 2


def fit_code_head(examples: Sequence[Example], codes: Sequence[str]) -> CodeHead:
    """Fit one logistic regression per code on words, signs, the sentence before and the setting."""
    columns = {
        "forms": _word_runs(3),
        "characters": TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=4, sublinear_tf=True),
        "previous": TfidfVectorizer(min_df=3, sublinear_tf=True),
        "setting": TfidfVectorizer(token_pattern=r"\S+"),
    }
    parts = [(name, columns[name], index) for index, name in enumerate(CODE_COLUMNS)]
    vectoriser = ColumnTransformer(parts, transformer_weights={"previous": 0.4, "setting": 0.4})
    matrix = vectoriser.fit_transform(np.array([code_texts(example.context) for example in examples], dtype=object))
    labels = label_matrix(examples, codes)
    weights = np.zeros((matrix.shape[1], len(codes)), dtype=np.float32)
    intercepts = np.full(len(codes), _NEVER)
    for index in range(len(codes)):
        if labels[:, index].any():
            model = LogisticRegression(C=8, class_weight="balanced", solver="liblinear", max_iter=500)
            model.fit(matrix, labels[:, index])
            weights[:, index], intercepts[index] = model.coef_[0], model.intercept_[0]
    return CodeHead(tuple(codes), vectoriser, weights.round(WEIGHT_DECIMALS), intercepts)


def fit_status_head(examples: Sequence[Example]) -> StatusHead:
    """Fit the status head on every gold tag."""
    rows = [(status_texts(e.context, tag.code, tag.start, tag.end), tag.status) for e in examples for tag in e.tags]
    texts = {name: _word_runs(2) for name in STATUS_COLUMNS if name != "setting"}
    # Cues are there or not; as shares of a vector they would weigh less the more there are of them.
    columns = texts | {"setting": CountVectorizer(token_pattern=r"\S+", min_df=3, binary=True)}
    parts = [(name, columns[name], index) for index, name in enumerate(STATUS_COLUMNS)]
    vectoriser = ColumnTransformer(parts, transformer_weights={"setting": 0.3})
    pipeline = Pipeline([("texts", vectoriser), ("model", LogisticRegression(C=3, max_iter=2000))])
    inputs = np.array([texts for texts, _ in rows], dtype=object)
    return StatusHead(pipeline.fit(inputs, np.array([str(status) for _, status in rows])))


def fit_span_head(examples: Sequence[Example], head: CodeHead) -> SpanHead:
    """Fit the span head on the words of every sentence that carries a gold tag."""
    numbers: list[FloatArray] = []
    inside: list[np.ndarray] = []
    columns = {code: index for index, code in enumerate(head.codes)}
    for example in examples:
        words = words_of(example.context.text)
        for tag in example.tags:
            numbers.append(token_numbers(words, head.gains(words, columns[tag.code])))
            inside.append(np.array([word.start < tag.end and word.end > tag.start for word in words]))
    model = LogisticRegression(C=1.0, max_iter=2000)
    return SpanHead(model.fit(np.concatenate(numbers), np.concatenate(inside)))


def _word_runs(longest: int) -> TfidfVectorizer:
    """Count runs of words that are given apart by spaces, in their case: agents are in capitals."""
    return TfidfVectorizer(token_pattern=r"\S+", lowercase=False, ngram_range=(1, longest), min_df=2, sublinear_tf=True)
