"""A note's text -> Segmentation: sections, turns and sentences together, in code points, without spaCy."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from notelens.records import Sentence
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
    taken = {turn.start for turn in turns}
    sections = [section for section in find_sections(text) if section.start not in taken]
    return Segmentation(tuple(sections), tuple(turns), tuple(sentences_between(text, sections, turns)))


def sentences_between(text: str, sections: list[Section], turns: list[Turn]) -> Iterator[Sentence]:
    """Yield the sentences of a note whose headings and turns are known."""
    starts = [section.start for section in sections]
    # A heading or a speaker's label ends what stands before it, and its own signs are skipped.
    marks = sorted([(section.start, section.body) for section in sections] + [(turn.start, turn.body) for turn in turns])
    opens = [0, *(body for _, body in marks)]
    closes = [*(start for start, _ in marks), len(text)]
    for begin, stop in zip(opens, closes, strict=True):
        for start, end in split_sentences(text, begin, stop):
            at = bisect_right(starts, start) - 1
            yield Sentence(start=start, end=end, section=sections[at].name if at >= 0 else "")
