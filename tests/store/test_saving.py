from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from sqlalchemy import insert

from notelens.errors import StoreError
from notelens.store import SaveResult, open_store
from notelens.store.schema import notes
from notelens.store.sqlite import sqlite_engine
from notelens.store.transactions import transact


def test_note_comes_back_as_it_was_saved(store, make_note):
    note = make_note("n1", "Validated ’her’ 😀 anger. \x00 é", session_number=4, modality="CBT", do_not_analyse=True)
    assert store.save([note], model="m1") == SaveResult(added=("n1",))
    assert store.note("n1") == note


def test_same_note_again_changes_nothing(store, make_note):
    store.save([make_note("n1")], model="m1")
    before = store.notes()
    assert store.save([make_note("n1"), make_note("other id")], model="m1") == SaveResult(unchanged=("n1", "n1"))
    assert store.notes().equals(before)


def test_other_model_replaces_the_tags(store, make_note):
    note = make_note("n1")
    store.save([note], model="m1")
    again = replace(note, tags=(replace(note.tags[0], code="empathy"),))
    assert store.save([again], model="m2") == SaveResult(retagged=("n1",))
    assert store.note("n1") == again
    assert store.notes()["model"].tolist() == ["m2"]


def test_details_are_updated_but_not_forgotten(store, make_note):
    store.save([make_note("n1", modality="CBT")], model="m1")
    assert store.save([make_note("n1")], model="m1").unchanged == ("n1",)
    assert store.save([make_note("n1", setting="school")], model="m1").retagged == ("n1",)
    assert store.notes()[["modality", "setting"]].values.tolist() == [["CBT", "school"]]


@pytest.mark.parametrize(
    "other",
    [{"text": "Another text."}, {"clinician": "c2"}, {"client": None}, {"session_number": 2}, {"session_date": None}],
)
def test_taken_id_is_renamed_and_nothing_is_lost(store, make_note, other):
    store.save([make_note("n1")], model="m1")
    assert store.save([make_note("n1", **other)], model="m1") == SaveResult(renamed=(("n1", "n1~2"),))
    assert store.save([make_note("n1", **other)], model="m1") == SaveResult(unchanged=("n1~2",))
    assert store.save([make_note("n1", "A third.")], model="m1").renamed == (("n1", "n1~3"),)
    assert store.note("n1") == make_note("n1")
    assert {tag.note_id for tag in store.note("n1~2").tags} == {"n1~2"}


def test_details_that_share_letters_are_not_the_same_note(store, make_note):
    pair = [make_note("n1", clinician="ab", client="c"), make_note("n2", clinician="a", client="bc")]
    assert store.save(pair, model="m1").added == ("n1", "n2")


def test_failed_note_is_reported_and_the_others_are_kept(store, make_note):
    misfit = make_note("misfit")
    misfit = replace(misfit, tags=(replace(misfit.tags[0], start=3),))
    batch = [make_note("n1", "One."), misfit, make_note("broken", "Half a \ud83d letter."), make_note("n2", "Two.")]
    batch.append(make_note("huge", "Three.", session_number=2**70))
    result = store.save(batch, model="m1")
    assert result.added == ("n1", "n2")
    assert [refusal.note_id for refusal in result.failed] == ["misfit", "broken", "huge"]
    assert store.count() == 2


def test_notes_before_an_error_of_the_source_stay(store, make_note):
    def source():
        yield make_note("n1")
        raise RuntimeError("the reader broke")

    with pytest.raises(RuntimeError):
        store.save(source(), model="m1")
    assert store.count() == 1


def test_threads_save_different_notes_and_the_same_note(store, make_note):
    start = Barrier(4)

    def save(thread: int) -> SaveResult:
        start.wait()
        return store.save(
            [make_note(f"{name}{n}", f"{name} {n}.") for n in range(15) for name in ("same", f"own{thread} ")],
            model="m1",
        )

    with ThreadPoolExecutor(4) as threads:
        results = list(threads.map(save, range(4)))
    assert sum(len(result.added) for result in results) == 15 + 4 * 15
    assert sum(len(result.unchanged) for result in results) == 3 * 15
    assert not any(result.failed or result.renamed for result in results)
    assert store.count() == 75


def test_collision_with_another_writer_is_tried_again():
    engine = sqlite_engine(None)
    calls = []

    def collide_once(connection):
        calls.append(connection)
        row = {"note_id": "n1", "identity": "i", "source": "s", "text": "t", "do_not_analyse": False}
        if len(calls) == 1:
            connection.execute(insert(notes).values(row))
        return "done"

    with engine.begin() as connection:
        notes.create(connection)
    assert transact(engine, "here", collide_once, writes=True) == "done"
    assert len(calls) == 2
    engine.dispose()


def test_locked_store_raises_and_says_so(path, make_note, monkeypatch):
    monkeypatch.setattr("notelens.store.sqlite.BUSY_SECONDS", 0)
    with open_store(path) as store, open_store(path) as other:
        with other._engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            with pytest.raises(StoreError, match="another program is writing"):
                store.save([make_note("n1")], model="m1")
        assert store.save([make_note("n1")], model="m1").added == ("n1",)
