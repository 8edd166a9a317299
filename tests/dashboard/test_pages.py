import json

import pytest
import streamlit as st

from notelens.dashboard import about_page, codebook_page, overview_page, reader_page, state
from notelens.dashboard.segments import key_of
from notelens.dashboard.viewer import PageName
from notelens.dashboard.wording import DISCLAIMER
from notelens.records import ClearedNote, Status
from notelens.settings import Settings


def test_an_empty_store_leads_to_the_upload(open_page, store, gone):
    page = open_page(overview_page, store)
    assert page.title[0].value == "See what your notes document"
    page.button(key="first.upload").click().run()
    assert gone == [PageName.UPLOAD]


def test_the_overview_leads_with_the_core_behaviours_and_says_what_figures_mean(open_page, filled, words):
    page = open_page(overview_page, filled)
    assert not page.exception
    assert page.title[0].value == "What 6 notes document"
    assert [header.value for header in page.header][0] == "Core behaviours"
    assert DISCLAIMER in words(page)
    assert "2 clinicians · 1 client · 6 sentences · tagged by phrases 1" in words(page)


def test_few_notes_are_counted_without_a_rate(open_page, store, analyst, words):
    note = ClearedNote(note_id="n", text="Th. validated her anger.", source="n.txt")
    store.save([analyst.analyse(note)], model="m")
    assert "counts are shown and no rates" in words(open_page(overview_page, store))


def test_the_sample_is_announced(open_page, filled, words):
    assert "synthetic sample" not in words(open_page(overview_page, filled))
    settings = Settings(store=":memory:", sample=True)
    assert "synthetic sample" in words(open_page(overview_page, filled, settings=settings))


def test_what_to_read_first_says_why_and_opens_the_note_at_the_passage(open_page, filled, gone, words):
    page = open_page(overview_page, filled)
    assert "A strain in the alliance is documented, and no repair" in words(page)
    page.button(key="overview.read.n2").click().run()
    assert gone == [PageName.NOTES]
    opened = page.session_state["reader.opened"]
    assert (opened.note_id, opened.key) == ("n2", key_of(3, 33, "rupture_marker", "present"))


def test_filters_keep_the_notes_that_match(open_page, filled, words):
    page = open_page(overview_page, filled)
    page.multiselect(key="overview.clinician").set_value(["T01"]).run()
    assert "3 notes of 6 match the filters." in words(page)


def test_a_figure_shows_its_passages_and_a_passage_opens_its_note(open_page, filled, gone, words):
    chosen = state.ChosenFigure(code="validation", status=Status.PRESENT)
    page = open_page(overview_page, filled, {"overview.figure": chosen})
    assert ">validated her anger</mark>" in words(page)
    assert words(page).count("nl-passage") == 2
    key = key_of(4, 23, "validation", "present")
    page.button(key=f"passages.n3.{key}").click().run()
    assert gone == [PageName.NOTES]
    assert page.session_state["reader.opened"].key == key


def test_a_hostile_passage_is_escaped(open_page, store, analyst, words):
    text = "<script>run()</script> validated her anger ![x](https://example.org/p.png)"
    note = ClearedNote(note_id="<b>n</b>", text=text, source="n.txt")
    store.save([analyst.analyse(note)], model="m")
    chosen = state.ChosenFigure(code="validation", status=Status.PRESENT)
    shown = words(open_page(overview_page, store, {"overview.figure": chosen}))
    assert "&lt;script&gt;run()&lt;/script&gt; <mark" in shown
    assert "</mark> ![x](https://example.org/p.png)" in shown
    assert "&lt;b&gt;n&lt;/b&gt;" in shown
    assert "<script" not in shown


def opened(note_id, key=None):
    return {"reader.opened": state.OpenNote(note_id=note_id, key=key, turn=1), "reader.picked": (key,) if key else ()}


def test_the_reader_lists_the_notes_and_opens_one_by_its_name(open_page, filled):
    page = open_page(reader_page, filled)
    assert page.title[0].value == "Notes"
    assert page.dataframe[0].value["Note"].tolist() == ["n1", "n2", "n3", "n4", "n5", "n6"]
    page.selectbox(key="notes.open").set_value("n3").run()
    assert page.session_state["reader.opened"].note_id == "n3"


def test_the_list_can_be_narrowed_to_what_is_documented(open_page, filled):
    page = open_page(reader_page, filled)
    page.multiselect(key="notes.codes").set_value(["validation"]).run()
    assert page.dataframe[0].value["Note"].tolist() == ["n1", "n3"]
    page.selectbox(key="notes.open").set_value("n1").run()
    page.button(key="reader.after").click().run()
    assert page.session_state["reader.opened"].note_id == "n3"
    assert page.button(key="reader.after").disabled


def test_a_picked_passage_is_explained(open_page, filled, words):
    key = key_of(31, 54, "check_in", "planned")
    page = open_page(reader_page, filled, opened("n1", key))
    assert not page.exception
    assert "fairly sure (0.80)" in words(page)
    assert "Asks how the client finds the session" in words(page)
    page.button(key="reader.close").click().run()
    assert "fairly sure" not in words(page)


def test_a_passage_that_was_asked_for_is_marked_whatever_the_filters_hide(open_page, filled, words):
    key = key_of(31, 54, "check_in", "planned")
    page = open_page(reader_page, filled, opened("n1", key))
    page.multiselect(key="reader.codes").set_value(["validation"]).run()
    assert "Asks how the client finds the session" in words(page)
    page.button(key="reader.close").click().run()
    assert "Check-in" not in words(page)


def test_a_note_without_tags_says_so(open_page, filled, words):
    assert "No passage of this note was tagged." in words(open_page(reader_page, filled, opened("n4")))


def test_a_note_that_was_deleted_meanwhile_leads_back_to_the_list(open_page, filled):
    assert open_page(reader_page, filled, opened("gone")).title[0].value == "Notes"


@pytest.mark.parametrize(("wanted", "found"), [("", 24), ("apologised", 1), ("xyzzy", 0)])
def test_the_codebook_is_searched_in_names_rules_and_examples(open_page, store, viewer, wanted, found):
    page = open_page(codebook_page, store)
    page.text_input(key="codebook.search").set_value(wanted).run()
    names = {code.name for code in viewer.codebook}
    labels = [box.label.removesuffix(" (core)") for box in page.expander]
    shown = [label for label in labels if label in names]
    assert len(shown) >= 1 if found == 1 else len(shown) == found


def test_the_about_page_works_without_a_model(open_page, store, words, tmp_path):
    page = open_page(about_page, store, settings=Settings(store=":memory:", model=tmp_path))
    assert not page.exception
    assert "meta.json" in words(page)


@pytest.mark.parametrize(
    ("metrics", "caption"),
    [
        ({"method": "the notes of <own>.jsonl", "f1": 0.5}, "How this was measured: the notes of &lt;own&gt;.jsonl"),
        ({"f1": 0.5}, "How this was measured: not told in the model folder"),
    ],
)
def test_the_figures_of_the_model_say_how_they_were_measured(open_page, store, words, tmp_path, metrics, caption):
    (tmp_path / "meta.json").write_text('{"name": "trust", "version": "1"}', encoding="utf-8")
    (tmp_path / "metrics.json").write_text(json.dumps(metrics), encoding="utf-8")
    shown = words(open_page(about_page, store, settings=Settings(store=":memory:", model=tmp_path)))
    assert f"<caption>{caption}</caption>" in shown
    assert "not trained on" not in shown
    assert ">method<" not in shown


def test_the_session_remembers_no_text_of_a_note(open_page, filled):
    remembered = []

    class Watched:
        @staticmethod
        def render(store, viewer):
            reader_page.render(store, viewer)
            remembered.append(repr(dict(st.session_state)))

    page = open_page(Watched, filled, opened("n1", key_of(31, 54, "check_in", "planned")))
    assert not page.exception
    assert "check_in" in remembered[0]
    assert "pace" not in remembered[0]
