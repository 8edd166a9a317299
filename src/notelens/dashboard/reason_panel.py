"""A Reason -> HTML: the sentence shaded by what each word adds, the same in words, context, sentences to compare."""

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from notelens.codebook import Codebook
from notelens.dashboard.wording import code_colour, status_name

if TYPE_CHECKING:
    # Brings scikit-learn, which takes longer than the first page may.
    from notelens.tagging.precedents import Precedent
    from notelens.tagging.reasons import Reason, WordGain

# Points of a hundred below which a word or a context is not worth naming.
WORTH = 2
MANY = 6


def reason_panel(reason: "Reason", sentence: str, codebook: Codebook) -> str:
    """Say what raised and lowered the score of a tag on `sentence`."""
    if reason.named:
        told = ["<p>A list, heading or box names the technique. That decided, whatever the other words.</p>"]
    else:
        told = [f"<p>{_shaded(reason.gains, sentence)}</p>", *_words(reason.gains, sentence), *_context(reason)]
        if not reason.whole:
            told.append("<p>The sentence is very long; only the words around the passage were looked at.</p>")
    return f'<div class="nl-panel nl-reason">{"".join(told)}{_like(reason.like, codebook)}</div>'


def _points(gain: float) -> int:
    return round(gain * 100)


def _shaded(gains: "Iterable[WordGain]", sentence: str) -> str:
    parts, position = [], 0
    for gain in gains:
        parts.append(escape(sentence[position : gain.start]))
        word, strength = escape(sentence[gain.start : gain.end]), max(0, min(100, _points(gain.gain)))
        # The shade repeats what the list below says in words, so nobody depends on seeing it.
        parts.append(f'<span style="--strength:{strength}%">{word}</span>' if strength >= WORTH else word)
        position = gain.end
    return "".join(parts) + escape(sentence[position:])


def _words(gains: "Iterable[WordGain]", sentence: str) -> list[str]:
    ranked = sorted(gains, key=lambda gain: -abs(gain.gain))[:MANY]
    named = [
        f"<li>{escape(sentence[gain.start : gain.end])}: {_points(gain.gain):+d}</li>"
        for gain in ranked
        if abs(_points(gain.gain)) >= WORTH
    ]
    if not named:
        return ["<p>No single word decided: hiding any one of them hardly changes the score.</p>"]
    return [f"<h4>What a word adds, in points of 100</h4><ul>{''.join(named)}</ul>"]


def _context(reason: "Reason") -> list[str]:
    parts = (("the heading, place or speaker", reason.heading), ("the sentence before", reason.before))
    told = [f"{name} {_points(gain):+d}" for name, gain in parts if abs(_points(gain)) >= WORTH]
    return [f"<p>Beside the words: {', '.join(told)}.</p>" if told else "<p>The context hardly mattered.</p>"]


def _like(precedents: "Iterable[Precedent]", codebook: Codebook) -> str:
    rows = "".join(
        f"<li>{escape(one.text[: one.start])}"
        f'<mark style="background:{escape(code_colour(codebook, one.code))}">{escape(one.evidence)}</mark>'
        f"{escape(one.text[one.end :])} <em>{escape(status_name(codebook, one.status))}</em></li>"
        for one in precedents
    )
    return f"<h4>Annotated examples like it (synthetic)</h4><ul>{rows}</ul>" if rows else ""
