import os
import subprocess
import sys
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

MAIN = Path(__file__).parents[2] / "src" / "notelens" / "dashboard" / "main.py"


@pytest.fixture
def start(monkeypatch, tmp_path):
    def run(**environment):
        monkeypatch.setenv("NOTELENS_STORE", str(tmp_path / "notes.db"))
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return AppTest.from_file(MAIN, default_timeout=20).run()

    yield run
    st.cache_resource.clear()


def test_the_dashboard_starts_on_an_empty_store(start):
    page = start()
    assert not page.exception
    assert page.title[0].value == "See what your notes document"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("NOTELENS_IDENTIFIERS", "maybe", "NOTELENS_IDENTIFIERS"),
        ("NOTELENS_CODEBOOK", "/no/such/codebook.toml", "codebook.toml"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told_in_words(start, words, name, value, said):
    page = start(**{name: value})
    assert not page.exception
    assert said in words(page)


def test_the_first_page_needs_neither_spacy_nor_the_model():
    code = "import sys, notelens.dashboard.main; sys.exit('spacy' in sys.modules)"
    environment = {"PYTHONPATH": str(MAIN.parents[2]), "PATH": os.environ["PATH"]}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0
