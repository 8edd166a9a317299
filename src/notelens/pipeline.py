"""SourceNotes -> AnalysedNotes: the order of the stages privacy, segmentation, tagging, and nothing else."""

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from notelens.analysis import Analysis
from notelens.codebook import Codebook, load_codebook
from notelens.errors import ModelError, NoteLensError, PrivacyGateError, place_of
from notelens.locations import model_folder
from notelens.privacy.gate import clear
from notelens.reading.frames import read_given
from notelens.records import AnalysedNote, ClearedNote, Evidence, IdentifierPolicy, Refusal, SourceNote, Status, Tag
from notelens.segmentation.doc_parts import sentences_of
from notelens.tagging.bundle import NUMBERS
from notelens.tagging.component import SPANS_KEY, BehaviourTagger, contexts_of
from notelens.tagging.reasons import Reason, explain

_TAGGER = "notelens_tagger"
# How far the scores of one model may differ between machines.
_SAME_SCORE = 0.02


@dataclass(frozen=True, slots=True)
class NoteLens:
    """A loaded pipeline: spaCy's language object, the codebook and the model's name, version and short checksum."""

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

    def explain(self, analysed: AnalysedNote, tag: Tag) -> Reason:
        """Say why `tag` is on its passage: the note's sentence is read again, once without each of its words.

        Raises ModelError for a tag that this model would not give with the same score, as after a change of models.
        """
        try:
            reason = self._reason(analysed.note.text, tag)
        except NoteLensError:
            raise
        except Exception as error:  # noqa: BLE001 - its message may quote the note
            raise ModelError(
                f"NoteLens failed unexpectedly on note {tag.note_id} ({place_of(error)}). Please report this line."
            ) from None
        if reason is None or (reason.whole and abs(reason.score - tag.score) > _SAME_SCORE):
            raise ModelError(
                f"Another model tagged note {tag.note_id}, and it cannot be asked. Analyse the note again."
            )
        return reason

    def _reason(self, text: str, tag: Tag) -> Reason | None:
        doc = self.nlp.make_doc(text)
        for _, pipe in self.nlp.pipeline:
            if isinstance(pipe, BehaviourTagger):
                break
            doc = pipe(doc)
        model = _tagger(self.nlp).model
        places = [(sentence.start, sentence.end) for sentence in sentences_of(doc)]
        place = (tag.sentence_start, tag.sentence_end)
        if model is None or tag.code not in model.codes or place not in places:
            return None
        start, end = tag.start - tag.sentence_start, tag.end - tag.sentence_start
        context = contexts_of(doc)[places.index(place)]
        return explain(model, context, tag.code, start=start, end=end, status=tag.status)

    def analyse_notes(
        self, notes: Iterable[SourceNote | Refusal], *, policy: IdentifierPolicy = IdentifierPolicy.BLOCK
    ) -> Iterator[AnalysedNote | Refusal]:
        """Yield one result per note, in order; refusals of an earlier stage pass through.

        A note that makes a stage fail unexpectedly is refused, and the others are analysed.
        """
        for note in notes:
            yield self._result(note, policy) if isinstance(note, SourceNote) else note

    def _result(self, note: SourceNote, policy: IdentifierPolicy) -> AnalysedNote | Refusal:
        try:
            cleared = _clear(note, policy)
            # Not nlp.pipe, which one failing note would end for all; no component of ours works on batches.
            return cleared if isinstance(cleared, Refusal) else _analysed(cleared, self.nlp(cleared.text))
        except NoteLensError:
            raise
        except Exception as error:  # noqa: BLE001 - its message may quote the note
            reason = f"NoteLens failed unexpectedly on this note ({place_of(error)}). Please report this line."
            return Refusal(source=note.source, note_id=note.note_id, reason=reason)


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
    if _TAGGER not in nlp.pipe_factories.values():
        raise ModelError(f"{folder} is a spaCy pipeline without {_TAGGER}. Train one with `notelens train`.")
    book = codebook or load_codebook()
    _check_codes(nlp, book)
    # Reading has a limit of its own, and redaction can carry a text beyond spaCy's.
    nlp.max_length = sys.maxsize
    return NoteLens(nlp, book, _model_name(folder, nlp))


def _check_codes(nlp: Language, codebook: Codebook) -> None:
    """Raise ModelError for a model whose tags the codebook cannot explain; a code that no model knows is no error."""
    model = _tagger(nlp).model
    codes = model.codes if model else ()
    if unknown := [code for code in codes if code not in codebook]:
        raise ModelError(
            f"The model tags {', '.join(unknown)}, which the codebook does not have. "
            "Train a model with this codebook, or leave the codes in it."
        )


def _tagger(nlp: Language) -> BehaviourTagger:
    return next(pipe for _, pipe in nlp.pipeline if isinstance(pipe, BehaviourTagger))


def _model_name(folder: Path, nlp: Language) -> str:
    """Name, version and the start of a checksum over all parts: a model may be trained anew under one version."""
    component = next(name for name, factory in nlp.pipe_factories.items() if factory == _TAGGER)
    digest = hashlib.sha256((folder / component / NUMBERS).read_bytes()).hexdigest()
    return f"{nlp.meta['name']} {nlp.meta['version']} ({digest[:8]})"


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
