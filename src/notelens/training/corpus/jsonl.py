"""Annotated notes in JSONL <-> AnnotatedNotes, checked: one note a line, with offsets in code points."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from notelens.codebook import Codebook
from notelens.errors import CorpusError
from notelens.records import Status
from notelens.training.corpus.items import AnnotatedNote, GoldTag, Split
from notelens.training.corpus.notes import DETAILS
from notelens.training.corpus.text_file import read_text


def read_jsonl(file: Path, codebook: Codebook) -> Iterator[AnnotatedNote]:
    """Yield the notes of a file. Raises CorpusError with file and line."""
    for number, line in enumerate(read_text(file).split("\n"), 1):
        if line.strip():
            try:
                yield _note(json.loads(line), codebook)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise CorpusError(f"{file.name}, line {number}: {_fault(error)}") from None


def as_json(note: AnnotatedNote, split: Split) -> str:
    """Return one line of JSON for a note."""
    row = {
        "note_id": note.note_id,
        "writer": note.writer,
        "split": split,
        **{name: getattr(note, name) for name in DETAILS},
        "text": note.text,
        "sentences": note.sentences,
        "tags": [{"start": tag.start, "end": tag.end, "code": tag.code, "status": tag.status} for tag in note.tags],
    }
    return json.dumps(row, ensure_ascii=False)


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
        **{name: str(row.get(name, "")) for name in DETAILS},
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
