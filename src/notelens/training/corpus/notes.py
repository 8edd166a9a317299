"""Notes in readable files, tags inline <-> AnnotatedNotes.

A file holds the notes of one writer, whose letters are its name. A note begins with a line
`=== NOTE_ID | register typical | format SOAP | modality couple | approach EFT`; its text is all that follows, tags
marked inline, up to the blank line before the next such line. Lines above the first note are remarks.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from notelens.codebook import Codebook
from notelens.errors import CorpusError
from notelens.segmentation.segmenter import segment
from notelens.training.corpus.inline import mark, unmark
from notelens.training.corpus.items import AnnotatedNote
from notelens.training.corpus.text_file import read_text

DETAILS = ("register", "format", "modality", "approach")
_REMARKS = """# Synthetic psychotherapy notes, writer {writer}. Invented for NoteLens; no real person. CC BY 4.0.
# Tags are inline: {{code: evidence}}, {{code/status: evidence}}. Edit here, then run `notelens corpus export`.
"""
_HEADER = re.compile(r"^=== (.+)$", re.MULTILINE)


def read_notes(folder: Path, codebook: Codebook) -> list[AnnotatedNote]:
    """Read every .txt file of a folder. Raises CorpusError with file and note."""
    return [note for file in sorted(folder.glob("*.txt")) for note in _read(file, codebook)]


def write_notes(file: Path, notes: Iterable[AnnotatedNote]) -> None:
    """Write the notes of one writer; raises ValueError if their tags cannot be marked inline."""
    blocks = [_REMARKS.format(writer=file.stem)]
    for note in notes:
        details = [f"{name} {getattr(note, name)}" for name in DETAILS if getattr(note, name)]
        blocks.append(f"=== {' | '.join([note.note_id, *details])}\n{mark(note.text, note.tags)}\n")
    file.write_text("\n".join(blocks), encoding="utf-8")


def _read(file: Path, codebook: Codebook) -> Iterator[AnnotatedNote]:
    content = read_text(file)
    headers = list(_HEADER.finditer(content))
    for header, following in zip(headers, [*headers[1:], None], strict=True):
        note_id, *fields = (part.strip() for part in header.group(1).split("|"))
        body = content[header.end() : following.start() if following else len(content)].strip("\n")
        try:
            yield _note(note_id, file.stem, dict(_detail(field) for field in fields), body, codebook)
        except ValueError as error:
            raise CorpusError(f"{file.name}, note {note_id}: {error}") from None


def _detail(field: str) -> tuple[str, str]:
    name, _, value = field.partition(" ")
    if name not in DETAILS:
        raise ValueError(f"the first line has {name!r}, and only {', '.join(DETAILS)} belong there.")
    return name, value


def _note(note_id: str, writer: str, details: dict[str, str], body: str, codebook: Codebook) -> AnnotatedNote:
    text, tags = unmark(body, codebook)
    sentences = tuple((sentence.start, sentence.end) for sentence in segment(text).sentences)
    return AnnotatedNote(note_id=note_id, writer=writer, text=text, sentences=sentences, tags=tuple(tags), **details)
