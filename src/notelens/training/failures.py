"""Gold and found tags -> examples of what goes wrong, for the model card; only of synthetic notes of the corpus."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from notelens.records import Tag
from notelens.training.corpus import AnnotatedNote, GoldTag
from notelens.training.scoring import is_present, items_of


@dataclass(frozen=True, slots=True)
class Failure:
    """A sentence whose present code was found and is not gold (`kind` "false"), or is gold and was not found."""

    kind: str
    code: str
    note_id: str
    sentence: str
    evidence: str


def failures(
    gold: Sequence[AnnotatedNote], found: Mapping[str, Sequence[Tag]], *, codes: Sequence[str]
) -> list[Failure]:
    """Return per code the false tag with the highest score, and the first tag that was missed."""
    false: dict[str, tuple[float, Failure]] = {}
    missed: dict[str, Failure] = {}
    for note in gold:
        wanted, got = items_of(note, note.tags), items_of(note, found.get(note.note_id, ()))
        for (sentence, code), tags in got.items():
            if is_present(tags) and not is_present(wanted.get((sentence, code))) and sentence >= 0:
                score = max(tag.score for tag in tags if isinstance(tag, Tag))
                if score > false.get(code, (0.0, None))[0]:
                    false[code] = (score, _failure("false", note, sentence, code, tags[0]))
        for (sentence, code), tags in wanted.items():
            if is_present(tags) and not is_present(got.get((sentence, code))) and code not in missed:
                missed[code] = _failure("missed", note, sentence, code, tags[0])
    examples = [(false[code][1] if code in false else None, missed.get(code)) for code in codes]
    return [failure for pair in examples for failure in pair if failure]


def _failure(kind: str, note: AnnotatedNote, sentence: int, code: str, tag: GoldTag | Tag) -> Failure:
    start, end = note.sentences[sentence]
    return Failure(kind, code, note.note_id, note.text[start:end], note.text[tag.start : tag.end])
