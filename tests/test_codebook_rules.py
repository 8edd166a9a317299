"""Evidence marked by braces becomes spans; colours are measured as WCAG does."""

import pytest

from notelens.codebook_rules import contrast, split_marked


@pytest.mark.parametrize("marked", ["none", "{open", "shut}", "}turned{", "{a {nested} one}", "{}", "{ space}"])
def test_evidence_must_be_marked_by_whole_braces(marked):
    with pytest.raises(ValueError, match="must"):
        split_marked(marked)


def test_braces_become_spans():
    assert split_marked("Told {him} what {she} saw.") == ("Told him what she saw.", ((5, 8), (14, 17)))


@pytest.mark.parametrize(("colour", "ratio"), [("#1a1a1a", 1.0), ("#ffffff", 17.4), ("#000000", 1.21)])
def test_contrast_is_that_of_wcag(colour, ratio):
    assert contrast(colour) == pytest.approx(ratio, abs=0.01)
