"""Where a batch runs: SourceNotes -> AnalysedNotes in this process, in several, or on a Dask cluster. Order is kept."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from notelens.codebook import load_codebook
from notelens.errors import NoteLensError, SettingsError, place_of
from notelens.pipeline import NoteLens, load
from notelens.records import AnalysedNote, IdentifierPolicy, Refusal, SourceNote

Item = SourceNote | Refusal
Result = AnalysedNote | Refusal
# Large enough that sending a chunk to a worker costs little beside analysing it, small enough for smooth progress.
_CHUNK = 16


class Engine(StrEnum):
    """What carries out a batch."""

    LOCAL = "local"
    DASK = "dask"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What every worker needs to know; `model` and `codebook` are None for the shipped ones."""

    policy: IdentifierPolicy
    model: Path | None = None
    codebook: Path | None = None


def analyse(
    notes: Iterable[Item], job: Job, *, engine: Engine = Engine.LOCAL, jobs: int = 1, scheduler: str | None = None
) -> Iterator[Result]:
    """Yield one result per note, in order. `scheduler` is a Dask address; without one, Dask runs on this machine.

    Dask workers short of memory write results, and so notes, to a disk in clear. Those on this machine are told not
    to; the workers of a cluster need `distributed.worker.memory.target` and `.spill` set to False where they start.
    """
    if engine is Engine.DASK:
        return _on_dask(notes, job, jobs, scheduler)
    if jobs == 1:
        return _lens(job).analyse_notes(notes, policy=job.policy)
    return _in_processes(notes, job, jobs)


@lru_cache(maxsize=1)
def _lens(job: Job) -> NoteLens:
    return load(job.model, codebook=load_codebook(job.codebook))


def _analyse_chunk(chunk: Sequence[Item], job: Job) -> list[Result]:
    try:
        return list(_lens(job).analyse_notes(chunk, policy=job.policy))
    except NoteLensError:
        raise
    except Exception as error:  # noqa: BLE001 - its message may quote a note, and Dask logs what a worker raises
        raise NoteLensError(f"A worker failed unexpectedly ({place_of(error)}). Please report this line.") from None


def _chunks(notes: Iterable[Item]) -> Iterator[list[Item]]:
    source = iter(notes)
    while chunk := list(islice(source, _CHUNK)):
        yield chunk


def _in_processes(notes: Iterable[Item], job: Job, jobs: int) -> Iterator[Result]:
    # Spawned, not forked: a fork of a process with running threads may hang.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from _windowed(notes, jobs, lambda chunk: pool.submit(_analyse_chunk, chunk, job).result)


def _on_dask(notes: Iterable[Item], job: Job, jobs: int, scheduler: str | None) -> Iterator[Result]:
    try:
        from dask import config
        from distributed import Client
    except ImportError:
        raise SettingsError("The engine dask needs an extra part: pip install 'notelens[cluster]'.") from None
    # Without these addresses a local cluster's status pages would listen on every network interface.
    own = {"n_workers": jobs, "threads_per_worker": 1, "host": "127.0.0.1"}
    own |= {"dashboard_address": "127.0.0.1:0", "worker_dashboard_address": "127.0.0.1:0"}
    in_memory = {"distributed.worker.memory.target": False, "distributed.worker.memory.spill": False}
    with config.set(in_memory), Client(scheduler, **({} if scheduler else own)) as client:  # type: ignore[no-untyped-call]
        yield from _windowed(notes, jobs, lambda chunk: client.submit(_analyse_chunk, chunk, job, pure=False).result)


def _windowed(
    notes: Iterable[Item], jobs: int, submit: Callable[[list[Item]], Callable[[], list[Result]]]
) -> Iterator[Result]:
    """Keep a few chunks under way and yield their results in order, so that memory stays flat on a long stream."""
    pending: list[Callable[[], list[Result]]] = []
    for chunk in _chunks(notes):
        pending.append(submit(chunk))
        if len(pending) > 2 * jobs:
            yield from pending.pop(0)()
    for result in pending:
        yield from result()
