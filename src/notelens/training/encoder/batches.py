"""Examples -> padded arrays for the network: pieces, and what their sentences carry."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch import Tensor

from notelens.records import Status
from notelens.tagging.pieces import PieceReader, Pieces
from notelens.training.examples import Example

STATUS_ORDER = tuple(Status)
# How many batches' worth of items are sorted by length together, so that little is padded and order stays random.
_POOL = 20
_NO_STATUS = -1


@dataclass(frozen=True, slots=True)
class Item:
    """A window of a sentence with its targets: codes (codes,), evidence (pieces, codes), status (codes,) or -1."""

    pieces: Pieces
    codes: npt.NDArray[np.float32]
    evidence: npt.NDArray[np.float32]
    status: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded items as tensors; `mask` is 1 for pieces, `types` 1 for pieces of the sentence."""

    ids: Tensor
    types: Tensor
    mask: Tensor
    codes: Tensor
    evidence: Tensor
    status: Tensor

    def to(self, device: torch.device) -> "Batch":
        """Return the batch on a device."""
        return Batch(*(getattr(self, name).to(device) for name in self.__slots__))


def items_of(examples: Sequence[Example], tokenizer: Tokenizer, codes: Sequence[str]) -> list[Item]:
    """Return the windows of all sentences; a window has the codes whose evidence it holds a piece of."""
    columns = {code: index for index, code in enumerate(codes)}
    windows = PieceReader(tokenizer).read([example.context for example in examples])
    return [_item(pieces, examples[pieces.context], columns) for pieces in windows]


def _item(pieces: Pieces, example: Example, columns: dict[str, int]) -> Item:
    codes = np.zeros(len(columns), dtype=np.float32)
    status = np.full(len(columns), _NO_STATUS, dtype=np.int64)
    evidence = np.zeros((len(pieces.offsets), len(columns)), dtype=np.float32)
    for tag in example.tags:
        inside = [start < tag.end and end > tag.start for start, end in pieces.offsets]
        if tag.code not in columns or not any(inside):
            continue
        column = columns[tag.code]
        codes[column] = 1
        evidence[inside, column] = 1
        # Two tags of one code differ in status; what was done in the session is what counts.
        if status[column] == _NO_STATUS or tag.status is Status.PRESENT:
            status[column] = STATUS_ORDER.index(tag.status)
    return Item(pieces, codes, evidence, status)


def batches(items: Sequence[Item], size: int, chance: random.Random) -> Iterator[Batch]:
    """Yield all items once, in random order, those of like length together."""
    order = list(range(len(items)))
    chance.shuffle(order)
    groups: list[list[int]] = []
    for start in range(0, len(order), size * _POOL):
        pool = sorted(order[start : start + size * _POOL], key=lambda number: len(items[number].pieces.ids))
        groups += [pool[begin : begin + size] for begin in range(0, len(pool), size)]
    chance.shuffle(groups)
    for group in groups:
        yield batch_of([items[number] for number in group])


def batch_of(items: Sequence[Item]) -> Batch:
    """Pad items to the longest."""
    shape = (len(items), max(len(item.pieces.ids) for item in items))
    ids, types, mask = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    evidence = np.zeros((*shape, len(items[0].codes)), dtype=np.float32)
    for row, item in enumerate(items):
        length, first = len(item.pieces.ids), item.pieces.first
        ids[row, :length], types[row, :length], mask[row, :length] = item.pieces.ids, item.pieces.types, 1
        evidence[row, first : first + len(item.pieces.offsets)] = item.evidence
    codes, status = np.stack([item.codes for item in items]), np.stack([item.status for item in items])
    return Batch(*(torch.from_numpy(array) for array in (ids, types, mask, codes, evidence, status)))
