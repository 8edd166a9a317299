"""A code of the codebook, and a tag with it -> HTML that says what the code means and why the passage has it."""

from collections.abc import Iterable
from html import escape

from notelens.codebook import Code, Codebook, Example, NearMiss
from notelens.dashboard.wording import EVIDENCE_NAMES, code_colour, code_name, status_name, sureness
from notelens.records import Tag


def tag_panel(tag: Tag, codebook: Codebook) -> str:
    """Say what a tag claims, how sure the model is, and by which rules of the codebook."""
    facts = {
        "Status": status_name(codebook, tag.status),
        "Evidence": EVIDENCE_NAMES[tag.evidence],
        "The model is": sureness(tag.score),
        "Section": tag.section or "none named",
    }
    rows = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in facts.items())
    rules = (
        code_rules(codebook[tag.code], examples=1)
        if tag.code in codebook
        else "<p>The codebook in use has no such code. The note was tagged with another one.</p>"
    )
    title = heading(code_name(codebook, tag.code), code_colour(codebook, tag.code))
    return f'<div class="nl-panel">{title}<dl>{rows}</dl>{rules}</div>'


def heading(name: str, colour: str) -> str:
    """Give the name of a code on the ground that marks it in notes."""
    return f'<h3><span class="nl-swatch" style="background:{escape(colour)}">{escape(name)}</span></h3>'


def code_rules(code: Code, *, examples: int) -> str:
    """Give definition, rules, and the first `examples` examples and near-misses of a code."""
    parts = [f"<p>{escape(code.definition)}</p>"]
    parts += _listed("Counts", map(escape, code.include))
    parts += _listed("Does not count", map(escape, code.exclude))
    parts += _listed(
        "Example" if examples == 1 else "Examples",
        (example_html(example, code.colour) for example in code.examples[:examples]),
    )
    parts += _listed(
        "Looks like it and is not" if examples == 1 else "Near-misses", map(near_miss_html, code.near_misses[:examples])
    )
    return "".join(parts)


def example_html(example: Example, colour: str) -> str:
    """Give an example with its evidence marked."""
    parts, position = [], 0
    for start, end in example.spans:
        marked = escape(example.text[start:end])
        parts.append(f'{escape(example.text[position:start])}<mark style="background:{escape(colour)}">{marked}</mark>')
        position = end
    return "".join(parts) + escape(example.text[position:])


def near_miss_html(near_miss: NearMiss) -> str:
    """Give a near-miss and the rule that keeps it uncoded."""
    return f"{escape(near_miss.text)}<br><em>{escape(near_miss.why)}</em>"


def _listed(title: str, items: Iterable[str]) -> list[str]:
    rows = "".join(f"<li>{item}</li>" for item in items)
    return [f"<h4>{title}</h4><ul>{rows}</ul>"] if rows else []
