"""Text that others wrote (notes, file names, column values) -> escaped HTML elements on the page.

Streamlit's own text elements read Markdown, which can ask for a remote image. What is shown through this module
is shown as it was written.
"""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Literal

import streamlit as st

Kind = Literal["info", "success", "warning", "error"]


def box(message: str, *, kind: Kind = "info") -> None:
    """Show a message in a frame; errors and warnings are announced to screen readers."""
    role = "alert" if kind in ("warning", "error") else "status"
    st.html(f'<div class="nl-box nl-{kind}" role="{role}">{escape(message)}</div>')


def quiet(message: str) -> None:
    """Show a remark in small type."""
    st.html(f'<p class="nl-quiet">{escape(message)}</p>')


def passage(text: str, marked: tuple[int, int], *, colour: str) -> None:
    """Show a sentence with the stretch `marked` (offsets into the sentence, end exclusive) highlighted."""
    start, end = marked
    before, evidence, after = escape(text[:start]), escape(text[start:end]), escape(text[end:])
    mark = f'<mark style="background:{escape(colour)}">{evidence}</mark>'
    st.html(f'<p class="nl-passage">{before}{mark}{after}</p>')


def table(headers: Sequence[str], rows: Iterable[Sequence[str]], *, caption: str) -> None:
    """Show rows as an HTML table that a screen reader can walk; its caption is its name."""
    head = "".join(f'<th scope="col">{escape(header)}</th>' for header in headers)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in rest)}</tr>'
        for first, *rest in rows
    )
    st.html(
        f'<div class="nl-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="nl-table"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
