"""Corpus folder or file -> Corpus: annotated notes, sentence bank and writers.

A folder holds `notes/*.txt` (tags inline) or else `*.jsonl`, and may hold `bank/*.txt` and `writers.toml`.
"""

from pathlib import Path

from notelens.codebook import Codebook
from notelens.errors import CorpusError
from notelens.training.corpus.bank import read_bank
from notelens.training.corpus.items import AnnotatedNote, BankSentence, Corpus, GoldTag, Split, Writer
from notelens.training.corpus.jsonl import read_jsonl
from notelens.training.corpus.notes import read_notes
from notelens.training.corpus.writers import WRITERS_FILE, read_writers

__all__ = ["AnnotatedNote", "BankSentence", "Corpus", "GoldTag", "Split", "Writer", "load_corpus"]

NOTES_FOLDER, BANK_FOLDER = "notes", "bank"


def load_corpus(path: Path, codebook: Codebook) -> Corpus:
    """Read a corpus. Raises CorpusError with file and line or note."""
    notes = _notes(path, codebook)
    seen: set[str] = set()
    for note in notes:
        if note.note_id in seen:
            raise CorpusError(f"{path}: two notes have the id {note.note_id}. Give each note an id of its own.")
        seen.add(note.note_id)
    if not notes:
        raise CorpusError(
            f"{path} holds no annotated notes. It needs {NOTES_FOLDER}/*.txt with tags inline, or .jsonl files with "
            "note_id, text, sentences, tags."
        )
    writers = path / WRITERS_FILE
    return Corpus(
        notes=tuple(notes),
        bank=tuple(read_bank(path / BANK_FOLDER, codebook)),
        writers=read_writers(writers) if writers.is_file() else {},
    )


def _notes(path: Path, codebook: Codebook) -> list[AnnotatedNote]:
    if not path.is_dir():
        return list(read_jsonl(path, codebook))
    if (path / NOTES_FOLDER).is_dir():
        return read_notes(path / NOTES_FOLDER, codebook)
    return [note for file in sorted(path.glob("*.jsonl")) for note in read_jsonl(file, codebook)]
