import re
from collections.abc import Callable

import pytest

from notelens.privacy.gate import find_identifiers
from notelens.records import Finding, SourceNote


def findings_of(text: str) -> tuple[Finding, ...]:
    return find_identifiers(SourceNote(note_id="n1", text=text, source="notes.csv"))


@pytest.fixture
def find() -> Callable[[str], tuple[Finding, ...]]:
    return findings_of


@pytest.fixture
def check_marked() -> Callable[[str, str], None]:
    """Check that exactly the parts of a text between « and » are found, as one kind, every letter and digit of them."""

    def check(kind: str, marked: str) -> None:
        text = re.sub("[«»]", "", marked)
        wanted, removed = [], 0
        for match in re.finditer("«(.*?)»", marked, re.S):
            wanted.append((match.start(1) - removed - 1, match.end(1) - removed - 1))
            removed += 2
        found = [(finding.start, finding.end) for finding in findings_of(text) if finding.kind == kind]
        missed = [span for span in wanted if not any(start <= span[0] and span[1] <= end for start, end in found)]
        assert not missed, (missed, findings_of(text))
        assert len(findings_of(text)) == len(wanted), findings_of(text)

    return check
