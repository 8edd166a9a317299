"""Examples -> Precedents: which annotated sentences a model carries, so that a reader can hold one beside a tag."""

import hashlib
from collections.abc import Iterable, Sequence
from itertools import groupby

from notelens.records import Status
from notelens.tagging.precedents import Precedent
from notelens.training.examples import Example

# Enough for one that is like the tag, few enough for the model folder: 24 codes come to about half a megabyte.
PER_CODE = {Status.PRESENT: 120, Status.PLANNED: 30, Status.NEGATED: 30, Status.PAST: 30}
MAX_CHARACTERS = 240


def choose_precedents(examples: Sequence[Example]) -> tuple[Precedent, ...]:
    """Return a fixed sample per code and status of the sentences that fit on a few lines."""
    rows = sorted(_precedents(examples), key=lambda row: (row.code, row.status, _shuffled(row)))
    return tuple(
        row
        for (_, status), group in groupby(rows, key=lambda row: (row.code, row.status))
        for row in list(dict.fromkeys(group))[: PER_CODE[status]]
    )


def _precedents(examples: Sequence[Example]) -> Iterable[Precedent]:
    for example in examples:
        text = example.context.text
        if len(text) <= MAX_CHARACTERS and "\n" not in text:
            yield from (Precedent(text, tag.start, tag.end, tag.code, tag.status) for tag in example.tags)


def _shuffled(row: Precedent) -> str:
    return hashlib.sha256(row.text.encode()).hexdigest()
