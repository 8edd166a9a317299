"""The tags of a note -> a legend of the codes and statuses that mark it."""

from collections import Counter
from collections.abc import Sequence
from html import escape

import streamlit as st

from notelens.codebook import Codebook
from notelens.dashboard.wording import code_colour, code_name, status_name
from notelens.records import Status, Tag


def legend(tags: Sequence[Tag], codebook: Codebook) -> None:
    """Show each code with its colour and number, and each status with its underline."""
    numbers = Counter(tag.code for tag in tags)
    codes = "".join(
        f'<li><span class="nl-chip" style="background:{escape(code_colour(codebook, code))}">'
        f"{escape(code_name(codebook, code))}</span> {number}</li>"
        for code, number in numbers.most_common()
    )
    present = {tag.status for tag in tags}
    statuses = "".join(
        f'<li><span class="nl-chip {status} nl-plain">{escape(status_name(codebook, status))}</span></li>'
        for status in Status
        if status in present
    )
    st.html(f'<ul class="nl-chips" aria-label="Codes in this note">{codes}</ul>')
    if present != {Status.PRESENT}:
        st.html(f'<ul class="nl-chips" aria-label="Underlines by status">{statuses}</ul>')
