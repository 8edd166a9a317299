"""Examples -> fitted heads; calibration and thresholds come from writers scored by a model of the other writers."""

from collections.abc import Callable, Sequence

import numpy as np
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline

from notelens.records import Status
from notelens.tagging.features import CODE_COLUMNS, STATUS_COLUMNS, FloatArray, code_texts, status_texts, token_numbers
from notelens.tagging.heads import CodeHead, SpanHead, StatusHead
from notelens.tagging.words import words_of
from notelens.training.examples import Example, label_matrix
from notelens.training.folds import writer_folds

# F-beta for the choice of thresholds; below 1, a false tag weighs more than a missed one.
BETA = 0.7
# A code's own best threshold is drawn towards the middle of all codes by this share: few positives make it shaky.
SHRINK = 0.5
Progress = Callable[[str], None]


def fit_code_head(
    examples: Sequence[Example], bank: Sequence[Example], codes: Sequence[str], progress: Progress
) -> CodeHead:
    """Fit the code head; calibration and thresholds come from scores of writers who were held out.

    A bank is there to learn from; far more of its sentences carry a code than a note's do, so it calibrates nothing.
    """
    labels = label_matrix(examples, codes)
    scores = held_out_scores(examples, bank, codes, progress)
    slopes, offsets = _platt(scores, labels)
    probabilities = 1 / (1 + np.exp(-(slopes * scores + offsets)))
    progress("fitting the codes on all writers")
    vectoriser, weights, intercepts = _fit_codes([*examples, *bank], codes)
    return CodeHead(
        codes=tuple(codes),
        vectoriser=vectoriser,
        weights=weights,
        intercepts=intercepts,
        slopes=slopes,
        offsets=offsets,
        thresholds=choose_thresholds(probabilities, label_matrix(examples, codes, status=Status.PRESENT)),
    )


def held_out_scores(
    examples: Sequence[Example], bank: Sequence[Example], codes: Sequence[str], progress: Progress
) -> FloatArray:
    """Raw scores of the notes' sentences, each from a model that has not seen its writer."""
    writers = [example.writer for example in examples]
    scores = np.zeros((len(examples), len(codes)))
    ones, zeros = np.ones(len(codes)), np.zeros(len(codes))
    for held_out in writer_folds(writers):
        progress(f"calibrating: writer {' and '.join(sorted(held_out))} held out")
        inside = [example for example in (*examples, *bank) if example.writer not in held_out]
        head = CodeHead(tuple(codes), *_fit_codes(inside, codes), slopes=ones, offsets=zeros, thresholds=ones)
        rows = [index for index, writer in enumerate(writers) if writer in held_out]
        scores[rows] = head.raw([examples[row].context for row in rows])
    return scores


def choose_thresholds(probabilities: FloatArray, labels: np.ndarray) -> FloatArray:
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
    return SpanHead(model.fit(np.concatenate(numbers), np.concatenate(inside)), margin=1.0)


def _fit_codes(examples: Sequence[Example], codes: Sequence[str]) -> tuple[ColumnTransformer, FloatArray, FloatArray]:
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
    intercepts = np.full(len(codes), -10.0)
    for index in range(len(codes)):
        if labels[:, index].any():
            model = LogisticRegression(C=8, class_weight="balanced", solver="liblinear", max_iter=500)
            model.fit(matrix, labels[:, index])
            weights[:, index], intercepts[index] = model.coef_[0], model.intercept_[0]
    return vectoriser, weights, intercepts


def _word_runs(longest: int) -> TfidfVectorizer:
    """Count runs of words that are given apart by spaces, in their case: agents are in capitals."""
    return TfidfVectorizer(token_pattern=r"\S+", lowercase=False, ngram_range=(1, longest), min_df=2, sublinear_tf=True)


def _platt(scores: FloatArray, labels: np.ndarray) -> tuple[FloatArray, FloatArray]:
    slopes, offsets = np.ones(labels.shape[1]), np.zeros(labels.shape[1])
    for code in range(labels.shape[1]):
        if labels[:, code].any():
            model = LogisticRegression(C=1.0).fit(scores[:, [code]], labels[:, code])
            slopes[code], offsets[code] = model.coef_[0, 0], model.intercept_[0]
    return slopes, offsets
