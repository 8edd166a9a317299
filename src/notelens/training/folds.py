"""The writer of each item -> groups of writers to hold out together, of about equal size."""

from collections import Counter
from collections.abc import Iterable

FOLDS = 5


def writer_folds(writers: Iterable[str], *, folds: int = FOLDS) -> list[frozenset[str]]:
    """Deal the writers into at most `folds` groups, the most prolific first, each to the smallest group so far.

    >>> [sorted(group) for group in writer_folds("aaabbc", folds=2)]
    [['a'], ['b', 'c']]
    """
    counts = Counter(writers)
    groups: list[set[str]] = [set() for _ in range(min(folds, len(counts)))]
    for writer in sorted(counts, key=lambda name: (-counts[name], name)):
        min(groups, key=lambda group: sum(counts[name] for name in group)).add(writer)
    return [frozenset(group) for group in groups]
