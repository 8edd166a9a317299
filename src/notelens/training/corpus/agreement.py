"""Two blind readings of the same notes -> agreement of the annotators: per code, kappa, F1 and overlap of spans."""

from dataclasses import dataclass
from pathlib import Path

from notelens.codebook import Codebook
from notelens.errors import CorpusError
from notelens.training.corpus.items import AnnotatedNote
from notelens.training.corpus.notes import read_notes
from notelens.training.scoring import Scores, score

READINGS_FOLDER = "readings"
FIRST, SECOND = "first", "second"


@dataclass(frozen=True, slots=True)
class Readings:
    """The same notes as two annotators tagged them, before a third decided where they differ."""

    first: tuple[AnnotatedNote, ...]
    second: tuple[AnnotatedNote, ...]


def read_readings(corpus_folder: Path, codebook: Codebook) -> Readings | None:
    """Read both readings of the notes that were annotated twice; None where there are none.

    Raises CorpusError if they are not of the same texts.
    """
    folder = corpus_folder / READINGS_FOLDER
    if not folder.is_dir():
        return None
    first, second = (tuple(read_notes(folder / name, codebook)) for name in (FIRST, SECOND))
    if [(note.note_id, note.text) for note in first] != [(note.note_id, note.text) for note in second]:
        raise CorpusError(f"{folder}: the two readings are not of the same notes, so they cannot be compared.")
    return Readings(first, second)


def agreement(readings: Readings, codebook: Codebook) -> Scores:
    """Score the second reading against the first; F1, kappa and overlap do not depend on which is which."""
    found = {note.note_id: note.tags for note in readings.second}
    core = tuple(code.id for code in codebook.core)
    return score(readings.first, found, codes=codebook.ids, core=core)
