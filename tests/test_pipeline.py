"""The order of the stages as a user of the Python API meets it: one note, many, a frame; every policy; odd texts."""

import hashlib
import json
import re
import shutil
from zipfile import ZipFile

import pandas as pd
import pytest
import spacy

from notelens.analysis import NOTE_COLUMNS
from notelens.codebook import load_codebook
from notelens.errors import ModelError, ReadingError
from notelens.locations import model_folder
from notelens.pipeline import load
from notelens.reading.contract import MAX_NOTE_CHARACTERS
from notelens.records import TAG_COLUMNS, AnalysedNote, IdentifierPolicy, Refusal, SourceNote
from notelens.tagging.tagger import TaggerModel

VALIDATED = "Validated her anger about the delay."
WITH_EMAIL = f"Write to zelda@example.org. {VALIDATED}"


def codes(analysis):
    return list(analysis.tags["code"])


def assert_sane(analysis, text):
    """Each tag lies in its sentence and its words are those of the text."""
    [result] = analysis.results
    assert isinstance(result, AnalysedNote)
    for tag in result.tags:
        assert tag.text == text[tag.start : tag.end] != ""
        assert tag.sentence_start <= tag.start < tag.end <= tag.sentence_end <= len(text)
        assert 0 < tag.score <= 1


def test_refusals_of_an_earlier_stage_keep_their_place(lens, make_note):
    early = Refusal(source="a.txt", reason="The file is empty.")
    results = list(lens.analyse_notes([early, make_note(VALIDATED, "n1"), early, make_note(WITH_EMAIL, "n2")]))
    assert [type(result).__name__ for result in results] == ["Refusal", "AnalysedNote", "Refusal", "Refusal"]
    assert results[0] is early
    assert results[2] is early
    assert results[3].note_id == "n2"


@pytest.mark.parametrize("error", [ValueError, KeyError, MemoryError])
def test_a_note_that_the_tagger_fails_on_is_refused_and_the_others_are_analysed(lens, make_note, monkeypatch, error):
    tag = TaggerModel.tag

    def fail(model, contexts):
        if any("marzipan" in context.text for context in contexts):
            raise error("cannot parse marzipan")
        return tag(model, contexts)

    monkeypatch.setattr(TaggerModel, "tag", fail)
    texts = [VALIDATED, VALIDATED, "Ate marzipan.", VALIDATED, VALIDATED]
    results = list(lens.analyse_notes(make_note(text, f"n{place}") for place, text in enumerate(texts)))
    assert [isinstance(result, Refusal) for result in results] == [False, False, True, False, False]
    assert (results[2].source, results[2].note_id) == ("n2.txt", "n2")
    assert re.search(rf"\({error.__name__} at .*test_pipeline:{fail.__code__.co_firstlineno + 2}\)", results[2].reason)
    assert "marzipan" not in repr(results[2])


def test_a_fault_of_the_model_is_no_fault_of_a_note(lens, make_note, monkeypatch):
    monkeypatch.setattr(lens.nlp.get_pipe("notelens_tagger"), "model", None)
    with pytest.raises(ModelError, match="no model"):
        list(lens.analyse_notes([make_note(VALIDATED)]))


def test_spacys_own_limit_stops_no_note_that_redaction_made_longer_than_reading_allows(lens):
    # The tokenizer is what refuses; the other stages take seconds for such a text.
    assert lens.nlp.make_doc("a" * (MAX_NOTE_CHARACTERS + 1)).text.startswith("a")


def test_a_note_marked_as_not_to_be_analysed_is_refused_under_every_policy(lens, make_note):
    for policy in IdentifierPolicy:
        [result] = lens.analyse_notes([make_note(VALIDATED, do_not_analyse=True)], policy=policy)
        assert isinstance(result, Refusal)
        assert "not to be analysed" in result.reason


def test_block_refuses_a_note_with_identifiers_and_says_where_they_are(lens):
    analysis = lens.analyze(WITH_EMAIL)
    [refusal] = analysis.refused
    assert not analysis.analysed
    assert [(f.kind, WITH_EMAIL[f.start : f.end]) for f in refusal.findings] == [("EMAIL", "zelda@example.org")]
    assert "zelda" not in refusal.reason


def test_allow_keeps_the_text_and_the_offsets_of_the_input(lens):
    analysis = lens.analyze(WITH_EMAIL, identifiers="allow")
    [result] = analysis.analysed
    assert result.note.text == WITH_EMAIL
    assert not result.note.redacted
    assert len(result.note.findings) == 1
    assert "validation" in codes(analysis)
    assert_sane(analysis, WITH_EMAIL)


def test_redact_gives_the_offsets_of_the_redacted_text(lens):
    analysis = lens.analyze(WITH_EMAIL, identifiers="redact")
    [result] = analysis.analysed
    assert result.note.redacted
    assert "zelda" not in result.note.text
    assert "validation" in codes(analysis)
    assert len(result.note.text) != len(WITH_EMAIL)
    assert_sane(analysis, result.note.text)


LONG = ("counterintuitively " * 60 + "so on.\n" + VALIDATED + "\n") * 180


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("word", False),
        ("I: Validated ct's grief 😢💔 and told her anyone would be shaken.", True),
        ("彼女は泣いた。治療者は黙って聞いていた。", False),
        ("THERAPIST VALIDATED FRUSTRATION WITH THE DELAY", True),
        ("told her that anyone would be angry and validated her frustration and then we stopped", True),
        (LONG[:200_000], True),
        ("a" * 200_000, False),
    ],
    ids=["one word", "emoji", "CJK", "capitals", "no punctuation", "200,000 characters", "one very long word"],
)
def test_odd_texts_give_sane_tags(lens, text, found):
    analysis = lens.analyze(text)
    assert_sane(analysis, text)
    assert ("validation" in codes(analysis)) is found


@pytest.mark.parametrize("text", ["", " \n\t ", "Validated\x00anger.", "\ud800", "x" * 1_000_001])
def test_a_text_that_cannot_be_read_is_refused_and_the_others_are_analysed(lens, text):
    note = SourceNote(note_id="given", text=text, source="given.txt")
    analysis = lens.analyze([text, note, VALIDATED])
    assert [refusal.source for refusal in analysis.refused] == ["text 1", "given.txt"]
    assert len(analysis.analysed) == 1


def test_one_text_and_texts_and_notes_may_be_given(lens, make_note):
    assert "validation" in codes(lens.analyze(VALIDATED))
    analysis = lens.analyze([VALIDATED, make_note(VALIDATED, "own", clinician="T01"), "Rode the bus."])
    assert list(analysis.notes["note_id"]) == ["note#1", "own", "note#3"]
    assert list(analysis.notes["clinician"])[1] == "T01"
    assert set(analysis.tags["note_id"]) == {"note#1", "own"}


def test_a_column_taken_out_of_a_frame_may_have_gaps(lens):
    analysis = lens.analyze(pd.Series([VALIDATED, float("nan"), VALIDATED]))
    assert [type(result).__name__ for result in analysis.results] == ["AnalysedNote", "Refusal", "AnalysedNote"]
    assert "float" in analysis.refused[0].reason


def test_a_frame_is_matched_loosely_and_gaps_are_refused(lens):
    frame = pd.DataFrame(
        {
            "Progress Note": [VALIDATED, float("nan"), "Rode the bus."],
            "Therapist": ["T01", "T01", None],
            "Session Number": [1, 2, 3],
        }
    )
    analysis = lens.analyze(frame)
    assert [result.note.details.clinician for result in analysis.analysed] == ["T01", None]
    assert list(analysis.notes["session_number"]) == [1, 3]
    assert [refusal.source for refusal in analysis.refused] == ["frame row 2"]


def test_columns_name_what_cannot_be_matched(lens):
    frame = pd.DataFrame({"blurb": [VALIDATED], "who": ["T07"]})
    with pytest.raises(ReadingError, match="No column holds the text"):
        lens.analyze(frame)
    analysis = lens.analyze(frame, columns={"text": "blurb", "clinician": "who"})
    assert list(analysis.notes["clinician"]) == ["T07"]
    assert "validation" in codes(analysis)
    with pytest.raises(ReadingError, match="nowhere"):
        lens.analyze(frame, columns={"text": "nowhere"})


def test_tables_of_nothing_still_have_their_columns(lens):
    analysis = lens.analyze([])
    assert tuple(analysis.tags.columns) == TAG_COLUMNS
    assert tuple(analysis.notes.columns) == NOTE_COLUMNS
    assert list(analysis.refusals.columns) == ["source", "note_id", "reason"]


def damaged(folder, name):
    """Copy the shipped model and break one file of it."""
    shutil.copytree(model_folder(), folder)
    numbers = folder / "notelens_tagger" / "tagger.json"
    match name:
        case "no numbers":
            numbers.unlink()
        case "field missing":
            fields = json.loads(numbers.read_text(encoding="utf-8"))
            del fields["mix"]
            numbers.write_text(json.dumps(fields), encoding="utf-8")
        case "other heads":
            (folder / "notelens_tagger" / "heads.skops").write_bytes(b"PK")
        case "tokenizer":
            (folder / "tokenizer").write_bytes(b"xx")
        case "meta":
            (folder / "meta.json").write_text("{", encoding="utf-8")


@pytest.mark.parametrize("name", ["no numbers", "field missing", "other heads", "tokenizer", "meta"])
def test_a_damaged_model_folder_is_refused(tmp_path, name):
    damaged(tmp_path / "model", name)
    with pytest.raises(ModelError, match=r"[Tt]rain"):
        load(tmp_path / "model")


def test_a_codebook_without_codes_of_the_model_is_refused(tmp_path):
    (tmp_path / "own.toml").write_text('drop = ["patience"]\n', encoding="utf-8")
    with pytest.raises(ModelError, match="tags patience, which the codebook does not have"):
        load(codebook=load_codebook(tmp_path / "own.toml"))


def test_a_model_trained_anew_under_the_same_version_has_another_name(lens, tmp_path):
    shutil.copytree(model_folder(), tmp_path / "model")
    tagger = tmp_path / "model" / "notelens_tagger"
    with ZipFile(tagger / "heads.skops", "a") as heads:
        heads.comment = b"trained anew"
    numbers = json.loads((tagger / "tagger.json").read_text(encoding="utf-8"))
    numbers["sha256"]["heads.skops"] = hashlib.sha256((tagger / "heads.skops").read_bytes()).hexdigest()
    (tagger / "tagger.json").write_text(json.dumps(numbers), encoding="utf-8")
    anew = load(tmp_path / "model").model_name
    assert anew != lens.model_name
    assert anew.partition(" (")[0] == lens.model_name.partition(" (")[0] == f"notelens_trust {lens.nlp.meta['version']}"


def test_a_folder_without_a_model_and_a_foreign_pipeline_are_refused(tmp_path):
    with pytest.raises(ModelError, match="notelens train"):
        load(tmp_path / "nowhere")
    spacy.blank("en").to_disk(tmp_path / "foreign")
    with pytest.raises(ModelError, match="without notelens_tagger.*notelens train"):
        load(tmp_path / "foreign")
