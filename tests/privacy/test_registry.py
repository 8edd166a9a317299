import pytest

from notelens.privacy.kinds import Kind
from notelens.privacy.registry import RECOGNISERS

ADVERSARIAL = {
    "digits": "1" * 200_000,
    "spaced digits": "1 " * 100_000,
    "dotted": "1." * 100_000,
    "slashes": "1/2 " * 50_000,
    "spaces": " " * 200_000,
    "letters": "a" * 200_000,
    "capitals": "A" * 200_000,
    "words": "Aa " * 66_666,
    "initials": "A. " * 66_666,
    "labels": "name: " * 33_333,
    "record labels": "case number id " * 13_333,
    "phone labels": "call at on from " * 12_500,
    "plus": "+1 " * 66_666,
    "at": "a@" * 100_000,
    "streets": "1 Aa Aa Aa " * 18_181,
    "quotes": "O'" * 100_000,
    "combining": "a" + "\u0301" * 200_000,
}


def test_every_kind_has_a_recogniser_and_names_are_unique():
    assert {kind for recogniser in RECOGNISERS for kind in recogniser.kinds} == set(Kind)
    assert len({recogniser.name for recogniser in RECOGNISERS}) == len(RECOGNISERS)


# A pattern that backtracks would not end on these texts: the time limit is that of whoever runs the tests.
@pytest.mark.parametrize("text", ADVERSARIAL.values(), ids=ADVERSARIAL)
def test_adversarial_texts_end_with_hardly_a_finding(find, text):
    findings = find(text)
    assert len(findings) <= 10
    assert all(0 <= finding.start < finding.end <= len(text) for finding in findings)
