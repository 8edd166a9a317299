"""A value of the clinician or client column -> a finding if it is a personal name where a pseudonymous id is due."""

import re
from collections.abc import Iterator

from notelens.privacy.kinds import Kind
from notelens.privacy.lexicon import TITLES
from notelens.privacy.name_shapes import WORD, is_no_name
from notelens.records import Finding

CHECKED_COLUMNS = ("clinician", "client", "modality", "setting", "format")
_ID_COLUMNS = frozenset({"clinician", "client"})

_WORDS = re.compile(rf"(?:{WORD}|[^\W\d_]\.?)(?:[\s,._-]{{1,2}}(?:{WORD}|[^\W\d_]\.?)){{0,5}}\.?")
_WORD = re.compile(WORD)


def find_in_column(column: str, value: str) -> Iterator[Finding]:
    """Yield a finding for a value that reads as a name: two words or more, or one capitalised word (`Maria`).

    Ids with a digit (C101), initials (DW) and role words (`Client B`) are let through.
    """
    if column not in _ID_COLUMNS or not _WORDS.fullmatch(value.strip()):
        return
    words = [word for word in _WORD.findall(value) if word.lower() not in TITLES]
    words = [word for word in words if len(word) > 3 or not word.isupper()]
    if not words or any(is_no_name(word) for word in words):
        return
    if len(words) >= 2 or words[0][0].isupper():
        start = len(value) - len(value.lstrip())
        end = len(value.rstrip())
        score = 0.9 if len(words) >= 2 else 0.7
        yield Finding(start=start, end=end, kind=Kind.NAME, score=score, rule="name_in_id_column", part=column)
