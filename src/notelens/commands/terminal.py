"""What the commands share at the terminal: messages, progress on a terminal only, exit codes."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from notelens.reading import read_path, with_unique_ids
from notelens.records import Refusal, SourceNote

Item = TypeVar("Item")
OK, FAILURE, USAGE, SOME_REFUSED = 0, 1, 2, 3
MAX_REASONS = 20
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def say(text: str) -> None:
    """Print a line to standard output, as it is."""
    out.print(text, markup=False, emoji=False)


def complain(text: str) -> None:
    """Print a line to standard error, as it is."""
    err.print(text, markup=False, emoji=False)


@contextmanager
def counted(title: str) -> Iterator[Callable[[Iterable[Item]], Iterator[Item]]]:
    """Give a function that counts items on a progress line as they pass; silent where there is no terminal."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as progress:
        task = progress.add_task(title, total=None)

        def count(items: Iterable[Item]) -> Iterator[Item]:
            if isinstance(items, list | tuple):
                progress.update(task, total=len(items))
            for item in items:
                progress.advance(task)
                yield item

        yield count


def read_all(paths: list[Path]) -> list[SourceNote | Refusal]:
    """Read every path with ids that are unique over all of them; a path that is not there is wrong usage."""
    for path in paths:
        if not path.exists():
            raise typer.BadParameter(f"{path} does not exist.", param_hint="PATH")
    with counted("Reading") as count:
        return list(count(with_unique_ids(item for path in paths for item in read_path(path))))


def list_refusals(refusals: list[Refusal]) -> None:
    """Say what was refused and why, the first ones in full."""
    for refusal in refusals[:MAX_REASONS]:
        complain(f"  refused: {refusal.source}: {refusal.reason}")
    if len(refusals) > MAX_REASONS:
        complain(f"  and {len(refusals) - MAX_REASONS} more.")
