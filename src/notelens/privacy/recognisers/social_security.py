"""Plain text -> social security numbers, whole or the last digits of one."""

import re

from notelens.privacy.kinds import Kind
from notelens.privacy.recogniser import Rule, recogniser_of

_LABEL = (
    r"(?i:\b(?:ssn|ss\s?#|ss\s?no\.?|soc(?:ial)?\.?\s?sec(?:urity)?\.?(?:\s(?:number|num|no\.?))?"
    r"|social(?=\W{1,3}(?:is\s|was\s)?\d)|itin))"
)

_ENDING = re.compile(r"(?i)\b(?:last|end|four|4\b)")


def _is_no_year(match: re.Match[str]) -> bool:
    return match["id"][:2] not in ("19", "20") or len(match["id"]) > 4 or _ENDING.search(match[0]) is not None


SOCIAL_SECURITY = recogniser_of(
    "social_security",
    Rule(
        name="ssn",
        kind=Kind.SSN,
        pattern=re.compile(r"(?<![\w.-])\d{3}(?:\s?([-.])\s?|\s)\d{2}(?:\s?\1\s?|\s)\d{4}(?![\w-]|\.\d)"),
        score=0.97,
    ),
    Rule(
        name="ssn_masked",
        kind=Kind.SSN,
        pattern=re.compile(r"(?i)(?<!\w)[x*#]{3}[-\s.]?[x*#]{2}[-\s.]?\d{4}(?!\w)"),
        score=0.97,
    ),
    Rule(
        name="ssn_labelled",
        kind=Kind.SSN,
        pattern=re.compile(
            rf"{_LABEL}(?:\W{{1,3}}(?i:is|was|number|no|ends?|ending|in|last|four|4|digits|with)){{0,6}}\W{{0,4}}"
            r"(?P<id>\d{9}|\d{3}[-\s.]?\d{2}[-\s.]?\d{4}|\d{4})(?!\w)"
        ),
        score=0.99,
        accept=_is_no_year,
    ),
    Rule(
        name="ssn_last_digits",
        kind=Kind.SSN,
        pattern=re.compile(
            r"(?i)\blast\s(?:four|4)(?:\sdigits)?\s(?:of\s)?(?:\w{1,10}\s){0,2}(?:ssn|social)\b\W{0,3}(?:is"
            r"|was)?\W{0,3}"
            r"(?P<id>\d{4})(?!\w)"
        ),
        score=0.97,
    ),
)
