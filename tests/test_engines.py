"""A batch gives the same results in the same order, wherever it runs."""

import traceback
from multiprocessing import active_children

import pytest

from notelens.engines import Engine, Job, _analyse_chunk, analyse
from notelens.errors import ModelError, NoteLensError, place_of
from notelens.records import IdentifierPolicy, Refusal

JOB = Job(policy=IdentifierPolicy.BLOCK)
PLANTED = "marzipan"


@pytest.fixture
def batch(make_note, monkeypatch):
    """More chunks than are under way at once, refusals on both sides of their edges and one that the gate makes."""
    monkeypatch.setattr("notelens.engines._CHUNK", 4)
    text = "I: Validated her anger about delay number {}.\nP: Check in on pace."
    notes = [make_note(text.format(number), f"n{number}") for number in range(36)]
    for place in (0, 15, 16, 35):
        notes.insert(place, Refusal(source=f"refused {place}", reason="The file is empty."))
    notes.insert(20, make_note("Write to zelda@example.org.", "gate"))
    return notes


def rounded(results):
    """Everything but the last digits of the scores, which depend on how many sentences are computed at once."""
    return [
        result
        if isinstance(result, Refusal)
        else (
            result.note,
            result.sentences,
            [(t.start, t.end, t.code, t.status, round(t.score, 9)) for t in result.tags],
        )
        for result in results
    ]


@pytest.fixture
def expected(batch):
    results = list(analyse(batch, JOB))
    assert [isinstance(result, Refusal) for result in results].count(True) == 5
    assert sum(len(result.tags) for result in results if not isinstance(result, Refusal)) >= 36
    return rounded(results)


def test_processes_give_what_one_process_gives(batch, expected):
    assert rounded(analyse(iter(batch), JOB, jobs=2)) == expected
    assert active_children() == []


def test_dask_gives_what_one_process_gives(batch, expected):
    pytest.importorskip("distributed")
    assert rounded(analyse(iter(batch), JOB, engine=Engine.DASK, jobs=2)) == expected
    assert active_children() == []


def test_a_local_dask_cluster_never_spills_notes_to_a_disk(batch, monkeypatch):
    pytest.importorskip("distributed")

    def limits(chunk, job):
        from distributed import get_worker

        memory = get_worker().memory_manager
        return [memory.memory_target_fraction, memory.memory_spill_fraction]

    monkeypatch.setattr("notelens.engines._analyse_chunk", limits)
    assert list(analyse(batch[:4], JOB, engine=Engine.DASK)) == [False, False]


def test_an_error_for_people_comes_through_from_a_worker(batch, tmp_path):
    with pytest.raises(ModelError, match="meta.json"):
        list(analyse(batch[1:2], Job(policy=IdentifierPolicy.BLOCK, model=tmp_path), jobs=2))


def test_what_a_worker_raises_never_quotes_a_note(monkeypatch, make_note):
    def crash(job):
        raise ValueError(f"cannot parse {PLANTED}")

    monkeypatch.setattr("notelens.engines._lens", crash)
    with pytest.raises(NoteLensError, match=r"ValueError at .*test_engines.*Please report") as caught:
        _analyse_chunk([make_note(PLANTED)], JOB)
    # What a process pool sends home, and what Dask logs.
    assert PLANTED not in "".join(traceback.format_exception(caught.value)) + repr(caught.value)


def test_the_place_of_an_error_names_the_innermost_line_and_no_message():
    def inner():
        raise KeyError(PLANTED)

    with pytest.raises(KeyError) as caught:
        inner()
    assert place_of(caught.value) == f"KeyError at {__name__}:{inner.__code__.co_firstlineno + 1}"
    assert place_of(ValueError(PLANTED)) == "ValueError at an unknown place"


def test_the_place_of_an_error_is_that_of_its_first_cause():
    try:
        try:
            raise KeyError(PLANTED)
        except KeyError as first:
            raise ValueError(PLANTED) from first
    except ValueError as second:
        assert place_of(second).startswith("KeyError at ")
