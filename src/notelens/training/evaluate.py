"""A pipeline or a corpus -> Scores: on annotated notes that it has not seen, or across writers."""

from collections.abc import Callable, Iterable, Sequence

from notelens.codebook import Codebook
from notelens.errors import CorpusError
from notelens.pipeline import NoteLens
from notelens.records import AnalysedNote, IdentifierPolicy, SourceNote, Tag
from notelens.training.corpus import AnnotatedNote, BankSentence
from notelens.training.folds import writer_folds
from notelens.training.scoring import Scores, score
from notelens.training.train import train


def found_tags(lens: NoteLens, notes: Iterable[AnnotatedNote]) -> dict[str, tuple[Tag, ...]]:
    """Tag annotated notes as they are; their gold tags are not looked at."""
    sources = (SourceNote(note_id=note.note_id, text=note.text, source="annotated") for note in notes)
    results = lens.analyse_notes(sources, policy=IdentifierPolicy.ALLOW)
    return {item.note.note_id: item.tags for item in results if isinstance(item, AnalysedNote)}


def evaluate(lens: NoteLens, notes: Sequence[AnnotatedNote]) -> Scores:
    """Score a pipeline on annotated notes."""
    return score(notes, found_tags(lens, notes), codes=lens.codebook.ids, core=core_ids(lens.codebook))


def cross_validate(
    notes: Sequence[AnnotatedNote], bank: Sequence[BankSentence], codebook: Codebook, progress: Callable[[str], None]
) -> Scores:
    """Score notes by a model trained, calibrated and cut on other writers' notes, a group of writers at a time.

    Raises CorpusError for fewer than three writers: one is tested, and two are needed to train.
    """
    writers = {note.writer for note in notes}
    if len(writers) < 3:
        raise CorpusError(f"The corpus has {len(writers)} writers. Testing across writers needs three or more.")
    found: dict[str, tuple[Tag, ...]] = {}
    for held_out in writer_folds(note.writer for note in notes):
        progress(f"testing on writer {' and '.join(sorted(held_out))}")
        nlp = train([note for note in notes if note.writer not in held_out], bank, codebook, lambda _step: None)
        found |= found_tags(NoteLens(nlp, codebook, "fold"), [note for note in notes if note.writer in held_out])
    return score(notes, found, codes=codebook.ids, core=core_ids(codebook))


def core_ids(codebook: Codebook) -> tuple[str, ...]:
    """Ids of the core codes."""
    return tuple(code.id for code in codebook.core)
