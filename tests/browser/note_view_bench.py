"""The note view alone on a page, with tags set by hand: overlaps, every status, and a hostile text."""

import streamlit as st

from notelens.codebook import Code, Codebook, CodeGroup
from notelens.dashboard.note_view import Focus, note_view
from notelens.records import AnalysedNote, ClearedNote, Evidence, Status, Tag

TEXT = (
    "Data: 😀 Validated her anger at the cut hours and reflected how tired she sounds.\n"
    "Plan: check in about the pace.\n"
    '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script> ![x](https://example.org/p.png)\n'
    '<iframe src="https://example.org"></iframe> =HYPERLINK("https://example.org") \u202egnp.txt\u202c end\n'
)
MARKED = (
    ("Validated her anger at the cut hours", "validation", Status.PRESENT),
    ("her anger at the cut hours and reflected how tired", "active_listening", Status.PRESENT),
    ("check in about the pace", "check_in", Status.PLANNED),
    ("<script>window.hurt=1</script>", "repair", Status.NEGATED),
)
COLOURS = {"validation": "#ffe08a", "active_listening": "#b9dcf7", "check_in": "#c9ecc9", "repair": "#f6c9d8"}


def codebook() -> Codebook:
    codes = (
        Code(id=id_, name=id_, short=id_, group=CodeGroup.THERAPIST, colour=colour, definition="", examples=())
        for id_, colour in COLOURS.items()
    )
    return Codebook("test", (), tuple(codes))


def tag(words: str, code: str, status: Status) -> Tag:
    start = TEXT.index(words)
    return Tag(
        note_id="n1", start=start, end=start + len(words), code=code, status=status, score=0.9, sentence_start=0,
        sentence_end=len(TEXT), section="", evidence=Evidence.DESCRIBED, text=words,
    )  # fmt: skip


def picked() -> None:
    st.session_state["picked"] = list(st.session_state["view"].picked)


def run() -> None:
    tags = tuple(tag(*parts) for parts in MARKED)
    analysed = AnalysedNote(note=ClearedNote(note_id="n1", text=TEXT, source="n1.txt"), sentences=(), tags=tags)
    selected = st.session_state.get("picked", [])
    st.set_page_config(page_title="Note view", page_icon="📝")
    st.title("Note view")
    st.text(f"Picked: {', '.join(selected)}")
    focus = Focus(key="-".join(["no", "such"]), turn=1)
    note_view(analysed, tags, codebook(), key="view", selected=selected, focus=focus, on_pick=picked)


if __name__ == "__main__":
    run()
