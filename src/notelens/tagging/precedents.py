"""Annotated sentences that a reader can hold beside a tag: the nearest ones of the same code, by their evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from notelens.records import Status
from notelens.tagging.heads import CodeHead

# What the same status adds to a likeness of 0 to 1.
SAME_STATUS = 0.2


@dataclass(frozen=True, slots=True)
class Precedent:
    """A synthetic sentence of the corpus that people may read, with one tag; offsets into `text`."""

    text: str
    start: int
    end: int
    code: str
    status: Status

    @property
    def evidence(self) -> str:
        """The passage that carries the code."""
        return self.text[self.start : self.end]


def nearest(
    precedents: Sequence[Precedent], head: CodeHead, evidence: str, code: str, status: Status, *, count: int
) -> tuple[Precedent, ...]:
    """Return up to `count` precedents of a code whose evidence shares most with `evidence`; none that shares nothing.

    Likeness is the cosine of the tf-idf vectors of words and runs of words, and a little more for the same status.
    """
    own = [precedent for precedent in precedents if precedent.code == code]
    if not own:
        return ()
    vectors = head.evidence_vectors([evidence, *(precedent.evidence for precedent in own)])
    likeness = np.asarray((vectors[1:] @ vectors[0].T).todense()).ravel()
    same_status = np.array([precedent.status is status for precedent in own])
    order = np.argsort(-(likeness + SAME_STATUS * same_status), kind="stable")
    return tuple(own[place] for place in order if likeness[place] > 0)[:count]
