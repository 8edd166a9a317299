"""A code that a baseline gives a sentence -> Tag."""

from notelens.records import Evidence, Sentence, Status, Tag
from notelens.training.corpus import AnnotatedNote


def sentence_tag(
    note: AnnotatedNote, sentence: Sentence, code: str, *, status: Status = Status.PRESENT, score: float = 1.0
) -> Tag:
    """Return a tag whose evidence is the whole sentence."""
    return Tag(
        note_id=note.note_id,
        start=sentence.start,
        end=sentence.end,
        code=code,
        status=status,
        score=score,
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        section=sentence.section,
        evidence=Evidence.DESCRIBED,
        text=note.text[sentence.start : sentence.end],
    )
