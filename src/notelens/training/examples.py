"""AnnotatedNotes -> Examples: one row per sentence with its context, gold tags, note and writer."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from notelens.records import Status
from notelens.segmentation.segmenter import segment
from notelens.tagging.contexts import SentenceContext, sentence_contexts
from notelens.training.corpus import AnnotatedNote, BankSentence, GoldTag


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence as the pipeline cuts it, with the gold tags that lie in it (offsets into the sentence)."""

    context: SentenceContext = field(repr=False)
    tags: tuple[GoldTag, ...]
    note_id: str
    writer: str
    from_bank: bool = False


def examples_of(notes: Sequence[AnnotatedNote]) -> list[Example]:
    """Cut notes into sentences; a tag belongs to the sentence that it overlaps most."""
    rows: list[Example] = []
    for note in notes:
        parts = segment(note.text)
        contexts = sentence_contexts(note.text, parts.sentences, parts.turns)
        held: list[list[GoldTag]] = [[] for _ in contexts]
        for tag in note.tags:
            overlaps = [min(tag.end, s.end) - max(tag.start, s.start) for s in parts.sentences]
            best = int(np.argmax(overlaps)) if overlaps else -1
            if best >= 0 and overlaps[best] > 0:
                held[best].append(_inside(tag, parts.sentences[best].start, parts.sentences[best].end))
        rows += [
            Example(context, tuple(tags), note.note_id, note.writer)
            for context, tags in zip(contexts, held, strict=True)
        ]
    return rows


def bank_examples(bank: Sequence[BankSentence]) -> list[Example]:
    """Return the sentences of a bank as examples; a group takes the place of a note."""
    return [Example(line.context, line.tags, line.group, line.writer, from_bank=True) for line in bank]


def label_matrix(
    examples: Sequence[Example], codes: Sequence[str], *, status: Status | None = None
) -> npt.NDArray[np.bool_]:
    """Shape (sentences, codes): which codes each sentence carries, with any status or with the given one."""
    columns = {code: index for index, code in enumerate(codes)}
    labels = np.zeros((len(examples), len(codes)), dtype=bool)
    for row, example in enumerate(examples):
        for tag in example.tags:
            if tag.code in columns and status in (None, tag.status):
                labels[row, columns[tag.code]] = True
    return labels


def _inside(tag: GoldTag, start: int, end: int) -> GoldTag:
    return GoldTag(start=max(tag.start, start) - start, end=min(tag.end, end) - start, code=tag.code, status=tag.status)
