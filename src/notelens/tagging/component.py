"""spaCy component: Doc with sentences -> doc.spans["trust"], one span per tag (label = code).

The group's attributes hold, span by span: "starts" and "ends" (exact character offsets), "statuses", "scores",
"evidence", "sections", "sentence_starts", "sentence_ends". Span._.trust_status and Span._.trust_score read them.
"""

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from notelens.errors import ModelError
from notelens.segmentation.doc_parts import sentences_of, turns_of
from notelens.tagging.bundle import load_model, save_model
from notelens.tagging.contexts import SentenceContext, sentence_contexts
from notelens.tagging.tagger import TaggerModel

SPANS_KEY = "trust"


@Language.factory(
    "notelens_tagger",
    requires=["doc.sents", "doc.spans"],
    assigns=["doc.spans"],
    default_config={"spans_key": SPANS_KEY},
)
def make_tagger(nlp: Language, name: str, spans_key: str) -> "BehaviourTagger":
    """Create the tagger without a model; loading a pipeline folder, or from_disk, brings it."""
    return BehaviourTagger(spans_key=spans_key)


class BehaviourTagger:
    """Tags each sentence with the behaviours that it documents."""

    def __init__(self, *, spans_key: str = SPANS_KEY, model: TaggerModel | None = None) -> None:
        self.spans_key = spans_key
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        """Fill doc.spans[spans_key]."""
        if self.model is None:
            raise ModelError(
                "The tagger holds no model. Load a trained pipeline: spacy.load('models/en_notelens_trust')."
            )
        sentences = sentences_of(doc)
        spans: list[Span] = []
        columns: dict[str, list[object]] = {name: [] for name in _COLUMNS}
        for tag in self.model.tag(contexts_of(doc)):
            sentence = sentences[tag.sentence]
            start, end = sentence.start + tag.start, sentence.start + tag.end
            span = doc.char_span(start, end, label=tag.code, alignment_mode="expand")
            if span is None:
                continue
            spans.append(span)
            row = (
                start,
                end,
                str(tag.status),
                tag.score,
                str(tag.evidence),
                sentence.section,
                sentence.start,
                sentence.end,
            )
            for name, value in zip(_COLUMNS, row, strict=True):
                columns[name].append(value)
        doc.spans[self.spans_key] = SpanGroup(doc, name=self.spans_key, spans=spans, attrs=dict(columns))
        return doc

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Write the model's folder."""
        if self.model is None:
            raise ModelError("The tagger holds no model, so there is nothing to save. Train one with `notelens train`.")
        save_model(self.model, Path(path))

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> "BehaviourTagger":
        """Read the model's folder."""
        self.model = load_model(Path(path))
        return self


_COLUMNS = ("starts", "ends", "statuses", "scores", "evidence", "sections", "sentence_starts", "sentence_ends")


def contexts_of(doc: Doc) -> list[SentenceContext]:
    """Return what the tagger looks at, one for each of the Doc's sentences."""
    return sentence_contexts(doc.text, sentences_of(doc), turns_of(doc))


def _attribute(span: Span, name: str) -> object:
    """Return what the tag says that this span stands for; None for a span that is no tag."""
    for key, group in span.doc.spans.items():
        if key == SPANS_KEY and name in group.attrs:
            for tagged, value in zip(group, group.attrs[name], strict=True):
                if (tagged.start, tagged.end, tagged.label) == (span.start, span.end, span.label):
                    return value
    return None


def _status(span: Span) -> object:
    return _attribute(span, "statuses")


def _score(span: Span) -> object:
    return _attribute(span, "scores")


if not Span.has_extension("trust_status"):
    Span.set_extension("trust_status", getter=_status)
    Span.set_extension("trust_score", getter=_score)
