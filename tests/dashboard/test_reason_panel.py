"""What decided on a tag is told in words and numbers, and nothing of the note is taken for HTML."""

from notelens.codebook import load_codebook
from notelens.dashboard.reason_panel import reason_panel
from notelens.records import Status
from notelens.tagging.precedents import Precedent
from notelens.tagging.reasons import Reason, WordGain

BOOK = load_codebook()
SENTENCE = "Validated <b>her</b> anger."
LIKE = Precedent("Said her fear made sense.", 0, 24, "validation", Status.PRESENT)


def panel(*gains, heading=0.0, before=0.0, named=False, like=()):
    reason = Reason(score=0.9, gains=gains, heading=heading, before=before, named=named, like=like)
    return reason_panel(reason, SENTENCE, BOOK)


def test_words_are_named_with_their_points_the_largest_first():
    html = panel(WordGain(0, 9, 0.614), WordGain(13, 16, -0.21), WordGain(21, 26, 0.004))
    assert html.index("<li>Validated: +61</li>") < html.index("<li>her: -21</li>")
    assert "anger:" not in html
    assert '--strength:61%">Validated</span>' in html
    assert "&lt;b&gt;her&lt;/b&gt;" in html and "<b>" not in html


def test_no_word_alone_and_no_context():
    html = panel(WordGain(0, 9, 0.001))
    assert "No single word decided" in html and "The context hardly mattered" in html


def test_the_context_is_told():
    assert "the heading, place or speaker +12" in panel(heading=0.12, before=0.01)
    assert "the sentence before -5" in panel(before=-0.05)


def test_a_named_technique_has_no_points():
    html = panel(WordGain(0, 9, 0.614), named=True)
    assert "names the technique" in html and "+61" not in html


def test_examples_are_marked_and_said_to_be_synthetic():
    html = panel(like=(LIKE,))
    assert "synthetic" in html and ">Said her fear made sense</mark>." in html
    assert "<h4>Annotated" not in panel()
