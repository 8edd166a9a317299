"""A tag -> Reason: which words raised its score and by how much, what the context did, and annotated sentences like it.

What a word adds is what the score loses when the word is hidden (occlusion: Zeiler and Fergus 2014; for text, Li et al.
2016). Words that stand in for one another each look dispensable, so the gains need not add up to the score.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from notelens.records import Status
from notelens.tagging.contexts import SentenceContext
from notelens.tagging.ensemble import Ensemble
from notelens.tagging.features import FloatArray
from notelens.tagging.named import named_codes
from notelens.tagging.precedents import Precedent, nearest
from notelens.tagging.tagger import NAMED_SCORE, TaggerModel
from notelens.tagging.words import Word, words_of

HIDDEN = "[MASK]"
# Each hidden word is a reading of its own, so of a longer sentence only this many words around the evidence are read.
MANY_WORDS = 60
LIKE = 2


@dataclass(frozen=True, slots=True)
class WordGain:
    """What a word of the sentence adds to the probability of the code, in -1 to 1; offsets into the sentence."""

    start: int
    end: int
    gain: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a sentence has a code.

    `score` is the calibrated probability; `gains` come in the order of the sentence. `heading` and `before` are what
    the heading (or speaker) and the sentence before add. Where the technique's name in a list or box decided, `named`
    is set, `score` is that of a name, and nothing was added up. `whole` is False where only a stretch around the
    evidence of a very long sentence was read. `like` are annotated sentences of the corpus.
    """

    score: float
    gains: tuple[WordGain, ...] = ()
    heading: float = 0.0
    before: float = 0.0
    named: bool = False
    whole: bool = True
    like: tuple[Precedent, ...] = ()


def explain(model: TaggerModel, context: SentenceContext, code: str, *, start: int, end: int, status: Status) -> Reason:
    """Explain a tag on context.text[start:end]. Raises ValueError for a code that the model does not know."""
    ensemble, column = model.ensemble, model.codes.index(code)
    like = nearest(model.precedents, ensemble.codes, context.text[start:end], code, status, count=LIKE)
    if any(name.code == code for name in named_codes(context)):
        return Reason(score=NAMED_SCORE, named=True, like=like)
    words = [word for word in words_of(context.text) if not word.is_sign]
    near = _around(words, start, end)
    first, last = near[0].start, near[-1].end
    whole = len(near) == len(words)
    read = context if whole else replace(context, text=context.text[first:last])
    shift = 0 if whole else first
    bare = [replace(read, section="", speaker="", place=0.5), replace(read, previous="")]
    texts = [(read.text[: word.start - shift], read.text[word.end - shift :]) for word in near]
    score, heading, before, *without = _scores(ensemble, read, bare, texts)[:, column].tolist()
    return Reason(
        score=score,
        gains=tuple(WordGain(word.start, word.end, score - left) for word, left in zip(near, without, strict=True)),
        heading=score - heading,
        before=score - before,
        whole=whole,
        like=like,
    )


def _around(words: Sequence[Word], start: int, end: int) -> Sequence[Word]:
    """Return at most MANY_WORDS words, with the evidence in the middle."""
    inside = [place for place, word in enumerate(words) if word.start < end and word.end > start]
    middle = (inside[0] + inside[-1]) // 2 if inside else 0
    first = max(0, min(middle - MANY_WORDS // 2, len(words) - MANY_WORDS))
    return words[first : first + MANY_WORDS]


def _scores(
    ensemble: Ensemble, context: SentenceContext, bare: Sequence[SentenceContext], cut: Sequence[tuple[str, str]]
) -> FloatArray:
    """Probabilities of the sentence, of the contexts `bare`, and of the sentence without what each cut leaves out."""
    # The word model has never seen the encoder's sign for a hidden word, and is shown a gap.
    gaps = [replace(context, text=before + after) for before, after in cut]
    masks = [replace(context, text=before + HIDDEN + after) for before, after in cut]
    lexical = ensemble.codes.raw([context, *bare, *gaps])
    if ensemble.encoder is None:
        return ensemble.probabilities(lexical, None)
    read = ensemble.encoder.read([context, *bare, *masks])
    return ensemble.probabilities(lexical, np.stack([reading.codes for reading in read]))
