"""SourceNotes -> AnalysedNotes: the order of the stages privacy, segmentation, tagging, and nothing else."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from notelens.analysis import Analysis
from notelens.codebook import Codebook, load_codebook
from notelens.errors import ModelError, PrivacyGateError
from notelens.locations import model_folder
from notelens.privacy.gate import clear
from notelens.reading.frames import read_given
from notelens.records import AnalysedNote, ClearedNote, Evidence, IdentifierPolicy, Refusal, SourceNote, Status, Tag
from notelens.segmentation.doc_parts import sentences_of
from notelens.tagging.component import SPANS_KEY

# A note at a time keeps memory flat and progress smooth; spaCy's own default batch is tuned for its neural models.
_BATCH = 16


@dataclass(frozen=True, slots=True)
class NoteLens:
    """A loaded pipeline: spaCy's language object, the codebook and the name of the model."""

    nlp: Language
    codebook: Codebook
    model_name: str

    def analyze(
        self,
        given: str | pd.DataFrame | Iterable[str | SourceNote],
        *,
        columns: Mapping[str, str] | None = None,
        identifiers: IdentifierPolicy | str = IdentifierPolicy.BLOCK,
    ) -> Analysis:
        """Analyse one text, texts, SourceNotes, or a frame with one note a row.

        `columns` maps fields to a frame's column names where these are unusual. Raises ReadingError for a frame
        without a text column; a note that cannot be read or that the privacy gate stops is a refusal in the result.
        """
        notes = read_given(given, columns=columns)
        return Analysis(tuple(self.analyse_notes(notes, policy=IdentifierPolicy(identifiers))))

    def analyse_notes(
        self, notes: Iterable[SourceNote | Refusal], *, policy: IdentifierPolicy = IdentifierPolicy.BLOCK
    ) -> Iterator[AnalysedNote | Refusal]:
        """Yield one result per note, in order; refusals of an earlier stage pass through."""
        cleared = (_clear(note, policy) if isinstance(note, SourceNote) else note for note in notes)
        # nlp.pipe works on texts only, so a refusal travels beside an empty one.
        pairs = ((item.text if isinstance(item, ClearedNote) else "", item) for item in cleared)
        for doc, item in self.nlp.pipe(pairs, as_tuples=True, batch_size=_BATCH):
            yield _analysed(item, doc) if isinstance(item, ClearedNote) else item


def load(model: Path | None = None, *, codebook: Codebook | None = None) -> NoteLens:
    """Load a model folder (None: the shipped one). Raises ModelError."""
    folder = model or model_folder()
    if not (folder / "meta.json").is_file():
        raise ModelError(f"{folder} is no model folder: it holds no meta.json. Train one with `notelens train`.")
    try:
        nlp = spacy.load(folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"{folder} cannot be loaded as a spaCy pipeline ({type(error).__name__}). Train again."
        ) from None
    if "notelens_tagger" not in nlp.pipe_factories.values():
        raise ModelError(f"{folder} is a spaCy pipeline without notelens_tagger. Train one with `notelens train`.")
    return NoteLens(nlp, codebook or load_codebook(), f"{nlp.meta['name']} {nlp.meta['version']}")


def _clear(note: SourceNote, policy: IdentifierPolicy) -> ClearedNote | Refusal:
    if note.details.do_not_analyse:
        reason = "The note is marked as not to be analysed, so it was left out."
        return Refusal(source=note.source, note_id=note.note_id, reason=reason)
    try:
        return clear(note, policy)
    except PrivacyGateError as error:
        findings = getattr(error, "findings", ())
        return Refusal(source=note.source, note_id=note.note_id, reason=str(error), findings=findings)


def _analysed(note: ClearedNote, doc: Doc) -> AnalysedNote:
    group = doc.spans[SPANS_KEY]
    columns = group.attrs
    tags = tuple(
        Tag(
            note_id=note.note_id,
            start=columns["starts"][index],
            end=columns["ends"][index],
            code=span.label_,
            status=Status(columns["statuses"][index]),
            score=columns["scores"][index],
            sentence_start=columns["sentence_starts"][index],
            sentence_end=columns["sentence_ends"][index],
            section=columns["sections"][index],
            evidence=Evidence(columns["evidence"][index]),
            text=note.text[columns["starts"][index] : columns["ends"][index]],
        )
        for index, span in enumerate(group)
    )
    return AnalysedNote(note=note, sentences=tuple(sentences_of(doc)), tags=tags)
