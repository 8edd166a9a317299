"""What a browser tab remembers between runs: ids and choices, each behind a typed accessor. Never a note's text."""

from dataclasses import dataclass
from typing import cast

import streamlit as st

from notelens.dashboard.analysing import FileReport
from notelens.records import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenNote:
    """The note in the reader. `key` names the tag to go to, once for each new `turn`."""

    note_id: str
    key: str | None
    turn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenFigure:
    """The figure whose passages are asked for."""

    code: str
    status: Status


def opened() -> OpenNote | None:
    """Give the note in the reader, if one is open."""
    return cast(OpenNote | None, st.session_state.get("reader.opened"))


def open_note(note_id: str, key: str | None = None) -> None:
    """Open a note in the reader, at a tag where one is named."""
    before = opened()
    turn = before.turn + 1 if before else 1
    st.session_state["reader.opened"] = OpenNote(note_id=note_id, key=key, turn=turn)
    pick((key,) if key else ())


def close_note() -> None:
    """Go back to the list of notes."""
    st.session_state.pop("reader.opened", None)
    pick(())


def listed() -> tuple[str, ...]:
    """Give the ids in the list of notes as it was last filtered."""
    return cast(tuple[str, ...], st.session_state.get("notes.listed", ()))


def list_notes(ids: tuple[str, ...]) -> None:
    """Remember the list of notes, for "previous" and "next" in the reader."""
    st.session_state["notes.listed"] = ids


def picked() -> tuple[str, ...]:
    """Give the keys of the tags that the side panel explains."""
    return cast(tuple[str, ...], st.session_state.get("reader.picked", ()))


def pick(keys: tuple[str, ...]) -> None:
    """Set the tags that the side panel explains."""
    st.session_state["reader.picked"] = keys


def figure() -> ChosenFigure | None:
    """Give the figure whose passages are shown."""
    return cast(ChosenFigure | None, st.session_state.get("overview.figure"))


def choose_figure(chosen: ChosenFigure | None) -> None:
    """Show the passages behind a figure, or none."""
    st.session_state["overview.figure"] = chosen


def report() -> tuple[FileReport, ...]:
    """Give what became of the files of the last upload."""
    return cast(tuple[FileReport, ...], st.session_state.get("upload.report", ()))


def remember_report(reports: tuple[FileReport, ...]) -> None:
    """Keep what became of the files, until the next upload."""
    st.session_state["upload.report"] = reports


def forget_all(deleted: int) -> None:
    """Drop every id after all notes were deleted, and remember how many there were, to say so once."""
    close_note()
    list_notes(())
    choose_figure(None)
    remember_report(())
    st.session_state["delete.count"] = deleted


def take_deleted() -> int:
    """Give how many notes were deleted since the last call."""
    return cast(int, st.session_state.pop("delete.count", 0))
