"""An analysed note -> its text on the page, with the evidence marked inline as buttons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files

import streamlit as st

from notelens.codebook import Codebook
from notelens.dashboard.segments import Segment, segment, tag_key
from notelens.dashboard.wording import code_colour, code_mark
from notelens.records import AnalysedNote, Tag

HERE = files("notelens.dashboard")

# Streamlit takes a string of one line for the path of a file.
HTML = '<div class="note" role="region">\n</div>'

COMPONENT = st.components.v2.component(
    "notelens_note_view",
    html=HTML,
    css=HERE.joinpath("note_view.css").read_text(encoding="utf-8"),
    js=HERE.joinpath("note_view.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """The tag to scroll to and focus, once for each new `turn`."""

    key: str
    turn: int


def note_view(
    analysed: AnalysedNote,
    tags: Sequence[Tag],
    codebook: Codebook,
    *,
    key: str,
    selected: Sequence[str],
    focus: Focus | None,
    on_pick: Callable[[], None],
) -> None:
    """Show the text of `analysed` with `tags` marked.

    `selected` and `focus` name tags by `tag_key`. After a click or a key press, `on_pick` runs and
    `st.session_state[key].picked` lists the keys of the tags that cover the passage.
    """
    COMPONENT(
        key=key,
        data={
            "name": f"Text of note {analysed.note.note_id}",
            "pieces": [_piece(part, codebook) for part in segment(analysed.note.text, tags)],
            "selected": list(selected),
            "focus": {"key": focus.key, "turn": focus.turn} if focus else None,
        },
        on_picked_change=on_pick,
    )


def _piece(part: Segment, codebook: Codebook) -> dict[str, object]:
    """Give what the browser needs of one segment; it counts in UTF-16, so it is sent text and never offsets."""
    marks = [code_mark(codebook, tag.code, tag.status) for tag in part.tags]
    return {
        "text": part.text,
        "keys": [tag_key(tag) for tag in part.tags],
        "status": str(part.tags[0].status) if part.tags else "",
        "colours": [code_colour(codebook, tag.code) for tag in part.tags],
        "labels": [code_mark(codebook, tag.code, tag.status) for tag in part.ending],
        "continued": "" if part.ending else "; ".join(marks),
    }
