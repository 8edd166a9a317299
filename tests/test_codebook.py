"""The shipped codebook is complete and keeps its own rules; a site's file changes it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from notelens.codebook import Codebook, load_codebook
from notelens.codebook_rules import contrast
from notelens.errors import CodebookError
from notelens.records import Status

THERAPIST = [
    "validation",
    "empathy",
    "boundary_setting",
    "active_listening",
    "nonjudgmental_stance",
    "check_in",
    "confidentiality",
    "open_communication",
    "goal_agreement",
    "respect_autonomy",
    "cultural_responsiveness",
    "repair",
    "reliability",
    "patience",
    "genuineness",
    "affirmation",
]
CLIENT = [
    "client_disclosure",
    "client_engagement",
    "client_trust",
    "fear_of_judgment",
    "prior_negative_care",
    "mistrust",
    "cultural_barrier",
    "rupture_marker",
]

NEW_CODE = """[[code]]
id = "humour"
name = "Humour"
short = "Humour"
group = "therapist"
colour = "#cfe3ff"
definition = "Uses humour."
examples = ["{Joked with him}."]
"""


@pytest.fixture
def site(tmp_path):
    def load(text: str) -> Codebook:
        path = tmp_path / "site.toml"
        path.write_text(text, encoding="utf-8")
        return load_codebook(path)

    return load


def test_the_shipped_codebook_holds_the_24_codes_in_the_order_of_the_manual():
    codebook = load_codebook()
    assert codebook.version == "1.3"
    assert list(codebook.ids) == THERAPIST + CLIENT == [code.id for code in codebook]
    assert [code.id for code in codebook.therapist] == THERAPIST
    assert [code.id for code in codebook.client] == CLIENT
    assert [code.id for code in codebook.core] == ["validation", "empathy", "boundary_setting"]
    assert [status.id for status in codebook.statuses] == list(Status)
    assert len(codebook) == 24


@pytest.mark.parametrize("code", load_codebook(), ids=lambda code: code.id)
def test_each_shipped_code_is_taught_by_examples_and_near_misses(code):
    assert len(code.examples) >= 6
    assert len(code.near_misses) >= 5
    assert code.include and code.exclude
    for example in code.examples:
        assert len(example.spans) == 1, example
        start, end = example.spans[0]
        span = example.text[start:end]
        assert span[-1] not in ".,;:?!", example
        assert not re.search(r"[.?!]\s", span), f"{example} crosses a sentence"
    assert not any(set(miss.text) & set("{}") for miss in code.near_misses)


def test_shipped_wordings_and_colours_tell_the_codes_apart():
    codebook = load_codebook()
    sentences = [example.text for code in codebook for example in code.examples]
    sentences += [miss.text for code in codebook for miss in code.near_misses]
    assert len(set(sentences)) == len(sentences)
    assert len({code.colour for code in codebook}) == 24
    assert min(contrast(code.colour) for code in codebook) >= 7


@pytest.mark.parametrize("code", load_codebook(), ids=lambda code: code.id)
def test_a_near_miss_that_is_another_code_names_a_code_of_the_codebook(code):
    named = {word for miss in code.near_misses for word in re.findall(r"[a-z]+_[a-z_]+", miss.why)}
    assert named <= set(load_codebook().ids) - {code.id}


def test_lookup():
    codebook = load_codebook()
    assert codebook["repair"].name == "Repair"
    assert "repair" in codebook
    assert "repairs" not in codebook
    with pytest.raises(CodebookError, match='no code "repairs". Did you mean repair'):
        codebook["repairs"]
    with pytest.raises(CodebookError, match="Its codes are validation, empathy"):
        codebook["zzz"]


def test_the_shipped_codebook_is_read_once():
    assert load_codebook() is load_codebook()


def test_a_site_adds_overrides_and_drops_codes(site):
    codebook = site(
        'drop = ["mistrust"]\n' + NEW_CODE + '[[code]]\nid = "patience"\nname = "Pacing"\n'
        '[[status]]\nid = "past"\nname = "Before"\n'
    )
    assert list(codebook.ids) == [*THERAPIST, "humour", *(code for code in CLIENT if code != "mistrust")]
    assert codebook["patience"].name == "Pacing"
    assert codebook["patience"].definition == load_codebook()["patience"].definition
    assert [status.name for status in codebook.statuses][-1] == "Before"
    assert codebook.version == "1.3+local"
    assert not codebook["humour"].core
    assert load_codebook()["patience"].name == "Patience"


def test_names_may_be_swapped(site):
    codebook = site('[[code]]\nid = "repair"\nname = "Patience"\n[[code]]\nid = "patience"\nname = "Repair"\n')
    assert (codebook["repair"].name, codebook["patience"].name) == ("Patience", "Repair")


def test_a_site_replaces_all_codes_and_keeps_the_statuses(site):
    codebook = site('\ufeffversion = "site 2"\nmode = "replace"\n' + NEW_CODE)
    assert codebook.ids == ("humour",)
    assert codebook.version == "site 2"
    assert codebook.statuses == load_codebook().statuses


def test_the_codebook_is_light_to_import():
    heavy = "{'pandas', 'spacy', 'numpy', 'sklearn', 'pydantic'}"
    check = f"import sys, notelens.codebook as c; c.load_codebook(); sys.exit(bool({heavy} & set(sys.modules)))"
    source = str(Path(__file__).parents[1] / "src")
    subprocess.run([sys.executable, "-c", check], check=True, env={"PYTHONPATH": source}, timeout=60)
