"""A store with a few notes, an analyst that knows three phrases, and a way to run one page without a browser."""

import asyncio
import sys
from collections.abc import Callable, Coroutine, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from notelens.codebook import load_codebook
from notelens.dashboard.viewer import PageName, Viewer
from notelens.errors import PrivacyGateError
from notelens.privacy.gate import clear
from notelens.records import (
    AnalysedNote,
    ClearedNote,
    Evidence,
    IdentifierPolicy,
    NoteDetails,
    Refusal,
    Sentence,
    SourceNote,
    Status,
    Tag,
)
from notelens.settings import Settings
from notelens.store import open_store


@pytest.fixture
def awaited() -> Callable[[Coroutine[object, object, object]], object]:
    """Give a function that runs a coroutine in a thread: the browser tests leave a running loop in this one."""

    def run(coroutine: Coroutine[object, object, object]) -> object:
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(asyncio.run, coroutine).result()

    return run


@pytest.fixture(autouse=True)
def the_main_module_stays(monkeypatch):
    """Streamlit's script runner replaces sys.modules["__main__"], which the processes of later tests would run."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


PHRASES = {
    "validated her anger": ("validation", Status.PRESENT),
    "check in about the pace": ("check_in", Status.PLANNED),
    "cut the session short in anger": ("rupture_marker", Status.PRESENT),
}


class PhraseAnalyst:
    """Tags the phrases above, behind the real privacy gate."""

    model_name = "phrases 1"

    def analyse_notes(
        self, notes: Iterable[SourceNote], *, policy: IdentifierPolicy
    ) -> Iterator[AnalysedNote | Refusal]:
        for note in notes:
            try:
                yield self.analyse(clear(note, policy))
            except PrivacyGateError as error:
                yield Refusal(source=note.source, note_id=note.note_id, reason=str(error), findings=error.findings)

    def analyse(self, note: ClearedNote) -> AnalysedNote:
        tags = (
            Tag(
                note_id=note.note_id,
                start=(start := note.text.index(phrase)),
                end=start + len(phrase),
                code=code,
                status=status,
                score=0.8,
                sentence_start=0,
                sentence_end=len(note.text),
                section="",
                evidence=Evidence.DESCRIBED,
                text=phrase,
            )
            for phrase, (code, status) in PHRASES.items()
            if phrase in note.text
        )
        whole = Sentence(start=0, end=len(note.text))
        return AnalysedNote(note=note, sentences=(whole,), tags=tuple(sorted(tags, key=lambda tag: tag.start)))


@pytest.fixture
def analyst() -> PhraseAnalyst:
    return PhraseAnalyst()


@pytest.fixture
def store(tmp_path) -> Iterator:
    with open_store(tmp_path / "notes.db") as opened:
        yield opened


TEXTS = {
    "n1": "Th. validated her anger. Plan: check in about the pace.",
    "n2": "Ct cut the session short in anger.",
    "n3": "Th. validated her anger again.",
    "n4": "Ct spoke of the week.",
    "n5": "Homework was looked through.",
    "n6": "Rode along with the plan <b>as it is</b>.",
}


@pytest.fixture
def filled(store, analyst):
    notes = [
        ClearedNote(
            note_id=note_id,
            text=text,
            source=f"{note_id}.txt",
            details=NoteDetails(clinician=f"T0{1 + position % 2}", client="C101", session_number=position + 1),
        )
        for position, (note_id, text) in enumerate(TEXTS.items())
    ]
    store.save(map(analyst.analyse, notes), model=analyst.model_name)
    return store


@pytest.fixture
def gone() -> list[PageName]:
    """Give the pages that were asked for with `viewer.go`."""
    return []


@pytest.fixture
def viewer(gone) -> Viewer:
    def go(name: PageName) -> None:
        gone.append(name)
        st.stop()

    return Viewer(settings=Settings(store=":memory:"), codebook=load_codebook(), dark=False, go=go)


@pytest.fixture
def open_page(viewer) -> Callable[..., AppTest]:
    """Give a function that runs the page of a module; `remembered` is put into the session first."""

    def run(page, store, remembered=None, **changes) -> AppTest:
        def script(render, store, viewer):
            render(store, viewer)

        given = {"render": page.render, "store": store, "viewer": replace(viewer, **changes)}
        test = AppTest.from_function(script, kwargs=given, default_timeout=20)
        for name, value in (remembered or {}).items():
            test.session_state[name] = value
        return test.run()

    return run


@pytest.fixture
def words() -> Callable[[AppTest], str]:
    """Give a function that joins all that a page shows through HTML."""
    return lambda test: "\n".join(element.value for element in test.html)
