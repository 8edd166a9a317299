"""A corpus folder -> a spaCy pipeline folder that spacy.load opens: the work of `notelens train`."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import spacy
from spacy.language import Language

from notelens.codebook import Codebook
from notelens.errors import CorpusError, OutputError
from notelens.locations import MODEL_NAME
from notelens.tagging.component import BehaviourTagger
from notelens.tagging.encoder import Encoder
from notelens.tagging.ensemble import Ensemble
from notelens.tagging.tagger import TaggerModel
from notelens.training.calibration import fit_mix
from notelens.training.corpus import AnnotatedNote, BankSentence, Corpus, GoldTag, Split
from notelens.training.examples import Example, bank_examples, examples_of
from notelens.training.fitting import fit_code_head, fit_span_head, fit_status_head
from notelens.training.folds import writer_folds
from notelens.training.precedents import choose_precedents

VERSION = "0.3.0"
# With fewer, hardly a word comes twice, and the heads are learnt from words that do.
MIN_NOTES = 10


@dataclass(frozen=True, slots=True)
class Parts:
    """What a model is made from: notes and bank to learn from, and other writers' notes to choose and calibrate by."""

    train: Corpus
    development: Corpus


def train(
    corpus: Corpus,
    codebook: Codebook,
    progress: Callable[[str], None],
    *,
    encoder: Encoder | None = None,
    checkpoint: Path | None = None,
    precedents: bool = False,
) -> Language:
    """Fit the encoder and the heads, calibrate both on writers that neither has seen, and return the whole pipeline.

    With an `encoder`, that one is kept and only the heads are fitted. With a `checkpoint`, training that was broken
    off goes on after its last epoch. With `precedents`, the model carries sentences of the corpus that people may read
    beside a tag: only for a corpus that anybody may read. Raises CorpusError if the notes are too few or too much alike
    to learn from.
    """
    parts = parts_of(corpus)
    _check(parts)
    progress(f"cutting {len(corpus.notes)} notes into sentences")
    examples = [*examples_of(parts.train.notes), *bank_examples(parts.train.bank)]
    development = [example for example in examples_of(parts.development.notes) if example.context.text]
    kept = encoder is not None
    progress("fitting the word model")
    codes = fit_code_head(examples, codebook.ids)
    status, spans = fit_status_head(examples), fit_span_head(examples, codes)
    if encoder is None:
        encoder = _fit_encoder(examples, codebook.ids, checkpoint, progress)
    progress(f"calibrating on {', '.join(sorted({note.writer for note in parts.development.notes}))}")
    mix = fit_mix(development, codes, status, spans, encoder)
    ensemble = Ensemble(codes=codes, status=status, spans=spans, mix=mix, encoder=encoder)
    therapist = frozenset(code.id for code in codebook.therapist)
    model = TaggerModel(
        ensemble=ensemble,
        therapist_codes=therapist,
        version=VERSION,
        precedents=choose_precedents(examples) if precedents else (),
    )
    nlp = build_pipeline(model, parts)
    nlp.meta["notelens"]["encoder_kept"] = kept
    if precedents:
        nlp.meta["license"] += "; the annotated sentences in it CC BY 4.0 (NoteLens corpus)"
    return nlp


def parts_of(corpus: Corpus) -> Parts:
    """Take the corpus's own splits, never the test split; without a development split, a fifth of the writers."""
    learn, development = corpus.part(Split.TRAIN), corpus.part(Split.DEVELOPMENT)
    if development.notes:
        return Parts(learn, replace(development, bank=()))
    held_out = min(writer_folds(note.writer for note in learn.notes), key=lambda group: (len(group), sorted(group)))
    return Parts(
        train=replace(learn, notes=tuple(note for note in learn.notes if note.writer not in held_out)),
        development=Corpus(notes=tuple(note for note in learn.notes if note.writer in held_out)),
    )


def _fit_encoder(
    examples: Sequence[Example], codes: Sequence[str], checkpoint: Path | None, progress: Callable[[str], None]
) -> Encoder:
    try:
        from notelens.training.encoder.make import make_encoder  # noqa: PLC0415 - torch is an extra
    except ModuleNotFoundError as error:
        raise CorpusError(
            f"Training the encoder needs {error.name}. Run pip install 'notelens[train]', or train with --heads-only."
        ) from None
    return make_encoder(examples, codes, checkpoint, progress)


def _check(parts: Parts) -> None:
    notes = [*parts.train.notes, *parts.development.notes]
    if len(notes) < MIN_NOTES:
        raise CorpusError(f"The corpus has {len(notes)} notes. Training needs {MIN_NOTES} at least, better hundreds.")
    if not parts.train.notes or not parts.development.notes:
        raise CorpusError("All notes are by one writer, and scores are calibrated on another. Name each note's writer.")
    if len({tag.status for item in parts.train.items for tag in item.tags}) < 2:
        raise CorpusError("The tags do not differ in status. Training needs planned, negated or past tags as well.")


def build_pipeline(model: TaggerModel, parts: Parts) -> Language:
    """Put a model into a blank English pipeline, with what it was trained on in its meta data."""
    seen = [*parts.train.notes, *parts.development.notes]
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
        "notes": len(parts.train.notes),
        "development_notes": len(parts.development.notes),
        "bank_sentences": len(parts.train.bank),
        "note_writers": sorted({note.writer for note in parts.train.notes}),
        "development_writers": sorted({note.writer for note in parts.development.notes}),
        "bank_writers": sorted({line.writer for line in parts.train.bank}),
        "note_hashes": sorted(text_hash(note.text) for note in seen),
        "corpus_sha256": corpus_hash(seen, parts.train.bank),
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
