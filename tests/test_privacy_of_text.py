"""A word planted in notes that are analysed, refused, unreadable or make a stage crash is printed nowhere."""

import logging
import sys
import traceback

import pytest

from notelens.analysis import Analysis
from notelens.cli import main
from notelens.errors import PrivacyGateError
from notelens.privacy.gate import clear
from notelens.records import AnalysedNote, ClearedNote, Evidence, IdentifierPolicy, SourceNote, Status, Tag
from notelens.tagging.contexts import SentenceContext
from notelens.training.corpus import AnnotatedNote, BankSentence
from notelens.training.examples import Example

PLANTED = "marzipan"
TEXT = f"Validated her anger about the {PLANTED}."


@pytest.fixture
def batch(tmp_path):
    folder = tmp_path / "notes"
    folder.mkdir()
    files = {
        "plain.txt": TEXT.encode(),
        "gate.txt": f"{TEXT} Mail {PLANTED}@example.org".encode(),
        "control.txt": f"{TEXT}\x07".encode(),
        "nul.txt": f"{TEXT}\x00".encode(),
        "not_word.docx": TEXT.encode(),
        "no_header.csv": f"{TEXT} and a great deal more of it,{f'{PLANTED} ' * 5}\n".encode(),
        "empty_row.csv": f"note_id,text\n{PLANTED * 20},{TEXT}\nb,\n".encode(),
        "broken.jsonl": f'{{"note_id": "a", "text": "{TEXT}"\n{{"note_id": "b", "text": ["{TEXT}"]}}\n'.encode(),
        "broken.json": f'[{{"note_id": "a", "text": "{TEXT}"'.encode(),
        "unknown.xyz": TEXT.encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def everything_printed(monkeypatch, capfd, caplog, tmp_path, lens):
    """Run the command line and return its exit code and all that it prints and logs, on any level."""
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr("notelens.engines._lens", lambda job: lens)

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["notelens", *map(str, arguments)])
        with pytest.raises(SystemExit) as caught:
            main()
        printed = capfd.readouterr()
        return caught.value.code, printed.out + printed.err + caplog.text

    return run


@pytest.mark.parametrize("policy", ["block", "redact", "allow"])
def test_analyze_prints_no_text_of_notes_good_or_bad(everything_printed, batch, tmp_path, policy):
    code, printed = everything_printed("analyze", batch, "-o", tmp_path / "tags.csv", "--identifiers", policy)
    assert code == 3
    assert "no_header.csv" in printed
    assert PLANTED not in printed


def test_check_prints_no_text_and_writes_none(everything_printed, batch, tmp_path):
    code, printed = everything_printed("check", batch, "-o", tmp_path / "findings.csv")
    assert code == 3
    assert PLANTED not in printed
    assert PLANTED not in (tmp_path / "findings.csv").read_text(encoding="utf-8")


STAGES_OF_A_RUN = [
    "notelens.commands.terminal.read_path",
    "notelens.commands.analyze.tag_table",
    "notelens.commands.analyze.write_table",
]
STAGES_OF_A_NOTE = [
    "notelens.pipeline.clear",
    "notelens.segmentation.components.find_turns",
    "notelens.tagging.component.sentence_contexts",
    "notelens.tagging.tagger.TaggerModel.tag",
    "notelens.pipeline.sentences_of",
]


@pytest.mark.parametrize("stage", STAGES_OF_A_NOTE)
def test_a_note_that_crashes_a_stage_is_refused_by_type_and_place_only(
    everything_printed, batch, tmp_path, monkeypatch, stage
):
    def crash(*_, **__):
        raise ValueError(f"cannot work on {TEXT}")

    monkeypatch.setattr(stage, crash)
    code, printed = everything_printed("analyze", batch / "plain.txt", "-o", tmp_path / "tags.csv")
    assert code == 3
    assert f"ValueError at {__name__}:{crash.__code__.co_firstlineno + 1}" in printed
    assert PLANTED not in printed


@pytest.mark.parametrize("stage", STAGES_OF_A_RUN)
def test_a_run_that_crashes_is_told_by_type_and_place_only(everything_printed, batch, tmp_path, monkeypatch, stage):
    def crash(*_, **__):
        raise ValueError(f"cannot work on {TEXT}")

    monkeypatch.setattr(stage, crash)
    code, printed = everything_printed("analyze", batch / "plain.txt", "-o", tmp_path / "tags.csv")
    assert code == 1
    place = f"{__name__}:{crash.__code__.co_firstlineno + 1}"
    assert printed == f"Error: NoteLens failed unexpectedly (ValueError at {place}). Please report this line.\n"


def test_a_damaged_corpus_is_told_by_file_and_line_only(everything_printed, tmp_path, monkeypatch, lens):
    monkeypatch.setattr("notelens.commands.evaluate.load", lambda *_, **__: lens)
    (tmp_path / "corpus.jsonl").write_text(f'{{"note_id": "a_1", "text": "{TEXT}", "tags": [\n', encoding="utf-8")
    for command in ("train", "evaluate"):
        code, printed = everything_printed(command, tmp_path / "corpus.jsonl")
        assert code == 1
        assert "corpus.jsonl, line 1" in printed
        assert PLANTED not in printed


def records():
    tag = Tag(
        note_id="n", start=0, end=5, code="validation", status=Status.PRESENT, score=0.5, sentence_start=0,
        sentence_end=len(TEXT), section="", evidence=Evidence.NAMED, text=TEXT,
    )  # fmt: skip
    cleared = ClearedNote(note_id="n", text=TEXT, source="n.txt")
    analysed = AnalysedNote(note=cleared, sentences=(), tags=(tag,))
    context = SentenceContext(TEXT, TEXT, "", "", 0.5)
    return [
        SourceNote(note_id="n", text=TEXT, source="n.txt"),
        cleared,
        tag,
        analysed,
        Analysis((analysed,)),
        AnnotatedNote(note_id="n", writer="w", text=TEXT, sentences=(), tags=()),
        Example(context, (), "n", "w"),
        BankSentence(context, (), "w", "g"),
    ]


@pytest.mark.parametrize("record", records(), ids=lambda record: type(record).__name__)
def test_no_record_shows_its_text(record):
    assert PLANTED not in repr(record) + str(record)


def test_a_refusal_by_the_gate_carries_no_text_in_its_traceback(lens, make_note):
    with pytest.raises(PrivacyGateError) as caught:
        clear(make_note(f"Mail {PLANTED}@example.org"), IdentifierPolicy.BLOCK)
    told = "".join(traceback.format_exception(caught.value))
    assert PLANTED not in told + repr(caught.value) + repr(caught.value.findings)
