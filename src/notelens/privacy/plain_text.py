"""Text as typed -> text that the patterns can read, with the way back to the offsets of the text as typed."""

import re
import unicodedata
from dataclasses import dataclass, field

_LOOK_ALIKES = str.maketrans(
    {
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t\r", " "
        ),
        **dict.fromkeys("\u2028\u2029", "\n"),
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u0060\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code != 0xFF0D},
    }
)
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_NEEDS_MAP = re.compile(f"[{_INVISIBLE}\u0300-\u036f]")
_IS_INVISIBLE = re.compile(f"[{_INVISIBLE}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainText:
    """A text with look-alike characters made plain. `offsets` is empty where every character kept its place."""

    text: str = field(repr=False)
    length: int
    offsets: tuple[int, ...] = field(default=(), repr=False)

    def span_as_typed(self, start: int, end: int) -> tuple[int, int]:
        """Give the span of the text as typed that the span of the plain text came from."""
        if not self.offsets:
            return start, end
        return self.offsets[start], self.offsets[end] if end < len(self.offsets) else self.length


def make_plain(text: str) -> PlainText:
    """Replace look-alikes (curly quotes, long dashes, odd spaces, wide letters), drop what nobody sees, join accents.

    A tab and a carriage return become a space. A phone number with a zero-width space in it is then a phone number.
    """
    plain = text.translate(_LOOK_ALIKES)
    if not _NEEDS_MAP.search(plain):
        return PlainText(text=plain, length=len(text))
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(plain):
        if _IS_INVISIBLE.match(character):
            continue
        if unicodedata.combining(character) and characters:
            joined = unicodedata.normalize("NFC", characters[-1] + character)
            characters[-1] = joined if len(joined) == 1 else characters[-1]
            continue
        characters.append(character)
        offsets.append(offset)
    return PlainText(text="".join(characters), length=len(text), offsets=tuple(offsets))
