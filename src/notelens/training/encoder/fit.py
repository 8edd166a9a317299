"""Items -> a fine-tuned network: the training loop, which goes on from its last epoch after a break."""

import hashlib
import math
import random
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from notelens.training.encoder.batches import Batch, Item, batches
from notelens.training.encoder.network import Network, load_base

MASK_PIECE, SPECIAL_PIECES = 103, 103  # [MASK]; the pieces up to it are special
_STATUS_WEIGHTS = (1.0, 2.5, 2.5, 3.0)
_EDGE_WEIGHT = 0.3
_FAR = -1e4


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How the encoder is trained. `keep` is the share of notes' sentences without a code that an epoch looks at.

    `masked` of the pieces are hidden in training, and `decay` weighs the running mean of the weights that is kept in
    the end (Polyak and Juditsky 1992).
    """

    epochs: int = 5
    batch: int = 24
    rate: float = 1.2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.08
    keep: float = 0.5
    masked: float = 0.08
    smooth: float = 0.02
    decay: float = 0.998
    seed: int = 0


def new_network(items: Sequence[Item], seed: int) -> Network:
    """Return the base model with new heads, whose biases are the base rates of the items."""
    torch.manual_seed(seed)
    network = Network(len(items[0].codes))
    load_base(network)
    shares = _shares(items)
    with torch.no_grad():
        network.code.bias.copy_(torch.from_numpy(np.log((shares + 1e-4) / (1 - shares + 1e-4)) - 0.5))
        network.evidence.bias.fill_(-0.5)
    return network


def fit_encoder(
    network: Network,
    items: Sequence[Item],
    always: Sequence[bool],
    plan: Plan,
    checkpoint: Path | None,
    progress: Callable[[str], None],
) -> Network:
    """Train `network` in place: on items with codes or marked `always`, and a fresh share of the others each epoch."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    shares = _shares(items)
    network.to(device)
    weights = torch.tensor(np.clip(np.sqrt((1 - shares) / (shares + 1e-4)), 1, 6), dtype=torch.float32, device=device)
    run = _Run(network, plan, _steps(items, always, plan), _identity(network, items, always))
    done = run.resume(checkpoint) if checkpoint else 0
    for epoch in range(done, plan.epochs):
        chance = random.Random(f"{plan.seed}:{epoch}")  # noqa: S311 - order of training, not a secret
        torch.manual_seed(plan.seed * 1000 + epoch)
        chosen = [item for item, stays in zip(items, always, strict=True) if
                  stays or item.codes.any() or chance.random() < plan.keep]  # fmt: skip
        network.train()
        total, count = 0.0, 0
        for batch in batches(chosen, plan.batch, chance):
            total += run.step(batch.to(device), weights)
            count += 1
        progress(f"encoder: epoch {epoch + 1} of {plan.epochs}, loss {total / max(1, count):.3f}")
        if checkpoint:
            run.save(checkpoint, epoch + 1)
    run.use_mean()
    return network.cpu().eval()


def _identity(network: Network, items: Sequence[Item], always: Sequence[bool]) -> str:
    """SHA-256 of what a run begins with: the weights, and the items with their targets."""
    digest = hashlib.sha256(bytes(always))
    for weight in network.parameters():
        digest.update(weight.detach().cpu().numpy().tobytes())
    for item in items:
        digest.update(repr((item.pieces.ids, item.pieces.types)).encode())
        for target in (item.codes, item.evidence, item.status):
            digest.update(target.tobytes())
    return digest.hexdigest()


def _shares(items: Sequence[Item]) -> npt.NDArray[np.float32]:
    return np.asarray(np.stack([item.codes for item in items]).mean(axis=0))


def _steps(items: Sequence[Item], always: Sequence[bool], plan: Plan) -> int:
    size = sum(1.0 if stays or item.codes.any() else plan.keep for item, stays in zip(items, always, strict=True))
    return math.ceil(plan.epochs * size / plan.batch) + plan.epochs


class _Run:
    """The optimiser, the step it is at, and the running mean of the weights."""

    def __init__(self, network: Network, plan: Plan, steps: int, identity: str) -> None:
        self.network, self.plan, self.steps, self.identity, self.at = network, plan, steps, identity, 0
        heads = {"look", "code", "evidence", "edges", "piece_side", "code_side", "status", "status_code",
                 "status_inner", "status_outer"}  # fmt: skip
        named = [(name.partition(".")[0] in heads, weight) for name, weight in network.named_parameters()]
        body = [weight for is_head, weight in named if not is_head]
        groups = [
            {"params": body, "base": plan.rate},
            {"params": [weight for is_head, weight in named if is_head], "base": plan.head_rate},
        ]
        self.optimiser = torch.optim.AdamW(groups, lr=plan.rate, weight_decay=0.01, fused=True)
        self.mean = [weight.detach().clone() for weight in network.parameters()]

    def step(self, batch: Batch, weights: Tensor) -> float:
        share = min(1.0, self.at / max(1.0, self.plan.warm_up * self.steps)) * max(0.0, 1 - self.at / self.steps)
        for group in self.optimiser.param_groups:
            group["lr"] = group["base"] * share
        loss = losses(self.network, _hide(batch, self.plan.masked), weights, self.plan.smooth)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.at += 1
        # The mean follows fast at first, when the weights are still far from anything worth keeping.
        keep = min(self.plan.decay, self.at / (self.at + 9))
        torch._foreach_lerp_(self.mean, [weight.detach() for weight in self.network.parameters()], 1 - keep)
        return float(loss.detach())

    def use_mean(self) -> None:
        with torch.no_grad():
            for weight, mean in zip(self.network.parameters(), self.mean, strict=True):
                weight.copy_(mean)

    def save(self, path: Path, epochs: int) -> None:
        state = {
            "plan": asdict(self.plan),
            "steps": self.steps,
            "identity": self.identity,
            "at": self.at,
            "epochs": epochs,
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "mean": self.mean,
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def resume(self, path: Path) -> int:
        """Go on where a run of the same plan from the same start on the same items stopped; return the epochs done."""
        if not path.is_file():
            return 0
        state: dict[str, Any] = torch.load(path, weights_only=True)
        if (state["plan"], state.get("identity")) != (asdict(self.plan), self.identity):
            return 0
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.mean = [mean.to(own.device) for mean, own in zip(state["mean"], self.mean, strict=True)]
        self.at = int(state["at"])
        return int(state["epochs"])


def _hide(batch: Batch, share: float) -> Batch:
    hidden = (torch.rand(batch.ids.shape, device=batch.ids.device) < share) & (batch.ids > SPECIAL_PIECES)
    ids = torch.where(hidden & (batch.mask > 0), MASK_PIECE, batch.ids)
    return Batch(ids, batch.types, batch.mask, batch.codes, batch.evidence, batch.status)


def _loss_of_edges(edges: Tensor, batch: Batch, own: Tensor) -> Tensor:
    """Cross-entropy of where the evidence begins and where it ends, over the pieces of the sentence."""
    before = functional.pad(batch.evidence, (0, 0, 1, 0))[:, :-1]
    after = functional.pad(batch.evidence, (0, 0, 0, 1))[:, 1:]
    wanted = torch.stack((batch.evidence * (1 - before), batch.evidence * (1 - after)), -1)
    found = torch.log_softmax(edges + ((1 - own) * _FAR)[..., None], 1)
    share = wanted / wanted.sum(1, keepdim=True).clamp(min=1)
    return -(share * found).sum() / (2 * batch.codes.sum().clamp(min=1))


def losses(network: Network, batch: Batch, weights: Tensor, smooth: float) -> Tensor:
    """Sum of the losses for codes and, where a code is there, for its evidence, the evidence's edges and status."""
    codes, evidence, status = network(batch.ids, batch.types, batch.mask)
    targets = batch.codes * (1 - smooth) + smooth * 0.05
    of_codes = functional.binary_cross_entropy_with_logits(codes, targets, pos_weight=weights, reduction="none")
    of_pieces = functional.binary_cross_entropy_with_logits(evidence[..., 0], batch.evidence, reduction="none")
    own = (batch.types * batch.mask)[..., None].float()
    there = batch.codes[:, None, :] * own
    total = of_codes.sum(1).mean() + (of_pieces * there).sum() / there.sum().clamp(min=1)
    total = total + _EDGE_WEIGHT * _loss_of_edges(evidence[..., 1:], batch, own)
    known = batch.status >= 0
    if known.any():
        of_status = torch.tensor(_STATUS_WEIGHTS, device=codes.device)
        total = total + 0.7 * functional.cross_entropy(status[known], batch.status[known], weight=of_status)
    return total
