"""The encoder is trained, broken off and gone on with, exported, and read back without torch."""

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer

from notelens.codebook import load_codebook
from notelens.records import Status
from notelens.tagging.contexts import SentenceContext
from notelens.tagging.encoder import Encoder
from notelens.training.corpus import GoldTag
from notelens.training.encoder.batches import STATUS_ORDER, Batch, batch_of, items_of
from notelens.training.encoder.export import export_network
from notelens.training.encoder.fit import Plan, _loss_of_edges, fit_encoder, new_network
from notelens.training.encoder.make import make_encoder
from notelens.training.encoder.network import base_folder
from notelens.training.examples import Example

CODES = load_codebook().ids
VOCABULARY = (base_folder() / "tokenizer.json").read_text(encoding="utf-8")
PLAN = Plan(epochs=2, batch=8, keep=1.0)


def example(text, *tags):
    gold = tuple(
        GoldTag(start=text.index(part), end=text.index(part) + len(part), code=code, status=Status(status))
        for part, code, status in tags
    )
    return Example(SentenceContext(text, "Came late.", "intervention", "", 0.5), gold, "n", "w")


EXAMPLES = [
    example("Validated her anger.", ("Validated her anger", "validation", "present")),
    example("Will check in about pace.", ("check in about pace", "check_in", "planned")),
    *(example(f"Rode bus number {number} to the shop.") for number in range(14)),
]


@pytest.fixture(scope="module")
def items():
    return items_of(EXAMPLES, Tokenizer.from_str(VOCABULARY), CODES)


@pytest.fixture(scope="module")
def trained(items):
    return fit(items, PLAN, None, lambda _: None)


def fit(items, plan, path, progress):
    return fit_encoder(new_network(items, plan.seed), items, [True] * len(items), plan, path, progress)


def test_targets_are_where_the_tags_are(items):
    first, second = items[0], items[1]
    column = CODES.index("validation")
    assert np.flatnonzero(first.codes).tolist() == [column]
    text = EXAMPLES[0].context.text
    marked = [text[a:b] for (a, b), on in zip(first.pieces.offsets, first.evidence[:, column], strict=True) if on]
    assert "".join(marked) == "Validatedheranger"
    assert STATUS_ORDER[second.status[CODES.index("check_in")]] is Status.PLANNED
    assert (first.status == -1).sum() == len(CODES) - 1


def test_padding_changes_nothing(trained, items):
    with torch.no_grad():
        alone = trained(*_inputs([items[0]]))[0]
        among = trained(*_inputs([items[0], max(items, key=lambda item: len(item.pieces.ids))]))[0]
    assert torch.allclose(alone[0], among[0], atol=1e-4)


def _inputs(items):
    batch = batch_of(items)
    return batch.ids, batch.types, batch.mask


def test_a_run_that_breaks_goes_on_and_ends_where_one_without_a_break_ends(items, trained, tmp_path):
    class BrokenError(Exception):
        pass

    def break_off(message):
        raise BrokenError(message)

    path = tmp_path / "state.pt"
    done = []
    fit(items, PLAN, path, done.append)
    assert [message.split(",")[0] for message in done] == [
        "encoder: epoch 1 of 2",
        "encoder: epoch 2 of 2",
    ]
    path.unlink()

    saved = []
    with pytest.raises(BrokenError):
        fit(items, PLAN, path, lambda message: saved.append(message) or break_off(message))
    # The break came before the first epoch was saved, so nothing is there; after the save, only the rest is done.
    assert not path.exists()
    with pytest.raises(BrokenError):
        fit(items, PLAN, path, lambda message: "epoch 2" in message and break_off(message))
    went_on = []
    network = fit(items, PLAN, path, went_on.append)
    assert [message.split(",")[0] for message in went_on] == ["encoder: epoch 2 of 2"]
    for one, other in zip(network.parameters(), trained.parameters(), strict=True):
        assert torch.allclose(one, other, atol=1e-5)


def test_a_checkpoint_of_another_plan_is_not_gone_on_with(items, tmp_path):
    path = tmp_path / "state.pt"
    few = items[:4]
    fit(few, Plan(epochs=1, batch=4), path, lambda _: None)
    done = []
    fit(few, Plan(epochs=1, batch=4, seed=1), path, done.append)
    assert len(done) == 1


@pytest.fixture(scope="module")
def encoder(trained):
    model = export_network(trained)
    assert len(model) < 26_000_000
    return Encoder(model, VOCABULARY)


def test_what_is_exported_answers_as_the_network_does(encoder, trained, items):
    with torch.no_grad():
        wanted = trained(*_inputs([items[0]]))[0][0].numpy()
    [found] = encoder.read([EXAMPLES[0].context])
    assert np.abs(found.codes - wanted).max() < 0.5


def test_what_is_exported_reads_sentences_of_every_kind(encoder):
    texts = ["Validated her anger.", "x", "ALL CAPS NO END", "🙂🙂", "感情を認めた", "word " * 700, "a" * 5000]
    contexts = [SentenceContext(text, "", "", "", 0.5) for text in texts]
    readings = encoder.read(contexts)
    assert len(readings) == len(texts)
    for text, reading in zip(texts, readings, strict=True):
        assert reading.codes.shape == (len(CODES),) and np.isfinite(reading.codes).all()
        assert reading.status.shape == (len(CODES), 4)
        assert reading.evidence.shape == (len(reading.offsets), len(CODES), 3)
        assert all(0 <= start < end <= len(text) for start, end in reading.offsets)
    assert encoder.read([]) == []


def test_the_same_sentence_gets_the_same_answer_alone_and_among_others(encoder):
    contexts = [e.context for e in EXAMPLES]
    [alone] = encoder.read([contexts[1]])
    among = encoder.read(contexts[::-1])[-2]
    assert np.array_equal(alone.codes, among.codes)
    assert np.array_equal(alone.evidence, among.evidence)


def test_a_finished_training_is_only_exported_again(tmp_path):
    plan, path = Plan(epochs=1, batch=8), tmp_path / "state.pt"
    made = make_encoder(EXAMPLES, CODES, path, lambda _: None, plan)
    again = []
    same = make_encoder(EXAMPLES, CODES, path, again.append, plan)
    assert again == ["encoder: exporting"]
    [one], [other] = (encoder.read([EXAMPLES[0].context]) for encoder in (made, same))
    assert np.array_equal(one.codes, other.codes)


def test_a_checkpoint_of_other_labels_is_not_gone_on_with(items, tmp_path):
    path, told = tmp_path / "state.pt", []
    fit(items, Plan(epochs=1, batch=8), path, lambda _: None)
    relabelled = items_of([example(EXAMPLES[0].context.text), *EXAMPLES[1:]], Tokenizer.from_str(VOCABULARY), CODES)
    fit(relabelled, Plan(epochs=1, batch=8), path, told.append)
    assert len(told) == 1


def test_edges_are_learnt_where_each_stretch_of_evidence_begins_and_ends():
    ids = torch.ones(1, 6, dtype=torch.int64)
    evidence = torch.tensor([[0, 1, 1, 0, 1, 0]], dtype=torch.float32)[..., None]
    batch = Batch(ids, torch.tensor([[0, 1, 1, 1, 1, 0]]), ids, torch.ones(1, 1), evidence, torch.zeros(1, 1).long())
    own = batch.types[..., None].float()
    right = torch.zeros(1, 6, 1, 2)
    right[0, [1, 4], 0, 0] = right[0, [2, 4], 0, 1] = 20.0
    assert _loss_of_edges(right, batch, own) == pytest.approx(np.log(2), abs=1e-3)
    outside = torch.zeros(1, 6, 1, 2)
    outside[0, [0, 5]] = 20.0  # pieces of the context, which no evidence can hold
    assert _loss_of_edges(outside, batch, own) == pytest.approx(np.log(4), abs=1e-3)
