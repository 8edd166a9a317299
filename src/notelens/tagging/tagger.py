"""Contexts of one note's sentences -> FoundTags: the models' answers under the codebook's rules."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from notelens.records import Evidence, Status
from notelens.tagging.agents import someone_else_acts
from notelens.tagging.contexts import SentenceContext
from notelens.tagging.cues import plainly_planned
from notelens.tagging.ensemble import Ensemble, Scored
from notelens.tagging.heads import Passage
from notelens.tagging.named import NamedCode, is_unticked, named_codes, only_names
from notelens.tagging.precedents import Precedent
from notelens.tagging.words import words_of

# A technique that a list or a ticked box names is documented by that name; what remains unsure is the writer's meaning.
NAMED_SCORE = 0.9
_QUOTED = re.compile(r"[\"“][^\"”]{2,}(?:[\"”]|$)")


@dataclass(frozen=True, slots=True)
class FoundTag:
    """A tag of the sentence number `sentence`; offsets are into that sentence."""

    sentence: int
    start: int
    end: int
    code: str
    status: Status
    score: float
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggerModel:
    """The models, which codes are the therapist's, the version of the whole, and sentences to compare tags with."""

    ensemble: Ensemble
    therapist_codes: frozenset[str]
    version: str = field(default="")
    precedents: tuple[Precedent, ...] = field(default=(), repr=False)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that the model knows."""
        return self.ensemble.codes.codes

    def tag(self, contexts: Sequence[SentenceContext]) -> list[FoundTag]:
        """Tag the sentences of a note, or of many; the answer for a sentence depends on its context alone."""
        if not contexts:
            return []
        scored = self.ensemble.score(contexts)
        candidates = list(self._candidates(contexts, scored))
        passages: list[Passage] = [(contexts[tag.sentence], tag.code, tag.start, tag.end) for tag in candidates]
        readings = [scored.readings.get(tag.sentence) for tag in candidates]
        tags = [
            replace(tag, status=self._ruled(tag, contexts, status))
            for tag, status in zip(candidates, self.ensemble.statuses(passages, readings), strict=True)
        ]
        named = [(index, name) for index, context in enumerate(contexts) for name in named_codes(context)]
        # A model of another codebook may lack some of the techniques that lists name.
        tags = _merged(tags, [_from_name(index, name) for index, name in named if name.code in self.codes])
        kept = [tag for tag in tags if tag.code in self.therapist_codes or tag.status is not Status.PLANNED]
        return sorted(kept, key=lambda tag: (tag.sentence, tag.start, tag.end, tag.code))

    def _candidates(self, contexts: Sequence[SentenceContext], scored: Scored) -> Iterator[FoundTag]:
        scores = scored.probabilities
        for row, column in np.argwhere(scores >= self.ensemble.mix.thresholds):
            context, code = contexts[row], self.codes[column]
            if is_unticked(context.text) or not self._may_speak(code, context.speaker):
                continue
            words = words_of(context.text)
            if not words:
                continue
            begin, end = self.ensemble.evidence(words, column, scored.readings.get(int(row)))
            if code in self.therapist_codes and someone_else_acts(words, begin, end):
                continue
            start, stop = words[begin].start, words[end - 1].end
            yield FoundTag(
                int(row), start, stop, code, Status.PRESENT, float(scores[row, column]), _strength(context, start, stop)
            )

    def _ruled(self, tag: FoundTag, contexts: Sequence[SentenceContext], status: Status) -> Status:
        """Let a future form at the passage overrule the head: `Will validate` is planned under any heading."""
        if tag.code not in self.therapist_codes:
            return status
        words = words_of(contexts[tag.sentence].text)
        begin = next(index for index, word in enumerate(words) if word.end > tag.start)
        return Status.PLANNED if plainly_planned(words, begin) else status

    def _may_speak(self, code: str, speaker: str) -> bool:
        """In verbatim dialogue a turn documents its own speaker's behaviour only."""
        if speaker == "client":
            return code not in self.therapist_codes
        return speaker != "therapist" or code in self.therapist_codes


def _strength(context: SentenceContext, start: int, end: int) -> Evidence:
    if context.speaker or any(match.start() < end and match.end() > start for match in _QUOTED.finditer(context.text)):
        return Evidence.QUOTED
    return Evidence.NAMED if only_names(context.text[start:end]) else Evidence.DESCRIBED


def _from_name(sentence: int, name: NamedCode) -> FoundTag:
    return FoundTag(sentence, name.start, name.end, name.code, name.status, NAMED_SCORE, Evidence.NAMED)


def _merged(tags: list[FoundTag], named: list[FoundTag]) -> list[FoundTag]:
    """Keep a code once per sentence; what a name says by rule stands above what the heads guess."""
    known = {(tag.sentence, tag.code) for tag in named}
    return [tag for tag in tags if (tag.sentence, tag.code) not in known] + named
