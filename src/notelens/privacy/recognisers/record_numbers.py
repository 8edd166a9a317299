"""Plain text -> numbers behind a label: records, plans, accounts, licences, vehicles, devices, biometrics."""

import re

from notelens.privacy.kinds import Kind
from notelens.privacy.measures import UNIT
from notelens.privacy.recogniser import Rule, recogniser_of

_NUMBER_WORD = r"(?:\s?(?:number|num|no\.?|id|\#|code)){1,2}"
_LINK = r"(?:\s?\(\w{1,8}\))?\s?(?:(?:number|no\.?|num|id)\b)?\s?(?:is\b|was\b|[:=#.-]){0,2}\s{0,2}#?"
_VALUE = r"(?P<id>(?=[A-Z-]{0,8}\d)[A-Z0-9]{1,20}(?:[-/.]?[A-Z0-9]{1,20}){0,4})(?![\w])"

# Without `number` or `#` after the label, five digits must tell a number from a count.
_LONG_VALUE = r"(?=[A-Z]{0,4}(?:[-/]?\d){5})" + _VALUE

_YEAR_OR_COUNT = re.compile(rf"(?:19|20)\d\d(?![\w-])|\d{{4,6}}\s?{UNIT}")
_PSEUDONYM = re.compile(r"[A-Za-z]{1,3}-?\d{1,4}")
_PROCEDURE = re.compile(r"9\d{4}|[HhGgTtSs]\d{4}|[A-Za-z]\d{2}(?:\.\d{1,4})?")


def _digits(match: re.Match[str]) -> int:
    return sum(character.isdigit() for character in match["id"])


def _is_number(match: re.Match[str]) -> bool:
    """Tell a number from a year and from a count (`visa 2019`)."""
    return _digits(match) >= 4 and not _YEAR_OR_COUNT.match(match.string, match.start("id"))


def _is_record_number(match: re.Match[str]) -> bool:
    """Leave study-style ids (C101, P-0012) and billing or diagnosis codes alone behind labels that they share."""
    value = match["id"]
    return _is_number(match) and not _PSEUDONYM.fullmatch(value) and not _PROCEDURE.fullmatch(value)


def _is_plate(match: re.Match[str]) -> bool:
    value = match["id"]
    return any(character.isdigit() for character in value) and (value.upper() == value)


def _rule(name: str, kind: Kind, labels: str, *, strong: bool, value: str = _VALUE) -> Rule:
    return Rule(
        name=name,
        kind=kind,
        pattern=re.compile(rf"(?i)(?<![\w-])(?:{labels}){_LINK}{value}"),
        score=0.97 if strong else 0.9,
        accept=_is_number if strong else _is_record_number,
    )


RECORD_NUMBERS = recogniser_of(
    "record_numbers",
    _rule("mrn", Kind.MRN, r"mrn|med(?:ical)?\.?\srec(?:ord)?\.?s?|emr|ehr\s?id|ehr\s?\#", strong=True),
    _rule(
        "record_labelled",
        Kind.MRN,
        rf"(?:chart|case|file|record|patient|client|encounter|docket|incident|police\sreport|cps\scase|referral"
        rf"|hospital"
        rf"|visit|study|lab|accession){_NUMBER_WORD}|docket|cause\sno\.?|chart(?=\s?\#)",
        strong=False,
    ),
    _rule(
        "record_bare",
        Kind.MRN,
        r"chart|case|file|police\sreport|incident\sreport|complaint",
        strong=False,
        value=_LONG_VALUE,
    ),
    _rule("plan_bare", Kind.PLAN_ID, r"policy|claim|member|subscriber", strong=False, value=_LONG_VALUE),
    _rule(
        "plan",
        Kind.PLAN_ID,
        rf"(?:member|plan|policy|subscriber|insurance|group|medicaid|medicare|claim|beneficiary|health\splan|payer|rx"
        rf"|authori[sz]ation|auth|prior\sauth|certificate|enrollee|hicn?){_NUMBER_WORD}|mbi|hicn"
        r"|(?:medicaid|medicare|aetna|cigna|humana|tricare|bcbs)(?=\W{0,3}\w{0,4}\d{5})",
        strong=False,
    ),
    _rule(
        "account",
        Kind.ACCOUNT,
        rf"acc(?:oun)?t\.?(?:{_NUMBER_WORD}|\sending(?:\sin)?)?|(?:routing|invoice|billing|bank|iban|card|debit\scard"
        rf"|credit\scard|visa|mastercard|amex|checking|savings|loan){_NUMBER_WORD}|iban|visa|mastercard|amex"
        r"|card\sending(?:\sin)?",
        strong=True,
    ),
    Rule(
        name="card_number",
        kind=Kind.ACCOUNT,
        pattern=re.compile(r"(?<![\w.-])\d{4}(?:([ -])\d{4})(?:\1\d{4}){2}(?![\w-])"),
        score=0.95,
    ),
    _rule(
        "licence",
        Kind.LICENCE,
        rf"(?:driver'?s?'?\s)?licen[cs]e{_NUMBER_WORD}|driver'?s?'?\slicen[cs]e|dl\s?(?:\#|no\.?|number)|npi|dea"
        rf"|lic\.?\s?(?:\#|no\.?)|passport|certification{_NUMBER_WORD}|green\scard|a-?number|visa\sno\.?|state\sid"
        rf"|permit{_NUMBER_WORD}",
        strong=True,
    ),
    Rule(
        name="licence_after_credential",
        kind=Kind.LICENCE,
        pattern=re.compile(
            r"\b(?:L[A-Z]{2,5}|[AR]?MFT|PSY|PsyD|PhD|RN|APRN|BCBA)\s?#?\s?(?P<id>[A-Z]{0,3}-?\d{4,8})(?!\w)"
        ),
        score=0.9,
    ),
    Rule(
        name="vin",
        kind=Kind.VEHICLE,
        pattern=re.compile(r"(?<!\w)(?=[A-HJ-NPR-Z]{0,16}\d)(?=\d{0,16}[A-HJ-NPR-Z])[A-HJ-NPR-Z0-9]{17}(?!\w)"),
        score=0.95,
    ),
    Rule(
        name="plate",
        kind=Kind.VEHICLE,
        pattern=re.compile(
            r"(?i:\b(?:licen[cs]e\s(?:plates?|tag)|plates?|tag|registration|reg)(?:\s?(?:number|no\.?|\#))?\s?"
            r"(?:is\b|was\b|:|\#)?\s?(?:[a-z]{2,12}\splate\s)?)"
            r"(?P<id>(?=[A-Z -]{0,5}\d)(?=[\d -]{0,5}[A-Z])[A-Z0-9]{1,5}[ -]?[A-Z0-9]{2,5})(?!\w)"
        ),
        score=0.9,
        accept=_is_plate,
    ),
    _rule("vin_labelled", Kind.VEHICLE, rf"vin|vehicle\s(?:id(?:entification)?|serial){_NUMBER_WORD}", strong=True),
    _rule(
        "device",
        Kind.DEVICE,
        rf"(?:device|serial|model|implant|pacemaker|pump|cpap|monitor)(?:\sserial)?{_NUMBER_WORD}|serial|s/n|(?-i:SN)"
        r"|imei|udi|meid",
        strong=True,
    ),
    _rule(
        "biometric",
        Kind.BIOMETRIC,
        rf"(?:finger\s?print|voice\s?print|retina(?:l\sscan)?|iris\sscan|palm\s?print|face\s?(?:id|scan)|biometric|dna)"
        rf"(?:{_NUMBER_WORD}|\s(?:template|sample|file|record))",
        strong=True,
    ),
)
