from importlib.metadata import entry_points

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

import notelens.segmentation.components as components
from notelens.segmentation.segmenter import segment

NOTES = [
    "Clinician: T01\n\nData: Ct.came late w/ mother.Client cried.\nPlan:weekly;Call.",
    "T: How so?\nC: It is.then no\nP: ok",
    "",
    "Boxes: [x]art[ ]play\n患者は泣いた。はい",
]


@pytest.fixture
def nlp() -> Language:
    return make_pipeline()


def make_pipeline() -> Language:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("notelens_sections")
    pipeline.add_pipe("notelens_sentences")
    return pipeline


def parts(doc, key: str) -> list[tuple[int, int, str]]:
    return [(span.start_char, span.end_char, span.label_) for span in doc.spans[key]]


def test_factories_are_named_as_the_entry_points_are(nlp):
    assert nlp.pipe_names == ["notelens_sections", "notelens_sentences"]
    for name, factory in [
        ("notelens_sections", components.make_sections),
        ("notelens_sentences", components.make_sentences),
    ]:
        assert Language.has_factory(name)
        for point in entry_points(group="spacy_factories", name=name):
            assert point.load() is factory


@pytest.mark.parametrize("text", NOTES)
def test_spans_lie_on_the_offsets_of_the_segmenter(nlp, text):
    check_spans(nlp(text), text)


PIPELINE = make_pipeline()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aPTC: .\n\t-|[x]1)é。😀\u00a0"))
def test_spans_of_any_text_lie_on_the_offsets_of_the_segmenter(text):
    check_spans(PIPELINE(text), text)


def check_spans(doc, text: str) -> None:
    found = segment(text)
    assert doc.text == text
    assert parts(doc, "sentences") == [(s.start, s.end, s.section) for s in found.sentences]
    assert parts(doc, "sections") == [(s.start, s.end, s.name) for s in found.sections]
    assert parts(doc, "turns") == [(t.start, t.end, t.speaker) for t in found.turns]
    assert doc.spans["sections"].attrs["bodies"] == [s.body for s in found.sections]
    assert doc.spans["turns"].attrs["bodies"] == [t.body for t in found.turns]


def test_tokens_are_split_where_a_sentence_ends_inside_one(nlp):
    doc = nlp("Built rapport.Client cried.")
    assert [token.text for token in doc if token.is_sent_start] == ["Built", "Client"]
    assert [sent.text for sent in doc.sents] == ["Built rapport.", "Client cried."]


def test_empty_text(nlp):
    doc = nlp("")
    assert [len(doc.spans[key]) for key in ("sections", "turns", "sentences")] == [0, 0, 0]


def test_spans_survive_several_processes(nlp):
    alone = [(parts(doc, "sentences"), parts(doc, "sections"), parts(doc, "turns")) for doc in map(nlp, NOTES)]
    docs = list(nlp.pipe(NOTES, n_process=2, batch_size=2))
    assert [(parts(doc, "sentences"), parts(doc, "sections"), parts(doc, "turns")) for doc in docs] == alone
    assert docs[1].spans["turns"].attrs["bodies"] == nlp(NOTES[1]).spans["turns"].attrs["bodies"]


def test_complete_pipeline_has_no_problems(nlp):
    assert not any(nlp.analyze_pipes()["problems"].values())


def test_missing_section_finder_is_reported_and_the_sentences_are_found_all_the_same():
    alone = spacy.blank("en")
    alone.add_pipe("notelens_sentences")
    assert alone.analyze_pipes()["problems"]["notelens_sentences"] == ["doc.spans"]
    assert parts(alone("One. Two."), "sentences") == [(0, 4, ""), (5, 9, "")]


def test_saved_pipeline_gives_the_same_spans(nlp, tmp_path):
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert [parts(again(text), "sentences") for text in NOTES] == [parts(nlp(text), "sentences") for text in NOTES]
