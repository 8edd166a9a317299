"""A codebook file -> Codebook: codes and statuses with their rules, examples and near-misses. Light to import."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from notelens.codebook_file import CodebookFile, parse_codebook, read_codebook
from notelens.codebook_rules import split_marked
from notelens.errors import CodebookError


class CodeGroup(StrEnum):
    """Whose behaviour a code describes."""

    THERAPIST = "therapist"
    CLIENT = "client"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence that carries the code. `spans` are the (start, end) of its evidence, in code points, end exclusive."""

    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """A sentence that looks like the code and does not carry it; `why` is the rule that says so."""

    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One behaviour. `short` fits an inline mark; `colour` (#rrggbb) is the ground for text in TEXT_COLOUR."""

    id: str
    name: str
    short: str
    group: CodeGroup
    colour: str
    definition: str
    examples: tuple[Example, ...]
    core: bool = False
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusEntry:
    """What a status (`id` is a value of `Status`) means, for people."""

    id: str
    name: str
    definition: str
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Codebook:
    """All codes, therapist codes first, and the statuses. `codebook["validation"]` gives one code."""

    version: str
    statuses: tuple[StatusEntry, ...]
    codes: tuple[Code, ...]

    def __getitem__(self, code_id: str) -> Code:
        if code_id not in self._by_id:
            close = get_close_matches(code_id, self.ids)
            hint = f"Did you mean {' or '.join(close)}?" if close else f"Its codes are {', '.join(self.ids)}."
            raise CodebookError(f'The codebook (version {self.version}) has no code "{code_id}". {hint}')
        return self._by_id[code_id]

    def __contains__(self, code_id: object) -> bool:
        return code_id in self._by_id

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all codes, in order."""
        return tuple(code.id for code in self.codes)

    @property
    def therapist(self) -> tuple[Code, ...]:
        """The codes for what the therapist does."""
        return tuple(code for code in self.codes if code.group is CodeGroup.THERAPIST)

    @property
    def client(self) -> tuple[Code, ...]:
        """The codes for what the client shows."""
        return tuple(code for code in self.codes if code.group is CodeGroup.CLIENT)

    @property
    def core(self) -> tuple[Code, ...]:
        """The codes that every view leads with."""
        return tuple(code for code in self.codes if code.core)

    @cached_property
    def _by_id(self) -> dict[str, Code]:
        return {code.id: code for code in self.codes}


def load_codebook(path: Path | None = None) -> Codebook:
    """Return the shipped codebook, or the one that a site's file makes of it.

    A file with `mode = "extend"` (the default) adds codes, overrides fields of shipped codes and leaves out those
    named in `drop`; one with `mode = "replace"` brings all codes itself. The statuses stay the shipped four; a file
    may reword them. Raises CodebookError with the file and line of the first thing that is wrong.
    """
    return _shipped() if path is None else _combine(_shipped(), read_codebook(path))


@lru_cache(maxsize=1)
def _shipped() -> Codebook:
    text = files("notelens").joinpath("codebook.toml").read_text(encoding="utf-8")
    return _combine(Codebook("", (), ()), parse_codebook(text, source="codebook.toml"))


def _combine(base: Codebook, file: CodebookFile) -> Codebook:
    dropped = set(file.drop)
    for position, code_id in enumerate(file.drop):
        if code_id not in base:
            raise file.error(("drop", position), f'no code "{code_id}" to drop.', code_id, base.ids)
    kept = {} if file.replaces else {code.id: code for code in base if code.id not in dropped}
    codes = _merge(file, "code", kept, Code)
    if not codes:
        raise file.error((), "the codebook has no codes. Add a [[code]] table.")
    _check_together(file, codes)
    statuses = _merge(file, "status", {status.id: status for status in base.statuses}, StatusEntry)
    ordered = sorted(codes.values(), key=lambda code: code.group is CodeGroup.CLIENT)
    return Codebook(file.version or f"{base.version}+local", tuple(statuses.values()), tuple(ordered))


Entry = TypeVar("Entry", Code, StatusEntry)


def _merge(file: CodebookFile, kind: str, known: dict[str, Entry], build: type[Entry]) -> dict[str, Entry]:
    merged = dict(known)
    for position, table in enumerate(file.tables(kind)):
        entry_id, fields = table["id"], _typed(kind, table)
        if entry_id in merged:
            merged[entry_id] = replace(merged[entry_id], **fields)
        else:
            file.check_complete(kind, position)
            merged[entry_id] = build(**fields)
    return merged


def _typed(kind: str, table: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    if "group" in fields:
        fields["group"] = CodeGroup(fields["group"])
    if kind == "code" and "examples" in fields:
        marked = map(split_marked, fields["examples"])
        fields["examples"] = tuple(Example(text=text, spans=spans) for text, spans in marked)
    if "near_misses" in fields:
        fields["near_misses"] = tuple(NearMiss(**pair) for pair in fields["near_misses"])
    return fields


def _check_together(file: CodebookFile, codes: dict[str, Code]) -> None:
    for position, table in enumerate(file.tables("code")):
        code = codes[table["id"]]
        if code.core and code.group is CodeGroup.CLIENT:
            where = ("code", position, "core" if "core" in table else "group")
            raise file.error(where, f'code "{code.id}" cannot be core: only therapist codes can. Remove core = true.')
        for key in ("name", "short"):
            wording = getattr(code, key).casefold()
            twins = [other.id for other in codes.values() if getattr(other, key).casefold() == wording]
            if len(twins) > 1:
                where = ("code", position, key)
                raise file.error(where, f"codes {' and '.join(twins)} have the same {key}. Change one.")
