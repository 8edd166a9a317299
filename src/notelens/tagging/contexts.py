"""Sentences and turns of a note -> SentenceContext: everything the heads may look at for one sentence."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from notelens.records import Sentence
from notelens.segmentation.turns import Turn


@dataclass(frozen=True, slots=True)
class SentenceContext:
    """A sentence with the sentence before it, its section, its speaker ("" outside dialogue) and its place in 0-1."""

    text: str = field(repr=False)
    previous: str = field(repr=False)
    section: str
    speaker: str
    place: float


def sentence_contexts(text: str, sentences: Sequence[Sentence], turns: Sequence[Turn]) -> list[SentenceContext]:
    """Return one context per sentence, in order."""
    starts = [turn.start for turn in turns]
    contexts: list[SentenceContext] = []
    previous = ""
    for index, sentence in enumerate(sentences):
        at = bisect_right(starts, sentence.start) - 1
        speaker = turns[at].speaker if at >= 0 and sentence.start < turns[at].end else ""
        own = text[sentence.start : sentence.end]
        # A note of one sentence neither opens nor closes with it.
        place = index / len(sentences) if len(sentences) > 1 else 0.5
        contexts.append(SentenceContext(own, previous, sentence.section, speaker, place))
        previous = own
    return contexts
