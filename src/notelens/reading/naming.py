"""Names of files, which nobody vouches for -> names that can be shown, and note ids that are unique."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from notelens.reading.contract import Item
from notelens.records import SourceNote

MAX_SHOWN = 200
# Control, format (such as direction overrides), surrogate, line and paragraph separators.
_INVISIBLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_DRIVE = re.compile(r"[A-Za-z]:")


def one_line(value: str) -> str:
    """Return the value without invisible characters, on one line, without spaces around it."""
    visible = (" " if char.isspace() else char for char in value if char.isspace() or not _is_invisible(char))
    return " ".join("".join(visible).split())


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) in _INVISIBLE


def shown_name(raw: str) -> str:
    r"""Return a file's relative path with forward slashes: no drive, root or way up, nothing invisible.

    >>> shown_name("C:\\Users\\me\\a.txt"), shown_name("../../etc/a.txt")
    ('Users/me/a.txt', 'etc/a.txt')
    """
    parts = [one_line(part) for part in raw.replace("\\", "/").split("/")]
    kept = [part for part in parts if part not in ("", ".", "..") and not _DRIVE.fullmatch(part)]
    return "/".join(kept)[-MAX_SHOWN:] or "unnamed file"


def stem(name: str) -> str:
    """Return the last part of a shown name without its ending."""
    return PurePosixPath(name).stem.strip()


def suffix(name: str) -> str:
    """Return the ending of a shown name in small letters, with its dot; "" without one."""
    return PurePosixPath(name).suffix.lower()


def with_unique_ids(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items; a note whose id was seen before gets its folder in front, then `~2`, `~3`, and so on.

    Use it again around several reads (more than one path or upload) to keep ids unique across them.
    """
    taken: set[str] = set()
    last_number: dict[str, int] = {}
    for item in items:
        if not isinstance(item, SourceNote):
            yield item
            continue
        folder = item.source.rpartition("/")[0]
        note_id = item.note_id
        if note_id in taken and folder:
            note_id = f"{folder}/{note_id}"
        base = note_id
        while note_id in taken:
            last_number[base] = last_number.get(base, 1) + 1
            note_id = f"{base}~{last_number[base]}"
        taken.add(note_id)
        yield item if note_id == item.note_id else replace(item, note_id=note_id)
