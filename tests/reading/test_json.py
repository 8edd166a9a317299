import json

import pytest

from notelens.reading import read_upload
from notelens.records import Refusal, SourceNote

TEXT = "S: \u201cok\u201d\r\nO: \u2028next\n"
OBJECT = {"note_id": 7, "clinician": "T05", "session_number": "4", "do_not_analyse": True, "text": TEXT}


def lines(*objects: object) -> bytes:
    return "\n".join(json.dumps(each, ensure_ascii=False) for each in objects).encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize(("name", "whole"), [("a.jsonl", OBJECT), ("a.json", [OBJECT])])
def test_an_object_becomes_a_note(encoding, name, whole, only_note):
    note = only_note(name, json.dumps(whole, ensure_ascii=False).encode(encoding))
    assert (note.note_id, note.text) == ("7", TEXT)
    assert (note.details.clinician, note.details.session_number, note.details.do_not_analyse) == ("T05", 4, True)


def test_a_bad_line_does_not_stop_the_others():
    data = b'{"text": "one"}\r\n{"text": "ct said\n\n[1]\n{"text": "caf\xe9"}\n{"text": "last"}\n'
    items = read_upload("a.jsonl", data)
    assert [(type(item), item.source) for item in items] == [
        (SourceNote, "a.jsonl line 1"),
        (Refusal, "a.jsonl line 2"),
        (Refusal, "a.jsonl line 4"),
        (Refusal, "a.jsonl line 5"),
        (SourceNote, "a.jsonl line 6"),
    ]
    assert items[1].reason.startswith("Line 2: this is not valid JSON")
    assert "ct said" not in items[1].reason
    assert "not UTF-8" in items[3].reason


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({"text": ["ct"]}, "not a string"),
        ({"text": 4}, "not a string"),
        ({"text": None}, "the text is empty"),
        ({"text": ""}, "the text is empty"),
        ({"memo": "x"}, "None of its column names is known (1 column)."),
        ({"note_id": ["a"], "text": "x"}, "id must be a string or a number"),
        ({"text": "a\x00b"}, "NUL"),
        ({"text": "a\ud800b"}, "damaged"),
        ("ct said", "not an object"),
    ],
)
def test_refused_objects(value, says, only_reason):
    data = json.dumps(value).encode()
    assert says in only_reason("a.jsonl", data)
    assert says in only_reason("a.json", b"[" + data + b"]")
    assert "ct said" not in only_reason("a.jsonl", data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'{"text": "x"}', "must hold a list"),
        (b"[]", "is empty"),
        (b'[{"text": "ct said"},\n oops]', "line 2, column 2"),
        (b"[" * 100_000, "not valid JSON"),
        (b'[{"text": "x", "n": ' + b"1" * 5_000 + b"}]", "not valid JSON"),
    ],
    ids=["object", "nothing", "broken", "deep", "long-number"],
)
def test_refused_files(data, says, only_reason):
    reason = only_reason("a.json", data)
    assert says in reason
    assert "ct said" not in reason


def test_a_mapping_applies_to_each_object():
    items = read_upload("a.jsonl", lines({"memo": "one"}, {"text": "two"}), columns={"text": "memo"})
    assert items[0].text == "one"
    assert "does not have" in items[1].reason
