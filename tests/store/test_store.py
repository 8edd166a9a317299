import sqlite3
import traceback
from datetime import date

import pandas as pd
import pytest

from notelens.errors import StoreError
from notelens.records import DETAIL_COLUMNS, TAG_COLUMNS
from notelens.store import open_store

NOTE_COLUMNS = ["note_id", "source", *DETAIL_COLUMNS, "sentence_count", "word_count", "redacted", "finding_count",
                "added_at", "model"]  # fmt: skip
PLANTED = "QUINCETREE"


def test_notes_frame(store, make_note):
    store.save([make_note("n2", session_number=7), make_note("n1", "Other words.", client=None)], model="m1")
    frame = store.notes()
    assert list(frame) == NOTE_COLUMNS
    assert frame["note_id"].tolist() == ["n2", "n1"]
    first, second = frame.iloc[0], frame.iloc[1]
    assert (first.word_count, first.sentence_count, first.finding_count, first.session_number) == (6, 1, 1, 7)
    assert first.session_date.date() == date(2026, 3, 1)
    assert pd.isna(second.client)
    assert pd.isna(second.session_number)
    assert abs(pd.Timestamp.now(tz="UTC") - first.added_at) < pd.Timedelta(minutes=5)


def test_frames_of_an_empty_store_have_the_same_types(store, make_note):
    empty_notes, empty_tags = store.notes(), store.tags(text=True)
    assert len(empty_notes) == len(empty_tags) == 0
    store.save([make_note("n1")], model="m1")
    assert empty_notes.dtypes.to_dict() == store.notes().dtypes.to_dict()
    assert empty_tags.dtypes.to_dict() == store.tags(text=True).dtypes.to_dict()


def test_tags_frame_has_text_only_on_request(store, make_note):
    store.save([make_note("n1"), make_note("n2", "Empathised.")], model="m1")
    assert list(store.tags()) == [name for name in TAG_COLUMNS if name != "text"]
    assert list(store.tags(text=True)) == list(TAG_COLUMNS)
    assert store.tags(text=True)["text"].tolist() == ["Validated", "Empathise"]


def test_tags_of_chosen_notes(store, make_note, monkeypatch):
    monkeypatch.setattr("notelens.store.frames.CHUNK", 2)
    store.save([make_note(f"n{number}", f"Text {number}.") for number in range(5)], model="m1")
    assert store.tags(["n0", "n3", "n4", "unknown"])["note_id"].tolist() == ["n0", "n3", "n4"]
    assert store.tags([]).empty


def test_sentence_texts(store, make_note):
    store.save([make_note("n1"), make_note("n2", "Other words.", clinician=None)], model="m1")
    assert list(store.sentence_texts()) == [
        ("n1", "c1", ["Validated her anger. Will check in."]),
        ("n2", None, ["Other words."]),
    ]
    assert [note_id for note_id, _, _ in store.sentence_texts(["n2"])] == ["n2"]


def test_unknown_note(store):
    with pytest.raises(StoreError, match="has no note n9"):
        store.note("n9")


def planted(make_note, count):
    # Of many lengths, so that rows move between the pages of the file.
    return [make_note(f"n{n}", f"{PLANTED} {n}. " * (1 + 37 * (n % 7)), clinician=f"{PLANTED}C") for n in range(count)]


@pytest.mark.parametrize("everything", [True, False])
def test_deleted_notes_leave_nothing_in_the_files(store, path, make_note, everything):
    store.save(planted(make_note, 40), model="m1")
    store.save([make_note("keep", "Kept words.")], model="m1")
    assert any(PLANTED.encode() in file.read_bytes() for file in path.parent.iterdir())
    if everything:
        assert store.delete_all() == 41
    else:
        assert store.delete(f"n{n}" for n in [*range(40), 99]) == 40
        assert store.notes()["note_id"].tolist() == ["keep"]
        assert store.tags()["note_id"].tolist() == ["keep"]
    assert not any(PLANTED.encode() in file.read_bytes() for file in path.parent.iterdir())


def test_delete_takes_the_parts_along_and_rewrites_the_file(store, path, make_note):
    store.save(planted(make_note, 40), model="m1")
    store.delete([f"n{n}" for n in range(39)])
    with sqlite3.connect(path) as connection:
        for part in ("sentences", "tags", "findings"):
            assert connection.execute(f"SELECT count(*) FROM {part}").fetchone() == (1,)  # noqa: S608
        # Free pages, and bytes that were moved within pages, can hold old text whatever `secure_delete` does.
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    connection.close()


def test_delete_says_so_when_a_reader_keeps_traces(path, make_note, monkeypatch):
    monkeypatch.setattr("notelens.store.sqlite.BUSY_SECONDS", 0)
    with open_store(path) as store, open_store(path) as reader:
        store.save([make_note("n1")], model="m1")
        with reader._engine.connect() as connection:
            connection.exec_driver_sql("SELECT * FROM notes").fetchall()
            with pytest.raises(StoreError, match="Close that program, then delete again"):
                store.delete(["n1"])
        assert store.delete([]) == 0
        assert store.count() == 0


def test_closed_store_refuses(path):
    store = open_store(path)
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.count()


def everything_said(error: BaseException) -> str:
    said = [str(error), repr(error), *traceback.format_exception(error)]
    return " ".join(said + [everything_said(other) for other in (error.__cause__, error.__context__) if other])


def test_no_error_repr_or_frame_holds_the_text(store, make_note, caplog):
    caplog.set_level("DEBUG")
    note = make_note("n1", f"{PLANTED} was here.")
    result = store.save([note, make_note("n2", f"{PLANTED} \ud83d")], model="m1")
    assert len(result.failed) == 1
    with store._engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE tags")
    with pytest.raises(StoreError) as caught:
        store.save([make_note("n3", f"{PLANTED} again.")], model="m1")
    # The database's own error carries the values that it was given.
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None
    shown = [everything_said(caught.value), repr(result), repr(store), repr(store.note), caplog.text]
    shown.append(store.notes().to_string())
    assert PLANTED not in " ".join(shown)
