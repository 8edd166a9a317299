"""Names that were found surely -> their other occurrences, by first name or surname alone."""

import re
from collections.abc import Iterable, Iterator

from notelens.privacy.kinds import Kind
from notelens.privacy.lexicon import ALSO_WORDS, EPONYM_FOLLOWERS, NOT_NAMES
from notelens.privacy.name_shapes import CAPITAL, WORD
from notelens.records import Finding

SURE = 0.9

_WORD = re.compile(WORD)
_CAPITALISED = re.compile(rf"(?<![\w'])(?={CAPITAL}){WORD}")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\"(|]|\n\s{0,4}[-*\u2022])\s{0,3}$")
_FOLLOWER = re.compile(r"(?:'s)?\s(\w[\w-]{1,30})")


def words_of_names(text: str, findings: Iterable[Finding]) -> frozenset[str]:
    """Collect the words of the names found surely in `text`, in lower case; initials and short words are left out."""
    words: set[str] = set()
    for finding in findings:
        if finding.kind == Kind.NAME and finding.score >= SURE:
            for match in _WORD.finditer(text, finding.start, finding.end):
                whole = match[0].lower()
                words.update(word for word in (whole, *whole.split("-")) if len(word) >= 3 and word not in NOT_NAMES)
    return frozenset(words)


def find_again(text: str, names: frozenset[str]) -> Iterator[Finding]:
    """Yield capitalised occurrences of `names`, except where an ordinary word or an instrument's name is likelier."""
    if not names:
        return
    for match in _CAPITALISED.finditer(text):
        word = match[0].lower()
        known = word in names or "-" in word and not names.isdisjoint(word.split("-"))
        if known and not _is_another_word(match):
            yield Finding(start=match.start(), end=match.end(), kind=Kind.NAME, score=0.85, rule="name_again")


def _is_another_word(match: re.Match[str]) -> bool:
    text, start = match.string, match.start()
    follower = _FOLLOWER.match(text, match.end())
    if follower and follower[1].lower() in EPONYM_FOLLOWERS:
        return True
    return match[0].lower() in ALSO_WORDS and _SENTENCE_START.search(text, max(0, start - 8), start) is not None
