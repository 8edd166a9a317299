"""A model folder is refused unless it is whole, unchanged and made of plain scikit-learn parts."""

import hashlib
import json
import shutil
from dataclasses import replace

import pytest
import skops.io
from sklearn.preprocessing import FunctionTransformer

from notelens.errors import ModelError
from notelens.locations import model_folder
from notelens.tagging.bundle import HEADS, NETWORK, NUMBERS, PRECEDENTS, VOCABULARY, load_model, save_model
from notelens.tagging.contexts import SentenceContext


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(model_folder() / "notelens_tagger", tmp_path / "tagger")
    return tmp_path / "tagger"


def shout(text):
    return text


def test_the_shipped_model_is_read(folder):
    model = load_model(folder)
    assert len(model.codes) == 24
    assert model.ensemble.encoder is not None
    assert {precedent.code for precedent in model.precedents} == set(model.codes)


@pytest.mark.parametrize("name", [HEADS, NETWORK, VOCABULARY, PRECEDENTS, NUMBERS])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(ModelError, match=f"{name} is missing"):
        load_model(folder)


@pytest.mark.parametrize("name", [HEADS, NETWORK, VOCABULARY, PRECEDENTS])
def test_a_changed_file_is_refused(folder, name):
    (folder / name).write_bytes((folder / name).read_bytes() + b"x")
    with pytest.raises(ModelError, match="is not the file that"):
        load_model(folder)


def test_a_file_that_brings_code_of_its_own_is_refused_even_with_the_right_hash(folder):
    skops.io.dump({"vectoriser": FunctionTransformer(shout)}, folder / HEADS)
    numbers = json.loads((folder / NUMBERS).read_text())
    numbers["sha256"][HEADS] = hashlib.sha256((folder / HEADS).read_bytes()).hexdigest()
    (folder / NUMBERS).write_text(json.dumps(numbers))
    with pytest.raises(ModelError, match="types that a model does not need"):
        load_model(folder)


def test_another_format_is_refused(folder):
    (folder / NUMBERS).write_text(json.dumps({"format": 99}))
    with pytest.raises(ModelError, match="format 99"):
        load_model(folder)


def test_a_model_saved_again_is_the_same_and_one_without_an_encoder_leaves_no_file_of_it(folder, tmp_path):
    model = load_model(folder)
    save_model(model, tmp_path / "again")
    assert {path.name for path in (tmp_path / "again").iterdir()} == {HEADS, NETWORK, VOCABULARY, PRECEDENTS, NUMBERS}
    again = load_model(tmp_path / "again")
    contexts = [SentenceContext("Validated her anger about the delay.", "She came late.", "intervention", "", 0.5)]
    assert again.tag(contexts) == model.tag(contexts)
    assert again.precedents == model.precedents

    words_only = replace(model, ensemble=replace(model.ensemble, encoder=None))
    save_model(words_only, tmp_path / "again")
    assert {path.name for path in (tmp_path / "again").iterdir()} == {HEADS, PRECEDENTS, NUMBERS}
    assert load_model(tmp_path / "again").ensemble.encoder is None
