"""Plain text -> dates written in digits, finer than a year; scores, doses and fractions are let through.

A bare year is let through, and so is a month alone. A day and month without a year (`3/14`) counts as a date where a
word announces it (on, since, DOB, next appointment, a weekday) or where the numbers do not read as a score.
"""

import re
from collections.abc import Iterator

from notelens.privacy.kinds import Kind
from notelens.privacy.measures import COUNTED, RATED, SCORE_OUT_OF, score_before
from notelens.privacy.recogniser import Recogniser, Rule
from notelens.records import Finding

_STRONG_CUE = re.compile(
    r"(?i)(?:\b(?:on|since|dated?|dob|d\.o\.b\.?|born|birthday|birthdate|dos|appt|appointment"
    r"|next(?:\ssession|\svisit|\smeeting)?|scheduled(?:\sfor)?|rescheduled(?:\sto|\sfor)?|due|eff(?:ective)?|seen"
    r"|d/?c'?d|discharged?|admit(?:ted)?"
    r"|adm|intake|as\sof|mon|tues?|wed|weds|thu|thurs?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|rtc|f/u"
    r"|expires?|signed|cancell?ed|no[-\s]?show|ns|hosp(?:itali[sz]ed)?|loa|week\sof|w/e|incident\sof|started|dx'?d|died"
    r"|court(?:\sdate)?|hearing)\b[:,.]?\s?[(]?)$"
)
_WEAK_CUE = re.compile(
    r"(?i)\b(?:from|to|by|before|after|until|till|thru|through|between|btwn|of|for|and|starting|beginning|ending"
    r"|session|visit)[:,]?\s?$"
)
_TIME_AFTER = re.compile(
    r"(?i)\s?(?:,\s?)?(?:at|@)\s?(?:\d{1,2}(?::\d\d|\s?[ap]\.?m)|noon)|\s?@\s?\d{1,2}(?![\d/])|\s\d{1,2}(?::\d\d"
    r"|\s?[ap]m)"
)
_LABEL_AFTER = re.compile(r"\s?[:-]\s|\s(?:appt|appointment|session|visit|intake)\b")
_LINE_START = re.compile(r"(?:^|\n)[ *\u2022>-]{0,4}$")
_COUNTED_AFTER = re.compile(rf"\s?-?{COUNTED}")
_RATED_AFTER = re.compile(rf"\s?-?{RATED}")
_DAY_OF_WEEK = re.compile(r"(?i)\b(?:mon|tue|wed|thu|fri|sat|sun)")
_MIXED_NUMBER = re.compile(r"\d-$")
_PAIR = re.compile(r"(?<![\w./$:])(\d{1,2})/(\d{1,2})(?![\w/]|\.\d)")
_NEXT_PAIR = re.compile(r"\s?(?:-|to|and|,|&|thru|through|or)\s?(\d{1,2})/(\d{1,2})(?![\w/]|\.\d)")
_HYPHEN_PAIR = re.compile(
    r"(?i)\b(?:dated|dob|dos|born|date|appt|seen|since)[:\s]\s?(?:on\s)?"
    rf"(?P<id>(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01]))(?![\w/-]|\s?{COUNTED})"
)


def _is_month_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in ("18", "19", "20", "21")


def _is_full_date(match: re.Match[str]) -> bool:
    """Tell a date from a version, a phone number or a list, by what its three numbers can be."""
    first, separator, second, third = match.groups()
    if separator == "-" and len(third) == 2 and _COUNTED_AFTER.match(match.string, match.end()):
        return False
    left, middle, right = int(first), int(second), int(third)
    if _is_year(first):
        return len(third) <= 2 and (_is_month_day(middle, right) or _is_month_day(right, middle))
    if len(first) > 2 or not (_is_year(third) or len(third) == 2):
        return False
    either_order = _is_month_day(left, middle) or _is_month_day(middle, left)
    if len(third) == 4:
        return either_order
    if separator.strip() == "." and not len(first) == len(second) == 2:
        return False
    if separator.strip() == "/" and score_before(match.string, match.start()) and right in SCORE_OUT_OF:
        return False
    return either_order or _is_month_day(middle, right) and len(first) == len(second) == 2


def _is_no_amount(match: re.Match[str]) -> bool:
    return "/" in match[0] or not _COUNTED_AFTER.match(match.string, match.end())


_RULES = (
    Rule(
        name="date_in_digits",
        kind=Kind.DATE,
        pattern=re.compile(r"(?<![\d/.-])(\d{1,4})(\s?/\s?|[.-])(\d{1,2})\2(\d{2,4})(?!\d|[/-]\d|\.\d)"),
        score=0.95,
        accept=_is_full_date,
    ),
    Rule(
        name="date_month_year",
        kind=Kind.DATE,
        pattern=re.compile(
            r"(?<![\d/.$-])(?:(?:0?[1-9]|1[0-2])[/-](?:19|20)\d\d|(?:19|20)\d\d[/-](?:0[1-9]|1[0-2]))(?![\w/-])"
        ),
        score=0.85,
        accept=_is_no_amount,
    ),
    Rule(
        name="date_run_together",
        kind=Kind.DATE,
        pattern=re.compile(r"(?<![\w.,$-])(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\w-])"),
        score=0.85,
    ),
    Rule(
        name="date_of_birth",
        kind=Kind.DATE,
        pattern=re.compile(
            r"(?i)\b(?:dob|d\.o\.b\.|date\sof\sbirth|birth\s?date|born(?:\son)?)\W{1,3}(?P<id>\d{6}|\d{8})(?!\w)"
        ),
        score=0.95,
    ),
    Rule(name="date_hyphen", kind=Kind.DATE, pattern=_HYPHEN_PAIR, score=0.85),
)


def _pair_score(match: re.Match[str]) -> float:
    """How surely `3/14` is a date and no score, from its numbers and what stands around it; 0 for none."""
    text, start, end = match.string, match.start(), match.end()
    first, second = int(match[1]), int(match[2])
    before = max(0, start - 30)
    if _COUNTED_AFTER.match(text, end) or _MIXED_NUMBER.search(text, before, start):
        return 0.0
    cue = _STRONG_CUE.search(text, before, start)
    if (first, second) == (9, 11) and (cue is None or cue[0].lower().startswith("since")):
        return 0.0  # the attacks
    reads_as_score = first <= second and second in SCORE_OUT_OF
    if _RATED_AFTER.match(text, end) and (cue is None or reads_as_score):
        return 0.0
    if cue and second == 10 and _DAY_OF_WEEK.search(cue[0]) and _is_in_log(match):
        return 0.0
    if cue:
        return 0.9 if _is_month_day(first, second) or _is_month_day(second, first) else 0.0
    if not _is_month_day(first, second):
        return 0.0
    if _WEAK_CUE.search(text, before, start) and not reads_as_score:
        return 0.8
    if score_before(text, start):
        return 0.0
    if _TIME_AFTER.match(text, end) or _is_line_label(match) and not reads_as_score:
        return 0.8
    return 0.6 if second > 10 and not reads_as_score else 0.0


def _is_in_log(match: re.Match[str]) -> bool:
    """Tell ratings by day of the week: `Mon 7/10, Tue 5/10`."""
    nearby = match.string[max(0, match.start() - 40) : match.end() + 40]
    return nearby.count("/10") > 1 or score_before(match.string, match.start())


def _is_line_label(match: re.Match[str]) -> bool:
    at_line_start = _LINE_START.search(match.string, max(0, match.start() - 6), match.start())
    return bool(at_line_start and _LABEL_AFTER.match(match.string, match.end()))


def _find_pairs(text: str) -> Iterator[Finding]:
    """Yield days without a year, with the days that a list or a range ties to them."""
    tied_until = -1
    for match in _PAIR.finditer(text):
        score = 0.8 if match.start() < tied_until else _pair_score(match)
        if not score:
            continue
        yield Finding(start=match.start(), end=match.end(), kind=Kind.DATE, score=score, rule="date_without_year")
        following = _NEXT_PAIR.match(text, match.end())
        if (
            following
            and _is_month_day(int(following[1]), int(following[2]))
            and not _COUNTED_AFTER.match(text, following.end())
        ):
            tied_until = following.end()


def _find(text: str) -> Iterator[Finding]:
    for rule in _RULES:
        yield from rule.find(text)
    yield from _find_pairs(text)


NUMERIC_DATES = Recogniser(name="numeric_dates", kinds=(Kind.DATE,), find=_find)
