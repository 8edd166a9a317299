"""A line's label, or a whole line -> the section that it names, if it is a heading."""

import re

from notelens.segmentation.headings import LABEL_TAILS, LABEL_TO_SECTION, NOT_IN_TITLES, PROSE_OPENERS
from notelens.segmentation.lines import SPACE

_MARKED = re.compile(rf"\#{{1,6}}{SPACE}+\S.*|(\*\*|__)[^*_.!?]{{2,60}}(\*\*|__)[:：]?")
_OWN_LABEL = re.compile(r"[A-Z][\w'’&/() -]{1,40}[:：]")
_SMALL_WORDS = frozenset("of for and to the during in on with from per a an or".split())


def section_of_label(label: str) -> str | None:
    """Canonical section of a heading's label, or None for a label that is no heading by itself."""
    plain = re.sub(r"\([^)]*\)", " ", label.lower().replace("’", "'"))
    plain = " ".join(plain.replace("#", " ").split()).strip(" -/|.")
    for form in (plain, *(plain.removesuffix(tail).strip() for tail in LABEL_TAILS)):
        if form in LABEL_TO_SECTION:
            return LABEL_TO_SECTION[form]
    return None


def is_own_heading(line: str, *, shouted: bool) -> bool:
    """Whether a whole line, trimmed, is a heading of the writer's own; `shouted` if the note is typed in capitals."""
    if len(line) > 100:
        return False
    return bool(_MARKED.fullmatch(line)) or is_own_label(line) or (not shouted and _is_title(line))


def is_own_label(line: str) -> bool:
    """Whether "Ten minutes later:" is a label, unlike "Client agreed to the following:"."""
    if not _OWN_LABEL.fullmatch(line):
        return False
    words = line[:-1].split()
    if all(word[0].isupper() or word in _SMALL_WORDS or not word[0].isalpha() for word in words):
        return True
    return len(words) <= 5 and words[0].lower() not in PROSE_OPENERS and not any(word.endswith("ed") for word in words)


def _is_title(line: str) -> bool:
    letters = sum(sign.isupper() for sign in line)
    if letters < 5 or len(line) > 60 or line.upper() != line or line[-1] in ".!?,;" or "[" in line:
        return False
    return not NOT_IN_TITLES & {word.strip(":,()") for word in re.split(r"[\s/]+", line.lower())}
