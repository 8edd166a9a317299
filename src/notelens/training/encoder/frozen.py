"""Texts -> mean vectors of the base encoder, untrained on notes: the floor that fine-tuning is measured against."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer

from notelens.training.encoder.network import Network, base_folder, load_base

_LONGEST, _BATCH = 96, 64


@torch.no_grad()
def sentence_vectors(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """Return unit vectors, shape (texts, 384), made as sentence-transformers does (Reimers and Gurevych 2019)."""
    network = Network(1)
    load_base(network)
    network.eval()
    tokenizer = Tokenizer.from_str((base_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer.enable_truncation(_LONGEST)
    tokenizer.no_padding()
    encodings = tokenizer.encode_batch(list(texts))
    vectors = np.zeros((len(texts), network.words.embedding_dim))
    order = sorted(range(len(texts)), key=lambda number: len(encodings[number].ids))
    for start in range(0, len(order), _BATCH):
        rows = order[start : start + _BATCH]
        width = max(len(encodings[row].ids) for row in rows)
        ids, mask = torch.zeros(len(rows), width, dtype=torch.int64), torch.zeros(len(rows), width)
        for place, row in enumerate(rows):
            length = len(encodings[row].ids)
            ids[place, :length], mask[place, :length] = torch.tensor(encodings[row].ids), 1
        states = network.states(ids, torch.zeros_like(ids), mask)
        mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        vectors[rows] = torch.nn.functional.normalize(mean).numpy()
    return vectors
