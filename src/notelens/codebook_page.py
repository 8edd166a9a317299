"""A Codebook -> its manual as one Markdown page, the text of docs/codebook.md."""

import re
from collections.abc import Iterable

from notelens.codebook import Code, Codebook, Example

_INTRODUCTION = """\
# The codebook (version {version})

A tag says what a note **documents**, never what really happened in the room. It is a span of the note with one code
and one status. The span is the shortest stretch that carries the evidence by itself; it never crosses a sentence, and
a sentence may carry several codes. Therapist codes need the writer of the note, or a colleague who treats this client,
as the one who acts; client codes need the client. Codes marked ★ are the core codes: every view leads with them.

In the examples the evidence is **bold**. They are synthetic. This page is made from `codebook.toml`; change that file.
"""

_OWN_CODEBOOK = """\
## A codebook of your own

A TOML file can add codes, change fields of the codes above, reword a status or leave codes out. Load it with
`load_codebook(Path("site.toml"))`; an error names the line. The shipped model finds only the codes that it was trained
on, so a code that you add is for tagging by hand until you train for it.

```toml
mode = "extend"  # or "replace", to start with no codes; then give a version too
drop = ["cultural_barrier"]

[[code]]  # a code with an id from above: only what changes
id = "patience"
name = "Pacing"

[[code]]  # a new code
id = "humour"
name = "Humour"
short = "Humour"  # at most 14 characters, for inline marks
group = "therapist"  # or "client"; optional for therapist codes: core = true
colour = "#cfe3ff"  # light enough for dark text
definition = "Uses humour that the client shares."
include = ["A joke that both laugh at."]
exclude = ["The client's jokes alone."]
examples = ["{Joked with him about the broken lift}."]
near_misses = [{ text = "He joked about the lift.", why = "The client alone jokes." }]
```
"""


def codebook_page(codebook: Codebook) -> str:
    """Render all statuses and codes as Markdown, in the order of the codebook."""
    parts = [_INTRODUCTION.format(version=codebook.version), _statuses(codebook)]
    for title, codes in (("Therapist codes", codebook.therapist), ("Client codes", codebook.client)):
        parts += [f"## {title}\n", *map(_code, codes)]
    return "\n".join([*parts, _OWN_CODEBOOK])


def _statuses(codebook: Codebook) -> str:
    rows: list[tuple[str, ...]] = [("status", "shown as", "meaning", "examples"), ("---",) * 4]
    for status in codebook.statuses:
        texts = (status.name, status.definition, " · ".join(status.examples))
        rows.append((f"`{status.id}`", *map(_plain, texts)))
    return "## Statuses\n\n" + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _code(code: Code) -> str:
    star = " ★" if code.core else ""
    sections = [
        f"### {_plain(code.name)}{star}\n\n`{code.id}` · {_plain(code.definition)}\n",
        _bullets("Include", map(_plain, code.include)),
        _bullets("Exclude", map(_plain, code.exclude)),
        _bullets("Examples", map(_marked, code.examples)),
        _bullets("Near-misses", (f"{_plain(miss.text)} *{_plain(miss.why)}*" for miss in code.near_misses)),
    ]
    return "\n".join(filter(None, sections))


def _bullets(title: str, lines: Iterable[str]) -> str:
    bullets = "".join(f"- {line}\n" for line in lines)
    return f"{title}:\n\n{bullets}" if bullets else ""


def _marked(example: Example) -> str:
    text, end = "", 0
    for start, stop in example.spans:
        text += f"{_plain(example.text[end:start])}**{_plain(example.text[start:stop])}**"
        end = stop
    return text + _plain(example.text[end:])


def _plain(text: str) -> str:
    """Keep the text from being read as Markdown or HTML, and on one line."""
    return re.sub(r"([\\`*<\[|])", r"\\\1", text.replace("\n", " "))
