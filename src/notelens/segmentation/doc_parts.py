"""A segmented Doc -> its sentences and turns as records, with character offsets."""

from spacy.tokens import Doc

from notelens.records import Sentence
from notelens.segmentation.turns import Turn


def sentences_of(doc: Doc) -> list[Sentence]:
    """Sentences of a note; a Doc from another pipeline gives its doc.sents, without sections."""
    if "sentences" not in doc.spans:
        return [Sentence(start=sent.start_char, end=sent.end_char) for sent in doc.sents if sent.text.strip()]
    return [Sentence(start=s.start_char, end=s.end_char, section=s.label_) for s in doc.spans["sentences"]]


def turns_of(doc: Doc) -> list[Turn]:
    """Dialogue turns of a note; none for a Doc from another pipeline."""
    if "turns" not in doc.spans:
        return []
    group = doc.spans["turns"]
    return [
        Turn(span.start_char, body, span.end_char, span.label_)
        for span, body in zip(group, group.attrs["bodies"], strict=True)
    ]
