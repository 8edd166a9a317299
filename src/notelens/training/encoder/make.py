"""Examples -> the encoder that the tagger runs: trained, exported, with its vocabulary."""

from collections.abc import Callable, Sequence
from pathlib import Path

from tokenizers import Tokenizer

from notelens.tagging.encoder import Encoder
from notelens.training.encoder.batches import items_of
from notelens.training.encoder.export import export_network
from notelens.training.encoder.fit import Plan, fit_encoder, new_network
from notelens.training.encoder.network import base_folder
from notelens.training.examples import Example


def make_encoder(
    examples: Sequence[Example],
    codes: Sequence[str],
    checkpoint: Path | None,
    progress: Callable[[str], None],
    plan: Plan | None = None,
) -> Encoder:
    """Train on examples; those of the bank, which are there for what they teach, are in every epoch."""
    plan = plan or Plan()
    vocabulary = (base_folder() / "tokenizer.json").read_text(encoding="utf-8")
    items = items_of(examples, Tokenizer.from_str(vocabulary), codes)
    always = [examples[item.pieces.context].from_bank for item in items]
    network = fit_encoder(new_network(items, plan.seed), items, always, plan, checkpoint, progress)
    progress("encoder: exporting")
    return Encoder(export_network(network), vocabulary)
