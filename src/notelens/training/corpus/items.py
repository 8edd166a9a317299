"""What a corpus is made of: notes and single sentences with gold tags, and the writers who wrote them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from notelens.records import Status
from notelens.tagging.contexts import SentenceContext


class Split(StrEnum):
    """What a writer's items are for: to learn from, to choose and calibrate by, or to test with once."""

    TRAIN = "train"
    DEVELOPMENT = "development"
    TEST = "test"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTag:
    """An annotated span: offsets in code points, a code and a status."""

    start: int
    end: int
    code: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedNote:
    """A synthetic note with its gold tags; `sentences` are the unit of agreement."""

    note_id: str
    writer: str
    text: str = field(repr=False)
    sentences: tuple[tuple[int, int], ...]
    tags: tuple[GoldTag, ...]
    register: str = ""
    format: str = ""
    modality: str = ""
    approach: str = ""


@dataclass(frozen=True, slots=True)
class BankSentence:
    """A single sentence with its context and gold tags (offsets into the sentence)."""

    context: SentenceContext = field(repr=False)
    tags: tuple[GoldTag, ...]
    writer: str
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Whose items they are: the split they belong to, and the family of scenarios that the writer drew on."""

    split: Split
    family: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Annotated notes, a sentence bank, and what is known of their writers (by the writer's letters)."""

    notes: tuple[AnnotatedNote, ...]
    bank: tuple[BankSentence, ...] = ()
    writers: Mapping[str, Writer] = field(default_factory=dict)

    @property
    def items(self) -> tuple[AnnotatedNote | BankSentence, ...]:
        """Notes and bank sentences together."""
        return (*self.notes, *self.bank)

    def split_of(self, item: AnnotatedNote | BankSentence) -> Split:
        """Return the split of an item; an item of a writer who is not listed is there to learn from."""
        writer = self.writers.get(item.writer)
        return writer.split if writer else Split.TRAIN

    def part(self, *splits: Split) -> "Corpus":
        """Return the items of some splits."""
        return Corpus(
            notes=tuple(note for note in self.notes if self.split_of(note) in splits),
            bank=tuple(line for line in self.bank if self.split_of(line) in splits),
            writers=self.writers,
        )
