"""Text -> words and signs with their offsets: the units of agents, features and evidence spans."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"\w+(?:['’.&/-]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a sign: its lower-case form with straight apostrophes, and where it stands in the text."""

    form: str
    start: int
    end: int

    @property
    def is_sign(self) -> bool:
        """Whether this is punctuation or a symbol, not a word."""
        return not self.form[0].isalnum()


def words_of(text: str) -> list[Word]:
    """Split a text into words and signs; digits are folded to 0, so that a score of 12 is like one of 17."""
    return [
        Word(re.sub(r"\d", "0", match.group().lower().replace("’", "'")), match.start(), match.end())
        for match in _WORD.finditer(text)
    ]
