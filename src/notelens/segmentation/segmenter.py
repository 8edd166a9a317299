"""A note's text -> Segmentation: sections, turns and sentences together, in code points, without spaCy."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notelens.records import Sentence
from notelens.segmentation.lines import wrap_width
from notelens.segmentation.sections import Section, find_sections
from notelens.segmentation.sentences import split_sentences
from notelens.segmentation.turns import Turn, find_turns


@dataclass(frozen=True, slots=True)
class Segmentation:
    """Sections, dialogue turns and sentences of one note, each in order of position."""

    sections: tuple[Section, ...]
    turns: tuple[Turn, ...]
    sentences: tuple[Sentence, ...]


def segment(text: str) -> Segmentation:
    """Segment a note; headings and speaker labels are in no sentence."""
    turns = find_turns(text)
    sections = find_sections(text, turns=turns)
    return Segmentation(tuple(sections), tuple(turns), tuple(sentences_between(text, sections, turns)))


def sentences_between(text: str, sections: Sequence[Section], turns: Sequence[Turn]) -> Iterator[Sentence]:
    """Yield the sentences of a note whose headings and turns are known."""
    starts = [section.start for section in sections]
    width = wrap_width(text)
    # A heading or a speaker's label ends what stands before it, and its own signs are skipped.
    marks = sorted([*((s.start, s.body) for s in sections), *((t.start, t.body) for t in turns)])
    opens = [0, *(body for _, body in marks)]
    closes = [*(start for start, _ in marks), len(text)]
    for begin, stop in zip(opens, closes, strict=True):
        for start, end in split_sentences(text, begin, stop, width=width):
            at = bisect_right(starts, start) - 1
            inside = at >= 0 and start < sections[at].end
            yield Sentence(start=start, end=end, section=sections[at].name if inside else "")
