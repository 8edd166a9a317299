"""docs/codebook.md is the page of the shipped codebook, and what it shows works."""

import re
from dataclasses import replace
from pathlib import Path

from notelens.codebook import load_codebook
from notelens.codebook_page import codebook_page

DOCS = Path(__file__).parents[1] / "docs"


def test_the_manual_page_is_that_of_the_shipped_codebook():
    page = (DOCS / "codebook.md").read_text(encoding="utf-8")
    assert page == codebook_page(load_codebook()), "write codebook_page(load_codebook()) to docs/codebook.md"


def test_the_example_file_of_the_manual_page_loads(tmp_path):
    (example,) = re.findall(r"```toml\n(.*?)```", codebook_page(load_codebook()), re.DOTALL)
    (tmp_path / "site.toml").write_text(example, encoding="utf-8")
    codebook = load_codebook(tmp_path / "site.toml")
    assert "humour" in codebook
    assert "cultural_barrier" not in codebook


def test_a_sites_text_does_not_act_as_markup():
    codebook = load_codebook()
    code = replace(codebook["repair"], definition="a | <b> [c](d) *e*")
    page = codebook_page(replace(codebook, codes=(code,)))
    assert r"a \| \<b> \[c](d) \*e\*" in page
