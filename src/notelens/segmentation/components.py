"""spaCy components: Doc -> doc.spans["sections"], ["turns"], ["sentences"] and sentence starts.

The spans lie on exact character offsets: a token that a boundary runs through is split first.
"""

from bisect import bisect_left
from collections.abc import Iterable

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from notelens.segmentation.sections import Section, find_sections
from notelens.segmentation.segmenter import sentences_between
from notelens.segmentation.turns import Turn, find_turns

SECTIONS, TURNS, SENTENCES = "sections", "turns", "sentences"


@Language.factory("notelens_sections", assigns=["doc.spans"])
def make_sections(nlp: Language, name: str) -> "SectionFinder":
    """Create the component that finds headings and dialogue turns."""
    return SectionFinder()


@Language.factory("notelens_sentences", requires=["doc.spans"], assigns=["doc.sents", "doc.spans"])
def make_sentences(nlp: Language, name: str) -> "SentenceFinder":
    """Create the component that finds sentences between the headings."""
    return SentenceFinder()


class SectionFinder:
    """Fills doc.spans["sections"] (label: canonical name) and doc.spans["turns"] (label: speaker).

    The attribute "bodies" of each group holds the character offset at which the text after the heading begins.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Find the headings and turns of one note."""
        turns = find_turns(doc.text)
        sections = [(s.start, s.end, s.name, s.body) for s in find_sections(doc.text, turns=turns)]
        speeches = [(t.start, t.end, t.speaker, t.body) for t in turns]
        _split_tokens(doc, {edge for start, end, _, body in (*sections, *speeches) for edge in (start, body, end)})
        doc.spans[SECTIONS] = _group(doc, SECTIONS, sections)
        doc.spans[TURNS] = _group(doc, TURNS, speeches)
        return doc


class SentenceFinder:
    """Fills doc.spans["sentences"] (label: section) and sets token.is_sent_start, for doc.sents.

    doc.sents covers every token, headings included; doc.spans["sentences"] holds the sentences proper.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Find the sentences of one note."""
        sections = [Section(*part) for part in _parts(doc, SECTIONS)]
        turns = [Turn(*part) for part in _parts(doc, TURNS)]
        sentences = list(sentences_between(doc.text, sections, turns))
        _split_tokens(doc, {edge for sentence in sentences for edge in (sentence.start, sentence.end)})
        _start_sentences(doc, {s.start for s in sentences} | {s.start for s in sections} | {t.start for t in turns})
        doc.spans[SENTENCES] = _group(doc, SENTENCES, [(s.start, s.end, s.section, s.start) for s in sentences])
        return doc


def _parts(doc: Doc, key: str) -> Iterable[tuple[int, int, int, str]]:
    if key not in doc.spans:
        return []
    group = doc.spans[key]
    bodies = group.attrs["bodies"]
    return [(span.start_char, body, span.end_char, span.label_) for span, body in zip(group, bodies, strict=True)]


def _group(doc: Doc, name: str, parts: list[tuple[int, int, str, int]]) -> SpanGroup:
    # doc.char_span looks through the whole Doc for each span, which takes minutes for an export of many notes.
    first = {token.idx: token.i for token in doc}
    last = {token.idx + len(token): token.i + 1 for token in doc}
    spans = [Span(doc, first[start], last[end], label=label) for start, end, label, _ in parts]
    return SpanGroup(doc, name=name, spans=spans, attrs={"bodies": [body for *_, body in parts]})


def _start_sentences(doc: Doc, starts: set[int]) -> None:
    # All at once: setting token.is_sent_start looks through the whole Doc each time.
    flags = [1 if token.i == 0 or token.idx in starts else -1 for token in doc]
    column = np.asarray(flags, dtype=np.int64).reshape(-1, 1).astype(np.uint64)
    doc.from_array(["SENT_START"], column)  # type: ignore[arg-type]  # spaCy names a type of its own for arrays


def _split_tokens(doc: Doc, edges: set[int]) -> None:
    """Split each token that one of the character offsets runs through."""
    bounds = [(token.idx, token.idx + len(token)) for token in doc]
    inside: dict[int, list[int]] = {}
    for edge in sorted(edges):
        at = bisect_left(bounds, (edge,)) - 1
        if at >= 0 and edge < bounds[at][1]:
            inside.setdefault(at, []).append(edge)
    if not inside:
        return
    text = doc.text
    with doc.retokenize() as retokenizer:
        for index, cuts in inside.items():
            start, end = bounds[index]
            pieces = [text[a:b] for a, b in zip([start, *cuts], [*cuts, end], strict=True)]
            retokenizer.split(doc[index], pieces, heads=[(doc[index], 0)] * len(pieces))
