"""The text of a note -> nothing, or the reason why it cannot be analysed; never a word of the text."""

import re

from notelens.reading.contract import MAX_NOTE_CHARACTERS

# Tabs, line ends, form feeds and the vertical tab that Word writes for a soft line break are text; NEL is a line end.
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def problem_with(text: str) -> str | None:
    """Return why the text is refused, as a sentence that begins in small letters, or None."""
    if not text.strip():
        return "the text is empty. Nothing to do, unless the note was meant to be there."
    if len(text) > MAX_NOTE_CHARACTERS:
        return (
            f"the text has {len(text):,} characters, more than the {MAX_NOTE_CHARACTERS:,} that one note may have. "
            "Split it into one note a file or row."
        )
    if "\x00" in text:
        return "it holds NUL bytes: not a text file; save it as UTF-8 text."
    if match := _CONTROL.search(text):
        return (
            f"it holds the control character U+{ord(match[0]):04X} in {_line(text, match)}. Often this is a quotation "
            "mark that was converted wrongly. Export it again as UTF-8 text, or delete the character."
        )
    if match := _SURROGATE.search(text):
        return f"its characters in {_line(text, match)} are damaged (not UTF-8). Export it again as UTF-8."
    return None


def _line(text: str, match: re.Match[str]) -> str:
    return f"line {text.count(chr(10), 0, match.start()) + 1}"
