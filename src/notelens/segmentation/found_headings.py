"""A note's text -> the headings in it, by their lines, or inside a line that holds a whole note."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from notelens.segmentation.headings import INLINE_LABELS, LETTER_SECTIONS
from notelens.segmentation.labels import is_own_heading, is_own_label, section_of_label
from notelens.segmentation.letters import LETTER, OPEN, Letters, letters_in_use
from notelens.segmentation.lines import SPACE, lines, trimmed

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at `start`..`body`, signs included; `letter` if it is one letter that stands for a word."""

    start: int
    body: int
    name: str
    letter: str = ""


_BOLD = r"(?:\*\*|__)?"
_GAP = SPACE.replace("\t", "") + "*+"
_WORDED = re.compile(
    rf"{OPEN}(?P<label>[A-Za-z(][A-Za-z'’&/() \u00a0#-]{{0,44}}?){_GAP}{_BOLD}{_GAP}"
    rf"(?P<sign>[:：]|[–—-](?={SPACE})|\.(?={SPACE}+[A-Z])|[|\t]|$){SPACE}*{_BOLD}[:：]?{SPACE}*"
)
# "S:", "(S)", "S)", "S - "
_LETTERED = re.compile(
    rf"{OPEN}\(?(?P<letter>{LETTER})(?P<sign>\)?{_BOLD}{SPACE}*[:：]|\)?{SPACE}*[–—-](?={SPACE})|\)(?={SPACE})|/|{_BOLD}$)"
    rf"{SPACE}*{_BOLD}{SPACE}*"
)
# "S (Subjective):", "S - Subjective:", "S/Subjective"
_SPELLED = re.compile(
    rf"{OPEN}\(?(?P<letter>{LETTER})\)?{SPACE}*(?P<joint>[-–—/(:]+){SPACE}*(?P<word>[A-Za-z ]{{3,40}}?)\)?"
    rf"{_GAP}{_BOLD}{_GAP}(?P<sign>[:：]|[–—-](?={SPACE})|$){SPACE}*{_BOLD}[:：]?{SPACE}*"
)
_FORMS = {form for label in INLINE_LABELS for form in (label.title(), label.upper(), label.capitalize())}
_INLINE = re.compile(
    rf"(?<=[^\S\r\n])(?P<open>{_BOLD})(?P<label>{'|'.join(sorted(_FORMS, key=len, reverse=True))}|{LETTER})"
    rf"{_BOLD}{SPACE}*[:：]{_BOLD}{SPACE}+"
)
_STOPS = tuple('.!?;"”’)]')
_OWNERS = frozenset("the a her his their my our this".split())
_BEFORE_BOX = re.compile(
    rf"(?P<label>[A-Z][\w'’&/() -]{{1,40}}:){SPACE}*"
    rf"(?=(?:\[[ xX✓]?\]|[☐☑☒□■]|\([ xX]\)){SPACE}*(?!(?:yes|no|n/?a|y|n)\b)\w)",
    re.IGNORECASE,
)


def find_headings(text: str) -> list[Heading]:
    """Return the headings of a note in order."""
    letters = letters_in_use(text)
    shouted = sum(map(len, re.findall("[A-Z]{2,}", text))) > sum(map(len, re.findall("[a-z]+", text)))
    found: dict[int, Heading] = {}
    for start, end in lines(text):
        heading = _lettered(text, start, end, letters) or _worded(text, start, end) or _own(text, start, end, shouted)
        body = start
        if heading:
            found[heading.start] = heading
            body = heading.body
        if text.find(":", body, end) >= 0 or text.find("：", body, end) >= 0:
            found |= {inside.start: inside for inside in _inside(text, body, end, letters, heading is not None)}
    return [found[start] for start in sorted(found)]


def _lettered(text: str, start: int, end: int, letters: Letters) -> Heading | None:
    if spelled := _spelled(text, start, end):
        return spelled
    match = _LETTERED.match(text, start, end)
    if match is None:
        return None
    letter, sign = match.group("letter"), match.group("sign").strip("*_")
    either = letters.colon | letters.dash
    used = either if not sign else letters.colon if sign[-1] in ":：/" else letters.dash
    return Heading(match.start("open"), match.end(), LETTER_SECTIONS[letter], letter) if letter in used else None


def _spelled(text: str, start: int, end: int) -> Heading | None:
    match = _SPELLED.match(text, start, end)
    name = section_of_label(match.group("word")) if match else None
    if match is None or name is None or name == "header":
        return None
    letter, sign = match.group("letter"), match.group("sign")
    # "A: MSE: calm" and "P - Plan" are headings; "P: Next session" is a plan of two words.
    is_own_word = name in (LETTER_SECTIONS[letter], "problem") and (sign != "" or ":" not in match.group("joint"))
    is_heading = is_own_word or sign in (":", "：")
    return Heading(match.start("open"), match.end(), name, letter) if is_heading else None


def _worded(text: str, start: int, end: int) -> Heading | None:
    match = _WORDED.match(text, start, end)
    name = section_of_label(match.group("label")) if match else None
    if match is None or name is None:
        return None
    sign, label = match.group("sign"), match.group("label").strip()
    # "next - tried" and a wrapped line that holds the one word "plan" are prose; so is "Client - tearful".
    is_prose = sign not in (":", "：") and (not label[:1].isupper() or (sign != "" and name == "header"))
    is_table_head = sign in ("|", "\t") and _is_table_head(text, match.end(), end)
    return None if is_prose or is_table_head else Heading(match.start("open"), match.end(), name)


def _is_table_head(text: str, start: int, end: int) -> bool:
    cell = re.split(r"[|\t]", text[start:end].strip("| \t"), maxsplit=1)[0]
    return not cell.strip() or section_of_label(cell) is not None


def _own(text: str, start: int, end: int, shouted: bool) -> Heading | None:
    first, last = trimmed(text, start, end)
    if is_own_heading(text[first : min(last, first + 101)], shouted=shouted):
        return Heading(first, end, OTHER)
    # A box behind its label ends the line; "Validation: [x] yes [ ] no" is an answer, not a list.
    match = None if text[last - 1] in "])☐☑☒□■" else _BEFORE_BOX.match(text, first, end)
    return Heading(first, match.end(), OTHER) if match and is_own_label(match.group("label")) else None


def _inside(text: str, start: int, end: int, letters: Letters, in_section: bool) -> Iterator[Heading]:
    for match in _INLINE.finditer(text, start, end):
        label, begin = match.group("label"), match.start("open")
        before = text[max(start, begin - 24) : begin].split()
        firm = bool(before) and before[-1].endswith(_STOPS)
        if len(label) == 1:
            if label in (letters.colon if firm else letters.loose):
                yield Heading(begin, match.end(), LETTER_SECTIONS[label], label)
        # Without a stop: "was tearful Intervention: ..." in a note of one line, not "reviewed Safety Plan: ...".
        elif firm or (in_section and before and before[-1].islower() and before[-1] not in _OWNERS):
            yield Heading(begin, match.end(), section_of_label(label) or OTHER)
