"""Plain text -> telephone and fax numbers, with their extensions; public crisis lines are let through."""

import re

from notelens.privacy.kinds import Kind
from notelens.privacy.measures import UNIT
from notelens.privacy.recogniser import Rule, recogniser_of

# Lines that safety plans print for everybody: they identify no one.
CRISIS_LINES = frozenset({"8002738255", "8007997233", "8006564673", "8006624357", "8664887386", "8009506264", "116123"})

_GAP = r"(?:\s?[-./]\s?|\s)?"
_EXTENSION = r"(?:,?\s?(?i:x|ext\.?|extension)\s?#?\s?\d{1,6})?"
_LABEL = (
    r"(?i:\b(?:(?:tele)?phone|tel|cell|mobile|fax|landline|call(?:ed|s|ing)?|text(?:ed|s)?|dial(?:ed)?|number|contact"
    r"|reach(?:ed|able)?|ph|voice ?mail|vm|pager|whatsapp)\b"
    r"(?:\W{1,3}(?:at|is|on|from|back|number|no|was|me|her|him|them|home|work|cell|mobile|phone|mom|dad|mother"
    r"|father|new)\b)"
    r"{0,3}\W{1,4})"
)


def _is_private(match: re.Match[str]) -> bool:
    digits = "".join(character for character in match[0].split("x")[0] if character.isdigit())
    return digits.removeprefix("1") not in CRISIS_LINES


def _has_international_length(match: re.Match[str]) -> bool:
    return 8 <= sum(character.isdigit() for character in match[0]) <= 15


def _has_national_length(match: re.Match[str]) -> bool:
    return 9 <= sum(character.isdigit() for character in match[0]) <= 11 and _is_private(match)


def _is_no_range(match: re.Match[str]) -> bool:
    first, last = match[0].split("-")
    return bool(int(first) % 10 or int(last) % 10)


PHONES = recogniser_of(
    "phones",
    Rule(
        name="phone_us",
        kind=Kind.PHONE,
        pattern=re.compile(
            rf"(?<![\w.+-])(?:\+?1{_GAP})?(?:\(\s?\d{{3}}\s?\)|\d{{3}}){_GAP}\d{{3}}{_GAP}\d{{4}}{_EXTENSION}(?!\d"
            rf"|[.-]\d)"
        ),
        score=0.95,
        accept=_is_private,
    ),
    Rule(
        name="phone_international",
        kind=Kind.PHONE,
        pattern=re.compile(rf"(?<![\w+])(?:\+|00(?=[1-9]))\d[\d \n().-]{{6,22}}\d{_EXTENSION}(?!\d)"),
        score=0.95,
        accept=_has_international_length,
    ),
    Rule(
        name="phone_national",
        kind=Kind.PHONE,
        pattern=re.compile(rf"(?<![\w.+/-])\(?0\d{{1,4}}\)?[\s-]\d{{3,4}}[\s-]?\d{{3,4}}{_EXTENSION}(?!\d)"),
        score=0.9,
        accept=_has_national_length,
    ),
    Rule(
        name="phone_labelled",
        kind=Kind.PHONE,
        pattern=re.compile(
            rf"{_LABEL}(?P<id>\d{{3}}{_GAP}\d{{4}}{_EXTENSION}|\d(?:[\s.-]\d){{6,10}})(?!\d|[.-]\d|\s?{UNIT})"
        ),
        score=0.95,
    ),
    Rule(
        name="phone_seven_digits",
        kind=Kind.PHONE,
        pattern=re.compile(rf"(?<![\w.$/-])[2-9]\d{{2}}-\d{{4}}(?![\w-]|\.\d|\s?{UNIT})"),
        score=0.6,
        accept=_is_no_range,
    ),
    Rule(
        name="phone_extension",
        kind=Kind.PHONE,
        pattern=re.compile(r"(?i)\b(?:ext\.?|extension)\s?[#:]?\s?(?P<id>\d{3,6})(?![\w.]\d)\b"),
        score=0.7,
    ),
)
