"""The codebook -> a page to look a behaviour up: what counts, what does not, and examples of both."""

from itertools import cycle

import streamlit as st

from notelens.codebook import Code, CodeGroup
from notelens.dashboard.code_panel import code_rules
from notelens.dashboard.plain import quiet
from notelens.dashboard.viewer import Viewer
from notelens.dashboard.wording import counted
from notelens.store import Store

GROUPS = {CodeGroup.THERAPIST: "Therapist behaviours", CodeGroup.CLIENT: "Client signals"}

# A search that finds this few shows them open.
OPENED = 2


def render(_store: Store, viewer: Viewer) -> None:
    """Show every code, or those that a search finds."""
    st.title("Codebook")
    codebook = viewer.codebook
    quiet(f"{counted(len(codebook), 'behaviour')}, version {codebook.version}. Every tag follows these rules.")
    wanted = st.text_input("Search names, rules and examples", key="codebook.search", persist_state="session")
    found = [code for code in codebook if matches(code, wanted)]
    if not found:
        quiet("Nothing in the codebook matches. Try one word, such as trust or apology.")
    for group, title in GROUPS.items():
        if codes := [code for code in found if code.group is group]:
            st.header(title)
            for code, place in zip(codes, cycle(st.columns(2))):
                with place:
                    _entry(code, opened=bool(wanted) and len(found) <= OPENED)
    _statuses(viewer)


def matches(code: Code, wanted: str) -> bool:
    """Whether every word of a search stands somewhere in the entry of a code."""
    parts = (code.name, code.definition, *code.include, *code.exclude, *(example.text for example in code.examples))
    entry = " ".join((*parts, *(near_miss.text for near_miss in code.near_misses))).casefold()
    return all(word in entry for word in wanted.casefold().split())


def _entry(code: Code, *, opened: bool) -> None:
    label = f"{code.name} (core)" if code.core else code.name
    with st.expander(label, expanded=opened, key=f"codebook.{code.id}"):
        st.html(f'<div class="nl-panel">{code_rules(code, examples=len(code.examples) + len(code.near_misses))}</div>')


def _statuses(viewer: Viewer) -> None:
    st.header("How a behaviour is documented")
    for status in viewer.codebook.statuses:
        with st.expander(status.name, key=f"codebook.status.{status.id}"):
            quiet(status.definition)
            for example in status.examples:
                st.text(example)
