"""A note's text -> its sections: where each heading stands, what it is called and how far it reaches."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from notelens.segmentation.headings import LABEL_TAILS, LABEL_TO_SECTION, LETTER_FORMATS, LETTER_SECTIONS

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading at `start`..`body` (both included signs such as `**` and `:`) and its text at `body`..`end`."""

    start: int
    body: int
    end: int
    name: str


_OPEN = r"[ \t>]*(?:\#{1,6}[ \t]+)?(?:[-*•][ \t]+)?(?:\*\*|__)?(?:\d{1,2}[.)][ \t]+|[IVX]{1,4}\.[ \t]+)?(?:\*\*|__)?"
_LABEL = r"[A-Za-z(][A-Za-z'’&/() \t#-]{0,44}?"
_CLOSE = r"[ \t]*(?:\*\*|__)?[ \t]*(?::(?!\d)|[–—-](?=[ \t])|\)(?=[ \t])|$)[ \t]*(?:\*\*|__)?:?"
_LINE = re.compile(rf"(?P<open>{_OPEN})(?P<label>{_LABEL})(?P<close>{_CLOSE})[ \t]*", re.MULTILINE)
_MARKED_LINE = re.compile(r"[ \t]*(?:\#{1,6}[ \t]+\S.*|(\*\*|__)[^*_\n]{2,60}(\*\*|__):?)[ \t]*$")
_LABEL_LINE = re.compile(r"[A-Z][\w'’&/() -]{1,40}:[ \t]*$")
_MAIN = ("subjective", "objective", "assessment", "plan", "data", "behavior", "behaviour", "intervention", "interventions",
         "response", "client response", "goal", "problem", "evaluation", "homework")  # fmt: skip
_INLINE = re.compile(
    r"(?<=[.!?;\"”)\]])[ \t]+(?P<label>" + "|".join(sorted((label.title() for label in _MAIN), key=len, reverse=True))
    + r"|" + "|".join(sorted((label.upper() for label in _MAIN), key=len, reverse=True))
    + r"|[SODBGIRAPE])[ \t]*:[ \t]+"
)  # fmt: skip
_LETTER_AT_LINE = re.compile(rf"^{_OPEN}\(?([SODBGIRAPE])\)?(?:\*\*)?[ \t]*(?:[:)]|[–—-][ \t]|/)", re.MULTILINE)


def find_sections(text: str) -> list[Section]:
    """Return the sections of a note in order; text above the first heading is in none."""
    letters = _letters_in_use(text)
    found = sorted({start: (start, body, name) for start, body, name in _headings(text, letters)}.values())
    ends = [*(start for start, _, _ in found), len(text)][1:]
    return [Section(start, body, end, name) for (start, body, name), end in zip(found, ends, strict=True)]


def section_of_label(label: str) -> str | None:
    """Canonical section of a heading's label, or None for a label that is no heading by itself."""
    plain = re.sub(r"\([^)]*\)", " ", label.lower().replace("’", "'"))
    plain = " ".join(plain.replace("#", " ").split()).strip(" -/")
    for form in (plain, *(plain.removesuffix(tail).strip() for tail in LABEL_TAILS)):
        if form in LABEL_TO_SECTION:
            return LABEL_TO_SECTION[form]
    return None


def _letters_in_use(text: str) -> frozenset[str]:
    """Letters that stand for sections here: those of the format of which the note uses the most."""
    seen = {match.group(1) for match in _LETTER_AT_LINE.finditer(text)}
    seen |= {match.group("label") for match in _INLINE.finditer(text) if len(match.group("label")) == 1}
    best = max(LETTER_FORMATS, key=lambda letters: len(seen & set(letters)))
    # Two letters, one of them not the pronoun "I", and no dialogue, in which "P:" is the patient.
    used = seen & set(best)
    is_dialogue = len(re.findall(r"^[ \t]*(?:T|Th|Therapist|SW|Me)[ \t]*:", text, re.MULTILINE)) >= 2
    return frozenset(used) if len(used) >= 2 and not is_dialogue else frozenset()


def _headings(text: str, letters: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    position = 0
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        yield from _line_heading(bare, position, letters)
        for match in _INLINE.finditer(bare):
            label = match.group("label")
            name = LETTER_SECTIONS.get(label) if label in letters else section_of_label(label) if len(label) > 1 else None
            if name:
                yield position + match.start("label"), position + match.end(), name
        position += len(line)


def _line_heading(line: str, position: int, letters: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    match = _LINE.match(line)
    if match:
        label, alone = match.group("label").strip(), not line[match.end() :].strip()
        # "Plan" needs a sign after it, or a line of its own; "next - tried" in lower case is prose.
        signed = match.group("close").strip(" \t*_") != "" or "**" in match.group("open")
        name = _letter_section(label, letters) or section_of_label(label)
        dash = match.group("close").strip(" \t*_") in ("-", "–", "—", ")")
        if name and (signed or alone) and not (dash and not label[:1].isupper()):
            yield position + match.start("label") - len(match.group("open").lstrip()), position + match.end(), name
            return
    stripped = line.strip()
    if _MARKED_LINE.match(line) or _LABEL_LINE.fullmatch(stripped) or _is_capitals(stripped):
        yield position + len(line) - len(line.lstrip()), position + len(line), OTHER


def _letter_section(label: str, letters: frozenset[str]) -> str | None:
    compact = label.strip("() ")
    if compact in letters:
        return LETTER_SECTIONS[compact]
    # "S (Subjective)", "S - Subjective", "S/Subjective"
    spelled = re.fullmatch(r"\(?([SODBGIRAPE])\)?[ \t]*[-–—/(]+[ \t]*([A-Za-z ]+)\)?", compact)
    return section_of_label(spelled.group(2)) if spelled else None


def _is_capitals(line: str) -> bool:
    """Whether a line is a heading in capitals: short, more than one word or a long one, and no sentence."""
    letters = [sign for sign in line if sign.isalpha()]
    return len(letters) >= 5 and len(line) <= 60 and line.upper() == line and line[-1] not in ".!?,;" and "[" not in line
