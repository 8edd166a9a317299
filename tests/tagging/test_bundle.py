"""A model folder is refused unless it is whole, unchanged and made of plain scikit-learn parts."""

import hashlib
import json
import shutil

import pytest
import skops.io
from sklearn.preprocessing import FunctionTransformer

from notelens.errors import ModelError
from notelens.locations import model_folder
from notelens.tagging.bundle import HEADS, NUMBERS, load_model


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(model_folder() / "notelens_tagger", tmp_path / "tagger")
    return tmp_path / "tagger"


def shout(text):
    return text


def test_the_shipped_model_is_read(folder):
    assert len(load_model(folder).codes.codes) == 24


@pytest.mark.parametrize("name", [HEADS, NUMBERS])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(ModelError, match=f"{name} is missing"):
        load_model(folder)


def test_a_changed_file_is_refused(folder):
    (folder / HEADS).write_bytes((folder / HEADS).read_bytes() + b"x")
    with pytest.raises(ModelError, match="is not the file that"):
        load_model(folder)


def test_a_file_that_brings_code_of_its_own_is_refused_even_with_the_right_hash(folder):
    skops.io.dump({"vectoriser": FunctionTransformer(shout)}, folder / HEADS)
    numbers = json.loads((folder / NUMBERS).read_text())
    numbers["heads_sha256"] = hashlib.sha256((folder / HEADS).read_bytes()).hexdigest()
    (folder / NUMBERS).write_text(json.dumps(numbers))
    with pytest.raises(ModelError, match="types that a model does not need"):
        load_model(folder)


def test_another_format_is_refused(folder):
    (folder / NUMBERS).write_text(json.dumps({"format": 99}))
    with pytest.raises(ModelError, match="format 99"):
        load_model(folder)
