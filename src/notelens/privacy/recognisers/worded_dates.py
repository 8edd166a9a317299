"""Plain text -> dates with the month in words, finer than a year.

A month with a day or with a year is a date; a month alone is let through, and so are `May` and `March` as verbs, a
weekday, a holiday, a season, a bare year and an ordinal day without its month (`on the 14th`).
"""

import re

from notelens.privacy.kinds import Kind
from notelens.privacy.measures import COUNTED
from notelens.privacy.recogniser import Rule, recogniser_of

_CLEAR = (
    r"(?i:january|february|april|june|july|august|september|october|november|december"
    r"|jan\.?|feb\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?)"
)
_ALSO_WORDS = r"(?:May|MAY|March|MARCH|Mar\.?|MAR\.?|Dec\.?|DEC\.?)"
_MONTH = rf"(?:{_CLEAR}|{_ALSO_WORDS})"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ORDINAL_DAY = rf"{_DAY}(?i:st|nd|rd|th)"
_SPELT_DAY = (
    r"(?i:(?:twenty|thirty)[-\s](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|twentieth|thirtieth"
    r"|first|second"
    r"|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh"
    r"|nine)teenth)"
)
_YEAR = r"(?:(?:19|20)\d\d|'\d\d)"
_AND_YEAR = rf"(?:\s?,?\s?(?:of\s)?{_YEAR}\b)?"
_NO_MEASURE = rf"(?![\d/%]|[.:]\d|\s?-?\s?{COUNTED}|\s?-\s?\d{{1,3}}\s?{COUNTED}|\s(?:to|or)\s\d{{1,3}}\s?{COUNTED})"

WORDED_DATES = recogniser_of(
    "worded_dates",
    Rule(
        name="month_day",
        kind=Kind.DATE,
        pattern=re.compile(
            rf"\b(?:{_MONTH}|(?i:may|march)(?=\s\d{{1,2}}(?:st|nd|rd|th)\b))[\s-](?:the\s)?"
            rf"(?:{_ORDINAL_DAY}\b|{_DAY}(?!\d){_NO_MEASURE})(?:\s?-\s?{_DAY}(?!\d))?{_AND_YEAR}"
        ),
        score=0.95,
    ),
    Rule(
        name="day_month",
        kind=Kind.DATE,
        pattern=re.compile(
            rf"(?<![\w/.:-])(?:{_ORDINAL_DAY}(?:\sof)?\s(?:{_MONTH}|(?i:may|march))"
            rf"|{_DAY}[\s-]{_MONTH})\b(?!')(?:[\s-]{_YEAR}\b)?{_AND_YEAR}"
        ),
        score=0.92,
    ),
    Rule(
        name="month_year",
        kind=Kind.DATE,
        pattern=re.compile(rf"\b(?:{_CLEAR}|(?i:december|march|may|mar|dec))(?:\s|\s?,\s?|\sof\s|-){_YEAR}(?![\w/])"),
        score=0.9,
    ),
    Rule(
        name="day_spelt_out",
        kind=Kind.DATE,
        pattern=re.compile(
            rf"\b(?:{_MONTH}\s(?:the\s)?{_SPELT_DAY}|{_SPELT_DAY}\sof\s{_MONTH})\b(?!\s(?:session|time|visit|week"
            rf"|grade|appointment)){_AND_YEAR}"
        ),
        score=0.9,
    ),
)
