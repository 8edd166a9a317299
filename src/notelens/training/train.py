"""A corpus folder -> a spaCy pipeline folder that spacy.load opens: the work of `notelens train`."""

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from spacy.language import Language

from notelens.codebook import Codebook
from notelens.errors import OutputError
from notelens.locations import MODEL_NAME
from notelens.tagging.component import BehaviourTagger
from notelens.tagging.tagger import TaggerModel
from notelens.training.corpus import AnnotatedNote
from notelens.training.examples import examples_of
from notelens.training.fitting import fit_code_head, fit_span_head, fit_status_head

VERSION = "0.1.0"


def train(notes: Sequence[AnnotatedNote], codebook: Codebook, progress: Callable[[str], None]) -> Language:
    """Fit all heads on annotated notes by at least two writers and return the whole pipeline."""
    progress(f"cutting {len(notes)} notes into sentences")
    examples = examples_of(notes)
    codes = fit_code_head(examples, codebook.ids, progress)
    progress("fitting status and evidence spans")
    model = TaggerModel(
        codes=codes,
        status=fit_status_head(examples),
        spans=fit_span_head(examples, codes),
        therapist_codes=frozenset(code.id for code in codebook.therapist),
        version=VERSION,
    )
    return build_pipeline(model, notes)


def build_pipeline(model: TaggerModel, notes: Sequence[AnnotatedNote]) -> Language:
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
        "writers": sorted({note.writer for note in notes}),
        "corpus_sha256": corpus_hash(notes),
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


def corpus_hash(notes: Sequence[AnnotatedNote]) -> str:
    """SHA-256 over texts and tags in order of note id, so that a model names the corpus it was trained on."""
    digest = hashlib.sha256()
    for note in sorted(notes, key=lambda note: note.note_id):
        tags = [(tag.start, tag.end, tag.code, str(tag.status)) for tag in note.tags]
        digest.update(json.dumps([note.note_id, note.text, tags]).encode())
    return digest.hexdigest()
