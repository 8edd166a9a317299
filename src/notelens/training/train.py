"""A corpus folder -> a spaCy pipeline folder that spacy.load opens: the work of `notelens train`."""

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from spacy.language import Language

from notelens.codebook import Codebook
from notelens.errors import CorpusError, OutputError
from notelens.locations import MODEL_NAME
from notelens.tagging.component import BehaviourTagger
from notelens.tagging.tagger import TaggerModel
from notelens.training.corpus import AnnotatedNote, BankSentence, GoldTag
from notelens.training.examples import bank_examples, examples_of
from notelens.training.fitting import fit_code_head, fit_span_head, fit_status_head

VERSION = "0.1.0"
# With fewer, hardly a word comes twice, and the heads are learnt from words that do.
MIN_NOTES = 10


def train(
    notes: Sequence[AnnotatedNote], bank: Sequence[BankSentence], codebook: Codebook, progress: Callable[[str], None]
) -> Language:
    """Fit all heads on annotated notes by at least two writers, and a sentence bank; return the whole pipeline.

    Raises CorpusError if the notes are too few or too much alike to learn from.
    """
    _check(notes, bank)
    progress(f"cutting {len(notes)} notes into sentences")
    examples, singles = examples_of(notes), bank_examples(bank)
    codes = fit_code_head(examples, singles, codebook.ids, progress)
    progress("fitting status and evidence spans")
    model = TaggerModel(
        codes=codes,
        status=fit_status_head([*examples, *singles]),
        spans=fit_span_head([*examples, *singles], codes),
        therapist_codes=frozenset(code.id for code in codebook.therapist),
        version=VERSION,
    )
    return build_pipeline(model, notes, bank)


def _check(notes: Sequence[AnnotatedNote], bank: Sequence[BankSentence]) -> None:
    if len(notes) < MIN_NOTES:
        raise CorpusError(f"The corpus has {len(notes)} notes. Training needs {MIN_NOTES} at least, better hundreds.")
    if len({note.writer for note in notes}) < 2:
        raise CorpusError("All notes are by one writer, and scores are calibrated on another. Name each note's writer.")
    tags = [tag for tagged in ([note.tags for note in notes] + [line.tags for line in bank]) for tag in tagged]
    if len({tag.status for tag in tags}) < 2:
        raise CorpusError("The tags do not differ in status. Training needs planned, negated or past tags as well.")


def build_pipeline(model: TaggerModel, notes: Sequence[AnnotatedNote], bank: Sequence[BankSentence]) -> Language:
    """Put a model into a blank English pipeline, with what it was trained on in its meta data."""
    nlp = spacy.blank("en")
    nlp.add_pipe("notelens_sections")
    nlp.add_pipe("notelens_sentences")
    tagger = nlp.add_pipe("notelens_tagger")
    assert isinstance(tagger, BehaviourTagger)  # noqa: S101 - tells the type checker what the factory makes
    tagger.model = model
    nlp.meta["name"], nlp.meta["version"] = MODEL_NAME.removeprefix("en_"), model.version
    nlp.meta["description"] = (
        "Trust-building behaviours in psychotherapy session notes; trained on synthetic notes only."
    )
    nlp.meta["license"] = "Apache-2.0"
    nlp.meta["notelens"] = {
        "notes": len(notes),
        "bank_sentences": len(bank),
        "note_writers": sorted({note.writer for note in notes}),
        "bank_writers": sorted({line.writer for line in bank}),
        "note_hashes": sorted(text_hash(note.text) for note in notes),
        "corpus_sha256": corpus_hash(notes, bank),
    }
    return nlp


def save_pipeline(nlp: Language, folder: Path) -> None:
    """Write the pipeline folder; raises OutputError if that is not possible."""
    try:
        nlp.to_disk(folder)
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be written ({error.strerror}). Name another folder with --output."
        ) from None


def text_hash(text: str) -> str:
    """Short hash by which an evaluation recognises a note that the model was trained on."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def corpus_hash(notes: Sequence[AnnotatedNote], bank: Sequence[BankSentence]) -> str:
    """SHA-256 over texts and tags in a fixed order, so that a model names the corpus it was trained on."""
    digest = hashlib.sha256()
    for note in sorted(notes, key=lambda note: note.note_id):
        digest.update(json.dumps([note.note_id, note.text, _plain(note.tags)]).encode())
    for line in bank:
        digest.update(json.dumps([line.group, line.context.text, _plain(line.tags)]).encode())
    return digest.hexdigest()


def _plain(tags: Sequence[GoldTag]) -> list[tuple[int, int, str, str]]:
    return [(tag.start, tag.end, tag.code, str(tag.status)) for tag in tags]
