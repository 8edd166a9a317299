"""Plain text -> street addresses, boxes and apartments, and ZIP codes with the town before them."""

import re

from notelens.privacy.kinds import Kind
from notelens.privacy.measures import UNIT
from notelens.privacy.name_shapes import CAPITAL
from notelens.privacy.recogniser import Rule, recogniser_of

_STATE = (
    r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|PR|RI|S[CD]|T[NX]|UT|V[AIT]"
    r"|W[AIVY]|California|Texas|Florida|New York|Illinois|Ohio|Georgia|Michigan|Oregon|Washington|Colorado|Arizona)"
)
_WORD = rf"(?:{CAPITAL}[\w'.-]{{0,25}}|\d{{1,3}}(?:st|nd|rd|th))"
_SUFFIX = (
    r"(?:Street|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Court|Place|Terrace|Ter|Circle|Cir|Parkway|Pkwy|Highway"
    r"|Hwy|Trail|Trl|Square|Sq|Crescent|Close|Alley|Turnpike|Loop|Way|Plaza|Pike|Row)"
)
_NUMBER = r"(?<![\w.,/$-])\d{1,5}(?:[A-Z]|-\d{1,5}|\s1/2)?"
_DIRECTION = r"(?:\s(?:N|S|E|W|NE|NW|SE|SW|Northeast|Northwest|Southeast|Southwest|North|South|East|West)\b\.?)?"
_UNIT_OF_HOUSE = r"(?:,?\s(?:#\s?\w{1,6}|(?i:apt|apartment|unit|suite|ste|floor|fl|lot|rm|room)\b\.?\s?#?\s?\w{1,6}))?"
_TOWN = rf"(?:{CAPITAL}[^\W\d_][\w'.-]{{0,19}}(?:\s{CAPITAL}[^\W\d_][\w'.-]{{0,19}}){{0,2}})"
_SMALL = (
    r"(?!(?:the|a|an|my|her|his|their|this|that|our|same|down|across|up|on|in|of|off|and|or|to|from|with|am|pm|min"
    r"|minutes"
    r")\b)"
)
_PROCEDURE = re.compile(r"9(?:07[89]|08[0-9]|6[01]|9[2-4])\d{1,2}")


_COUNTED = re.compile(r"(?i)\d\s(?:steps?|minutes?|hours?|miles?|blocks?|days?|weeks?)\s")


def _counts_nothing(match: re.Match[str]) -> bool:
    return _COUNTED.search(match[0]) is None


def _is_no_procedure(match: re.Match[str]) -> bool:
    """`MI 90834` is a motivational interview and its billing code, not Michigan."""
    return match["town"] is not None or not _PROCEDURE.fullmatch(match["id"])


ADDRESSES = recogniser_of(
    "addresses",
    Rule(
        name="street",
        kind=Kind.ADDRESS,
        pattern=re.compile(
            rf"{_NUMBER}{_DIRECTION}(?:\s{_WORD}){{1,4}}?\s{_SUFFIX}\b\.?{_DIRECTION}{_UNIT_OF_HOUSE}"
            rf"(?:,\s{_TOWN}(?=,?\s{_STATE}\b))?"
        ),
        score=0.95,
        accept=_counts_nothing,
    ),
    Rule(
        # St, Dr and Ct are also a saint, a doctor and a client: a long number or the end of the phrase must tell.
        name="street_abbreviated",
        kind=Kind.ADDRESS,
        pattern=re.compile(
            rf"(?:(?<![\w.,/$-])\d{{3,5}}{_DIRECTION}(?:\s{_WORD}){{1,3}}?\s(?:St|Dr|Ct|Pl)\b"
            rf"|{_NUMBER}{_DIRECTION}(?:\s{_WORD}){{1,3}}?\s(?:St|Dr|Ct|Pl)\b(?=\.?,|\.?\s?$|\.?\s(?:(?i:apt|unit"
            rf"|#))))\.?"
            rf"{_UNIT_OF_HOUSE}(?:,\s{_TOWN}(?=,?\s{_STATE}\b))?",
            re.M,
        ),
        score=0.9,
    ),
    Rule(
        name="street_lower_case",
        kind=Kind.ADDRESS,
        pattern=re.compile(
            rf"(?i)\b(?:at|to|from|address(?:\sis)?|lives"
            rf"|on)\W{{1,3}}(?P<id>\d{{1,5}}(?:\s{_SMALL}[a-z0-9'-]{{2,20}}){{1,3}}?\s"
            r"(?:street|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|court|terrace|circle|parkway)\b)"
        ),
        score=0.85,
    ),
    Rule(
        name="street_short_lower_case",
        kind=Kind.ADDRESS,
        pattern=re.compile(
            rf"(?<![\w.,/$-])\d{{3,5}}\s{_SMALL}[a-z'-]{{3,20}}(?:\s{_SMALL}[a-z'-]{{3,20}})?\s(?:st|rd|ave|ln|blvd"
            rf"|street|avenue|road)\b"
        ),
        score=0.8,
    ),
    Rule(
        name="street_without_suffix",
        kind=Kind.ADDRESS,
        pattern=re.compile(
            rf"(?i:\b(?:lives|living|resides|residing|stays|moved|address(?:\sis)?)(?:\s(?:at|on|to)|:)?\s)"
            rf"(?P<id>\d{{2,5}}{_DIRECTION}\s{_WORD}(?:\s{_WORD})?)"
        ),
        score=0.8,
    ),
    Rule(
        name="box",
        kind=Kind.ADDRESS,
        pattern=re.compile(
            r"(?i)\b(?:p\.?\s?o\.?\s?box|post\soffice\sbox|rural\sroute|rr)\s?#?\s?\d{1,6}\b(?:\sbox\s\d{1,5})?"
        ),
        score=0.95,
    ),
    Rule(
        name="apartment",
        kind=Kind.ADDRESS,
        pattern=re.compile(
            rf"\b(?i:apt|apartment|suite|ste)\b\.?\s?#?\s?(?:\d{{1,4}}[A-Za-z]?|[A-Z]-?\d{{0,4}})\b(?!\s?(?:{UNIT}|[ap]m\b)|[:/%])"
        ),
        score=0.8,
    ),
    Rule(
        name="corner",
        kind=Kind.ADDRESS,
        pattern=re.compile(
            rf"(?i:\bcorner\sof\s)(?P<id>{_WORD}(?:\s{_WORD}){{0,2}}\s(?:and|&)\s{_WORD}(?:\s{_SUFFIX}\b)?)"
        ),
        score=0.85,
    ),
    Rule(
        name="town_before_zip",
        kind=Kind.ADDRESS,
        pattern=re.compile(rf"\b(?P<id>{_TOWN},?\s{_STATE})\.?,?\s{{1,2}}\d{{5}}\b"),
        score=0.9,
    ),
    Rule(
        name="zip_after_state",
        kind=Kind.ZIP,
        pattern=re.compile(
            rf"(?P<town>{_TOWN},\s)?(?<!\w){_STATE}\.?,?\s{{1,2}}(?P<id>\d{{5}}(?:-\d{{4}})?)(?!\w|-\d|\s?{UNIT})"
        ),
        score=0.9,
        accept=_is_no_procedure,
    ),
    Rule(name="zip_plus_four", kind=Kind.ZIP, pattern=re.compile(r"(?<![\w.-])\d{5}-\d{4}(?![\w-])"), score=0.85),
    Rule(
        name="zip_labelled",
        kind=Kind.ZIP,
        pattern=re.compile(
            r"(?i)\b(?:zip|zip\s?code|postal\s?code|postcode)(?:\s(?:is|was))?[\s:#]{1,3}"
            r"(?P<id>\d{5}(?:-\d{4})?|\d{3}(?=\b)|[A-Z]\d[A-Z]\s?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})(?!\w)"
        ),
        score=0.97,
    ),
)
