"""Plain text -> names behind a title (`Dr. Roe`, `Aunt Lena`); a title alone, or with initials, is let through."""

import re
from collections.abc import Iterator

from notelens.privacy.kinds import Kind
from notelens.privacy.name_shapes import RUN, name_length
from notelens.privacy.recogniser import Recogniser
from notelens.records import Finding

_DOTTED = r"(?:Drs?|DR|dr|Mr|MR|mr|Mrs|MRS|mrs|Ms|ms|Mx|Prof|PROF|prof|Rev|REV|Fr|Hon|Sgt|Det|Lt|Capt|Ofc|Atty)"
_PLAIN = (
    r"(?:Drs?|dr|Mr|mr|Mrs|mrs|Ms|ms|Mx|Prof|Rev|Miss|Doctor|Professor|Nurse|NURSE|Officer|OFFICER|Judge|JUDGE"
    r"|Reverend|Pastor|Rabbi|Imam"
    r"|Sergeant|Detective|Lieutenant|Captain|Deputy|Attorney|Coach|Principal|Senator|Father|Sister(?=\s[A-Z]\w+[a-z]\b)"
    r"|Aunt|Auntie|Uncle|Tia|Tio|T\u00eda|T\u00edo|Aunty|Grandma|Grandpa|Nana|Abuela|Abuelo)"
)
_TITLED = re.compile(rf"(?<![\w'.])(?P<title>{_DOTTED}\.\s{{0,2}}|{_PLAIN}\s{{1,2}})(?=(?P<run>{RUN}))")
_CHURCH_OR_KIN = frozenset(
    {"Father", "Sister", "Captain", "Principal", "Grandma", "Grandpa", "Nana", "Abuela", "Abuelo"}
)


def _find(text: str) -> Iterator[Finding]:
    for match in _TITLED.finditer(text):
        length, words = name_length(match["run"])
        if length:
            start = match.start("run")
            # In capitals throughout nothing tells where the name ends: `DR. ROE CALLED`.
            unsure = match["title"].strip() in _CHURCH_OR_KIN or words > 1 and match["run"][:length].isupper()
            score = 0.8 if unsure else 0.95
            yield Finding(start=start, end=start + length, kind=Kind.NAME, score=score, rule="name_titled")


TITLED_NAMES = Recogniser(name="titled_names", kinds=(Kind.NAME,), find=_find)
