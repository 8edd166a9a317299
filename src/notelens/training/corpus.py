"""Annotated notes on disk (JSONL in the scorer's form) -> AnnotatedNotes, checked."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from notelens.codebook import Codebook
from notelens.errors import CorpusError
from notelens.records import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTag:
    """An annotated span: offsets in code points, a code and a status."""

    start: int
    end: int
    code: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedNote:
    """A synthetic note with its gold tags; `sentences` are the annotators' sentences, the unit of agreement."""

    note_id: str
    writer: str
    text: str = field(repr=False)
    sentences: tuple[tuple[int, int], ...]
    tags: tuple[GoldTag, ...]
    register: str = ""
    format: str = ""
    modality: str = ""


def load_corpus(path: Path, codebook: Codebook) -> list[AnnotatedNote]:
    """Read one JSONL file, or all of a folder in order of name. Raises CorpusError with file and line."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    notes: dict[str, AnnotatedNote] = {}
    for place, note in (found for file in files for found in _read(file, codebook)):
        if note.note_id in notes:
            raise CorpusError(f"{place}: another note has the id {note.note_id}. Give each note an id of its own.")
        notes[note.note_id] = note
    if not notes:
        raise CorpusError(
            f"{path} holds no annotated notes. It needs .jsonl files with note_id, text, sentences, tags."
        )
    return list(notes.values())


def _read(file: Path, codebook: Codebook) -> Iterator[tuple[str, AnnotatedNote]]:
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{file} cannot be read as UTF-8 text ({type(error).__name__}).") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            place = f"{file.name}, line {number}"
            try:
                note = _note(json.loads(line), codebook)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise CorpusError(f"{place}: {_fault(error)}") from None
            yield place, note


def _fault(error: Exception) -> str:
    """Say what is wrong; a JSON error's own words may quote the line, so they are not passed on."""
    if isinstance(error, json.JSONDecodeError):
        return f"no valid JSON at column {error.colno}."
    if isinstance(error, KeyError):
        return f"the field {error} is missing."
    return str(error) if isinstance(error, ValueError) else "a field has the wrong type."


def _note(row: Mapping[str, Any], codebook: Codebook) -> AnnotatedNote:
    text, sentences = row["text"], tuple(_offsets(start, end) for start, end in row["sentences"])
    if not isinstance(text, str):
        raise ValueError("the text is not a string.")
    note_id = str(row["note_id"])
    return AnnotatedNote(
        note_id=note_id,
        # Without a field of its own, the letters that open the note id tell writers apart.
        writer=str(row.get("writer") or note_id.rpartition("_")[0] or note_id),
        text=text,
        sentences=sentences,
        tags=tuple(_tags(row["tags"], text, codebook)),
        register=str(row.get("register", "")),
        format=str(row.get("format", "")),
        modality=str(row.get("modality", "")),
    )


def _offsets(start: object, end: object) -> tuple[int, int]:
    if not isinstance(start, int) or not isinstance(end, int):
        raise ValueError("an offset is not a whole number.")
    return start, end


def _tags(rows: Iterable[Mapping[str, Any]], text: str, codebook: Codebook) -> Iterator[GoldTag]:
    for row in rows:
        (start, end), code = _offsets(row["start"], row["end"]), str(row["code"])
        if not 0 <= start < end <= len(text):
            raise ValueError(f"a tag at {start}-{end} lies outside the text.")
        if code not in codebook:
            raise ValueError(f"the code {code!r} is not in the codebook.")
        yield GoldTag(start=start, end=end, code=code, status=Status(row["status"]))
