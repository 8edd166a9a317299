"""Words of a sentence -> cues for the status of a passage: negation, plan and past near it, by scope.

The idea of cues with a scope is ConText's (Harkema et al. 2009); the lists are our own. They only feed the status head,
which weighs them against everything else.
"""

import re
from collections.abc import Iterator, Sequence

from notelens.tagging.words import Word

_NEGATION = re.compile(
    r"\b(?:"
    r"no|not|n't|didn't|did not|doesn't|don't|wasn't|weren't|isn't|hasn't|haven't|hadn't|couldn't|wouldn't|"
    r"won't|never|none|nothing|neither|nor|without|w/o|unable|failed|declined|refused|denie[sd]|denying|"
    r"denial|absent|lacked|missed|forgot|instead of|rather than|unaddressed|undone|unsaid|should have|"
    r"could have|ran out of time|minimal(?:ly)?|hardly|barely|little|scarcely|one-word|left out|skipped|"
    r"not yet"
    r")\b"
)
_PLAN = re.compile(
    r"\b(?:"
    r"will|shall|plan(?:s|ned|ning)? to|to be|next (?:session|time|week|wk|visit|appt|meeting|mtg|group)|"
    r"continue(?: to)?|cont|intend(?:s|ed|ing)? to|going to|gonna|need(?:s)? to|want(?:s)? to|"
    r"hope(?:s)? to|aim(?:s|ing)? to|remember to|remind(?:er)? to|tomorrow|upcoming|later this|before next|"
    r"i'll|we'll|th'll|mean(?:s|t|ing)? to|begin(?:ning)? next|start(?:ing)? next|"
    r"if (?:he|she|they|ct|pt|client|it)|should|must|"
    r"to (?:ask|check|review|say|tell|revisit|explain|raise|bring|go over|call)"
    r")\b"
)
_PAST = re.compile(
    r"\b(?:"
    r""
    r"last (?:session|time|week|wk|month|year|visit|spring|summer|fall|autumn|winter|meeting|group|"
    r"mon|tues?|wed|thurs?|fri)|"
    r"at intake|at (?:the |our )?first|first session|session 0+|in session 0+|sess 0+|"
    r"earlier (?:session|this|in (?:treatment|tx))|previous(?:ly)?|prior|"
    r"(?:\w+ )?(?:weeks|wks|months|mos|years|yrs|sessions|visits) ago|back in|since then|already|used to|"
    r"at the (?:start|beginning) of (?:treatment|tx|therapy)|early on|initially|before|"
    r"in the (?:past|first)|had been|had"
    r")\b"
)
_FUTURE = r"(?:will|shall|continue to|plans? to|intends? to|remember to)"
_FUTURE_BEFORE = re.compile(rf"\b{_FUTURE}(?: \w+ly)?$")
_FUTURE_OPENING = re.compile(rf"(?:th |therapist |clinician |i |we )?{_FUTURE} \w")
_SCOPES = (("negation", _NEGATION), ("plan", _PLAN), ("past", _PAST))
# A cue does not reach over these (`not only` and the like are left to the head).
_CLAUSE_END = frozenset("; . ! ? ( ) → but however although though then".split())


def status_cues(words: Sequence[Word], begin: int, end: int) -> list[str]:
    """Return names of the cues before, within and after words[begin:end], within the clause and in the sentence."""
    clause = _clause_start(words, begin)
    parts = {
        "near": words[max(clause, begin - 4) : begin],
        "clause": words[clause:begin],
        "inside": words[begin:end],
        "opening": words[begin : begin + 3],
        "after": words[end : end + 6],
        "anywhere": words,
    }
    return [name for place, part in parts.items() for name in _found(part, place)]


def _found(words: Sequence[Word], place: str) -> Iterator[str]:
    text = " ".join(word.form for word in words)
    return (f"cue_{name}_{place}" for name, pattern in _SCOPES if pattern.search(text))


def _clause_start(words: Sequence[Word], begin: int) -> int:
    for index in range(begin - 1, -1, -1):
        if words[index].form in _CLAUSE_END:
            return index + 1
    return 0


def plainly_planned(words: Sequence[Word], begin: int) -> bool:
    """Whether a future form stands right at the passage: `Will validate`, `th to continue to reflect`, `plan to ask`.

    >>> from notelens.tagging.words import words_of
    >>> plainly_planned(words_of("Will validate feelings"), 1), plainly_planned(words_of("He will; validated it"), 3)
    (True, False)
    """
    before = " ".join(word.form for word in words[max(_clause_start(words, begin), begin - 4) : begin])
    opening = " ".join(word.form for word in words[begin : begin + 3])
    return bool(_FUTURE_BEFORE.search(before) or _FUTURE_OPENING.match(opening))
