"""Plain text -> names behind a label (`Client name:`) or introduced as names (`a brother named Oran`).

Pseudonymous ids (C101, CL-07) and initials (DW) are let through. A label that transcripts use for a speaker, such as
`Client:`, needs two words that look like a name, or one that stands alone in its field.
"""

import re
from collections.abc import Iterator

from notelens.privacy.kinds import Kind
from notelens.privacy.name_shapes import RUN, SURNAME_FIRST, name_length
from notelens.privacy.recogniser import Recogniser
from notelens.records import Finding

_TITLE = r"(?:(?:dr|mr|mrs|ms)\.?\s)?"
_OF_WHOM = (
    r"(?:client|patient|pt|ct|full|legal|first|last|middle|given|family|preferred|chosen|maiden|birth|member|child"
    r"|parent"
    r"|guardian|mother|father|spouse|partner|therapist|clinician|provider|counselor|counsellor|emergency|contact|school"
    r"|teacher|print(?:ed)?|\w{1,15}(?='s\s))"
)
_NAME_LABEL = re.compile(
    # A bare `name` must start its field: "medication name" labels no person.
    rf"(?:(?i:(?<!\w)(?:(?:{_OF_WHOM}'?s?\s){{1,2}}(?:name|surname)|alias|emergency\scontact|next\sof\skin|referred\sby"
    r"|accompanied\sby|name\sof\s(?:client|patient|parent|guardian|child|therapist)))"
    r"|(?<![a-z]\s)(?<!\w)(?i:(?:sur)?name))"
    rf"(?i:\(s\))?\s?(?P<mark>[:=])?\s{{0,2}}(?:-\s)?[\"']?(?i:{_TITLE})(?=(?P<run>{SURNAME_FIRST}|{RUN}))"
)
_ROLE_LABEL = re.compile(
    r"(?i:(?<!\w)(?:(?P<own>client|patient|pt|therapist|clinician|provider|counselor|counsellor)|supervisor|supervisee"
    r"|psychologist|psychiatrist|prescriber|pcp|case\smanager|social\sworker|attending|facilitator|interpreter"
    r"|mother|father"
    r"|parent|guardian|spouse|partner|husband|wife|roommate|sponsor|probation\sofficer|attorney|teacher|ec|cc|attn"
    rf"|participants?)(?:\(s\))?\s?(?P<mark>[:(])\s{{0,2}}{_TITLE})(?=(?P<run>{SURNAME_FIRST}|{RUN}))"
)
_INTRODUCED = re.compile(
    r"(?i:(?<!\w)(?:named|names?\s(?:is|was|are|were)|(?:to\sbe|be)\scalled|aka|a\.k\.a\.|nickname|name's|goes\sby"
    r"|nicknamed"
    r"|introduced\s(?:him|her|them)sel(?:f|ves)\sas|calls\s(?:him|her|them)self|known\sas|i'm\scalled)\s[\"']?)"
    rf"(?=(?P<run>{RUN}))"
)
_JOINED = re.compile(rf",?\s(?:and|&)\s(?=(?P<run>{RUN}))")
_FIELD_END = re.compile(r"\s{0,3}(?:$|\n|\||;|\(|\s\s|(?:DOB|DOS|Date|Age|MRN|ID|Session|Time)\b)")
_LOWER_CASE_END = re.compile(r"\s{0,3}(?:$|\n|\||;|\(|,|(?i:dob|dos|date|age|mrn|id)\b)")


def _finding(match: re.Match[str], *, length: int, rule: str, score: float) -> Finding:
    start = match.start("run")
    return Finding(start=start, end=start + length, kind=Kind.NAME, score=score, rule=rule)


def _find_behind_name_labels(text: str) -> Iterator[Finding]:
    for match in _NAME_LABEL.finditer(text):
        length, words = name_length(match["run"])
        if words >= 2 or words and match["mark"]:
            yield _finding(match, length=length, rule="name_labelled", score=0.95)
        elif match["mark"] and not words:
            length, words = name_length(match["run"], any_case=True)
            lower = match["run"][:length]
            if 1 <= words <= 3 and len(lower) > 3 and _LOWER_CASE_END.match(text, match.start("run") + length):
                yield _finding(match, length=length, rule="name_labelled_lower_case", score=0.8)


def _find_behind_role_labels(text: str) -> Iterator[Finding]:
    for match in _ROLE_LABEL.finditer(text):
        length, words = name_length(match["run"])
        alone = match["mark"] == ":" and _FIELD_END.match(text, match.start("run") + length)
        if words >= 2 or words and alone and match["own"]:
            yield _finding(match, length=length, rule="name_behind_role", score=0.9 if words >= 2 else 0.7)


def _find_introduced(text: str) -> Iterator[Finding]:
    for match in _INTRODUCED.finditer(text):
        length, words = name_length(match["run"])
        if not words:
            continue
        yield _finding(match, length=length, rule="name_introduced", score=0.9)
        joined = _JOINED.match(text, match.start("run") + length)
        length, words = name_length(joined["run"]) if joined else (0, 0)
        if joined and words:
            yield _finding(joined, length=length, rule="name_introduced", score=0.8)


def _find(text: str) -> Iterator[Finding]:
    yield from _find_behind_name_labels(text)
    yield from _find_behind_role_labels(text)
    yield from _find_introduced(text)


LABELLED_NAMES = Recogniser(name="labelled_names", kinds=(Kind.NAME,), find=_find)
