"""Texts in groups -> pairs from different groups that share most of their word triples.

The measure is the Jaccard index of the sets of word triples (shingles; Broder 1997), computed exactly: candidates are
found through the triples that are rare, since two texts that share most of their triples share some of their rarest.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\w+")
SIZE = 3
# Shorter texts are alike by chance: much charting is done in stock phrases.
MIN_WORDS = 8


@dataclass(frozen=True, slots=True)
class NearCopy:
    """Two texts, by their numbers, and the share of their triples that they have in common."""

    first: int
    second: int
    overlap: float


def near_copies(texts: Sequence[str], groups: Sequence[str], *, above: float) -> list[NearCopy]:
    """Return pairs of texts of different groups with an overlap above a share; texts of a few words are left out.

    >>> [(pair.first, pair.second) for pair in near_copies(
    ...     ["she said that the boat had sunk at noon", "he said that the boat had sunk at noon"], "ab", above=0.6)]
    [(0, 1)]
    """
    shingles = [_shingles(text) for text in texts]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, triples in enumerate(shingles):
        for triple in triples:
            holders[triple].append(number)
    found: list[NearCopy] = []
    compared: set[tuple[int, int]] = set()
    for number, triples in enumerate(shingles):
        rarest = sorted(triples, key=lambda triple: (len(holders[triple]), triple))
        # With more than this many of its own triples missing from the other, the overlap cannot be above the share.
        for triple in rarest[: int(len(triples) * (1 - above)) + 1]:
            for other in holders[triple]:
                pair = (min(number, other), max(number, other))
                if groups[number] == groups[other] or pair in compared:
                    continue
                compared.add(pair)
                overlap = len(triples & shingles[other]) / len(triples | shingles[other])
                if overlap > above:
                    found.append(NearCopy(*pair, overlap))
    return sorted(found, key=lambda pair: (pair.first, pair.second))


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    if len(words) < MIN_WORDS:
        return frozenset()
    return frozenset(zip(words, words[1:], words[2:], strict=False))
