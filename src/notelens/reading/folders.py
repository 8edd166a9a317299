"""A path to a file or folder -> the notes in it and the refusals, in the order of their names."""

import stat
from collections.abc import Iterator
from pathlib import Path

from notelens.reading.columns import check_fields
from notelens.reading.contract import MAX_FILE_BYTES, Columns, Item
from notelens.reading.naming import shown_name, with_unique_ids
from notelens.reading.one_file import read_bytes, suffix_problem, too_large
from notelens.records import Refusal

_NOT_NOTES = ("readme", "license", "licence")
# Word's lock files lie beside every document that is open.
_HIDDEN = (".", "~$")


def read_path(path: Path, *, columns: Columns | None = None) -> Iterator[Item]:
    """Yield the notes and refusals of a file, or of all files in a folder and its subfolders.

    `columns` maps fields to the headers of tables. A note's source is the file's name, or its path from the folder,
    with the row. Hidden files, README and LICENSE are passed over; links that leave the folder are refused. Raises
    ReadingError only if `columns` names an unknown field: whatever is wrong with a file is a refusal.
    """
    check_fields(columns)
    return with_unique_ids(_items(path, columns))


def _items(path: Path, columns: Columns | None) -> Iterator[Item]:
    nothing = True
    for found in _walk(path):
        nothing = False
        if isinstance(found, Refusal):
            yield found
        else:
            yield from _read_file(found, _name_in(path, found), columns)
    if nothing:
        yield Refusal(source=shown_name(path.name), reason="The folder holds no files that could be notes.")


def _walk(top: Path) -> Iterator[Path | Refusal]:
    """Yield the files, in order; a refusal for what cannot be or must not be looked into."""
    pending = [top]
    while pending:
        entry = pending.pop()
        try:
            if _leaves(entry, top):
                reason = "This is a link to another place and was not followed. Copy what it leads to into the folder."
                yield Refusal(source=_name_in(top, entry), reason=reason)
            elif entry.is_dir():
                pending.extend(each for each in sorted(entry.iterdir(), reverse=True) if not _is_passed_over(each))
            else:
                yield entry
        except (OSError, RuntimeError):  # RuntimeError: links in a circle
            yield Refusal(source=_name_in(top, entry), reason="It cannot be opened. Check that you may read it.")


def _is_passed_over(entry: Path) -> bool:
    return entry.name.startswith(_HIDDEN) or (entry.name.lower().startswith(_NOT_NOTES) and not entry.is_dir())


def _leaves(entry: Path, top: Path) -> bool:
    if entry == top or not entry.is_symlink():
        return False
    return entry.is_dir() or not entry.resolve().is_relative_to(top.resolve())


def _name_in(folder: Path, entry: Path) -> str:
    return shown_name(entry.name if entry == folder else entry.relative_to(folder).as_posix())


def _read_file(path: Path, name: str, columns: Columns | None) -> Iterator[Item]:
    if problem := suffix_problem(name):
        yield Refusal(source=name, reason=problem)
        return
    try:
        data = _content(path)
    except FileNotFoundError:
        yield Refusal(source=name, reason="There is no such file. Check the path and try again.")
    except (OSError, ValueError):
        yield Refusal(source=name, reason="The file cannot be opened. Check that you may read it.")
    else:
        yield from (
            [Refusal(source=name, reason=too_large())] if data is None else read_bytes(name, data, columns=columns)
        )


def _content(path: Path) -> bytes | None:
    """Return the file's bytes, or None if there are too many of them. Raises OSError."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        # Reading a pipe or device could wait for ever.
        raise OSError
    return path.read_bytes() if status.st_size <= MAX_FILE_BYTES else None
