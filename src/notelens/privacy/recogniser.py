"""What a recogniser is: plain text -> findings, by a list of rules that each say what they found and how surely."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from notelens.privacy.kinds import Kind
from notelens.records import Finding


def _always(match: re.Match[str]) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A pattern and what a match of it means.

    The group `id`, where the pattern has one, is the identifier; else the whole match is. `accept` may turn a match
    down. Patterns must take linear time on any text: every repeat is bounded, or starts only where a run starts.
    """

    name: str
    kind: Kind
    pattern: re.Pattern[str]
    score: float
    accept: Callable[[re.Match[str]], bool] = _always

    def find(self, text: str) -> Iterator[Finding]:
        """Yield a finding for every accepted match."""
        group: str | int = "id" if "id" in self.pattern.groupindex else 0
        for match in self.pattern.finditer(text):
            if self.accept(match):
                start, end = match.span(group)
                yield Finding(start=start, end=end, kind=self.kind, score=self.score, rule=self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recogniser:
    """Finds identifiers of its `kinds` in a text. `find` takes plain text (see `plain_text`) and keeps no state."""

    name: str
    kinds: tuple[Kind, ...]
    find: Callable[[str], Iterable[Finding]]


def recogniser_of(name: str, *rules: Rule) -> Recogniser:
    """Make the recogniser that applies `rules` in order."""

    def find(text: str) -> Iterator[Finding]:
        for rule in rules:
            yield from rule.find(text)

    return Recogniser(name=name, kinds=tuple(dict.fromkeys(rule.kind for rule in rules)), find=find)
