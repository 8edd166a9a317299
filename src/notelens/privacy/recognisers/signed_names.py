"""Plain text -> names in signatures: after `Signed`, and before a professional's credentials."""

import re
from collections.abc import Iterator

from notelens.privacy.kinds import Kind
from notelens.privacy.name_shapes import CAPITAL, RUN, name_length
from notelens.privacy.recogniser import Recogniser
from notelens.records import Finding

_SIGNED = re.compile(
    r"(?i:(?<!\w)(?:(?:(?:electronically|digitally|e-?|co-?|counter)?-?\s?signed(?:\s(?:off\s)?(?P<by>by))?"
    r"|signature(?:\sof\s\w{1,12})?|(?:attested|authenticated|dictated|transcribed|written|prepared|completed"
    r"|documented"
    r"|entered|reviewed|supervised)\s(?P<who>by)|cosigner|author)\s?(?P<mark>:|-{1,2}|//)?|(?P<slash>/s/):?"
    r"|(?:sincerely|regards|warmly|respectfully|respectfully\ssubmitted),)"
    r"\s{0,2}(?:\n\s{0,2})?(?:(?:dr|mr|mrs|ms)\.?\s)?)"
    rf"(?=(?P<run>{RUN}))"
)
_CREDENTIAL = (
    r"(?:LCSW|LMSW|LICSW|LISW|LSW|CSW|LMFT|AMFT|MFT|LMHC|MHC|LPC|LPCC|LCPC|LPC-A|LCMHC|APCC|LAC|LADC|CADC|LCDC|LBS"
    r"|ASW|MSW"
    r"|PhD|Ph\.D\.?|PsyD|Psy\.D\.?|EdD|M\.?D\.?|D\.?O\.|RN|APRN|PMHNP|NP|PA-C|BCBA|MEd|M\.Ed\.?|M\.A\.|M\.S\.|MDiv"
    r"|OTR|ATR"
    r"|LP|LCP|LMHP|RMHCI)"
)
_CREDENTIALED = re.compile(
    rf"(?<![\w'])(?={CAPITAL})(?=(?P<run>{RUN}),?\s{{1,2}}{_CREDENTIAL}(?:-[A-Z]{{1,4}})?(?![\w'-]))"
)
_CREDENTIAL_LINE = re.compile(
    rf"^\W{{0,3}}(?P<run>{RUN}),\s{{1,2}}(?:MA|MS|BA|BS|DO|PA|LP)(?:,\s?[\w. -]{{1,30}})?\s{{0,3}}$", re.M
)


def _finding(match: re.Match[str], *, length: int, rule: str, score: float) -> Finding:
    start = match.start("run")
    return Finding(start=start, end=start + length, kind=Kind.NAME, score=score, rule=rule)


def _find(text: str) -> Iterator[Finding]:
    for match in _SIGNED.finditer(text):
        length, words = name_length(match["run"])
        announced = match["by"] or match["who"] or match["mark"] or match["slash"]
        if words >= 2 or words and announced:
            yield _finding(match, length=length, rule="name_signed", score=0.93 if words >= 2 else 0.8)
    for pattern in (_CREDENTIALED, _CREDENTIAL_LINE):
        for match in pattern.finditer(text):
            length, words = name_length(match["run"])
            # The name must reach the credential: "Client saw an outside LCSW" names nobody.
            whole = length == len(match["run"])
            if whole and (words >= 2 or match["run"][1] == "."):
                yield _finding(match, length=length, rule="name_with_credential", score=0.93)


SIGNED_NAMES = Recogniser(name="signed_names", kinds=(Kind.NAME,), find=_find)
