"""SentenceContexts -> word pieces for the encoder: heading, sentence before and the sentence itself.

The form is `[CLS] heading : sentence before [SEP] sentence [SEP]`; the pieces of the sentence have type 1. A sentence
longer than a window is read in windows that overlap.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tokenizers import Encoding, Tokenizer

from notelens.tagging.contexts import SentenceContext

MAX_PREVIOUS = 24
WINDOW, STEP = 96, 64
CLS, SEP = "[CLS]", "[SEP]"
_SAYS = {"therapist": "therapist says", "client": "client says", "other": "other says"}
# Share of a note that counts as its beginning and its end.
_EDGE = 0.1


@dataclass(frozen=True, slots=True)
class Pieces:
    """A window of a sentence: `ids` and `types` of all pieces, and the `offsets` of the sentence's own pieces.

    `context` is the number of the SentenceContext; the sentence's pieces begin at `first`.
    """

    context: int
    ids: tuple[int, ...]
    types: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]
    first: int


class PieceReader:
    """Cuts contexts into word pieces with the encoder's own vocabulary."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._cls, self._sep = (self._special(name) for name in (CLS, SEP))

    def read(self, contexts: Sequence[SentenceContext]) -> list[Pieces]:
        """Return one or more windows per context, in order."""
        headings = self._encode({_heading(context) for context in contexts})
        texts = self._encode({text for context in contexts for text in (context.text, context.previous) if text})
        return [
            piece
            for number, context in enumerate(contexts)
            if context.text
            for piece in self._windows(
                number,
                headings[_heading(context)].ids,
                texts[context.previous].ids if context.previous else [],
                texts[context.text],
            )
        ]

    def _windows(
        self, number: int, heading: Sequence[int], previous: Sequence[int], sentence: Encoding
    ) -> Iterator[Pieces]:
        before = (self._cls, *heading, *previous[-MAX_PREVIOUS:], self._sep)
        for start in range(0, max(1, len(sentence.ids) - WINDOW + STEP), STEP):
            own = sentence.ids[start : start + WINDOW]
            yield Pieces(
                context=number,
                ids=(*before, *own, self._sep),
                types=(*(0 for _ in before), *(1 for _ in own), 0),
                offsets=tuple(sentence.offsets[start : start + WINDOW]),
                first=len(before),
            )

    def _encode(self, texts: Iterable[str]) -> dict[str, Encoding]:
        ordered = sorted(texts)
        return dict(zip(ordered, self._tokenizer.encode_batch(ordered, add_special_tokens=False), strict=True))

    def _special(self, name: str) -> int:
        number = self._tokenizer.token_to_id(name)
        if number is None:
            raise ValueError(f"the tokenizer has no {name}")
        return int(number)


def _heading(context: SentenceContext) -> str:
    if context.speaker:
        return f"{_SAYS.get(context.speaker, 'other says')} :"
    place = " opening" if context.place < _EDGE else " closing" if context.place > 1 - _EDGE else ""
    return f"{context.section.replace('_', ' ') or 'note'}{place} :"
