"""Plain text -> ages of 90 and over (an age below 90, and `in her nineties`, are let through)."""

import re

from notelens.privacy.kinds import Kind
from notelens.privacy.recogniser import Rule, recogniser_of

_AGE = r"(?:9\d|1[01]\d|12[0-4])"
_SPELT = r"(?:ninety|(?:one|a)\shundred(?:\sand)?)(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine|ten))?"
_OLD = r"(?:y\.?\s?/?\s?o\.?(?:\b|(?<=\.))|y/?o\b|(?:yrs?|years?|yr\.)[-\s]{0,2}(?:old|of\sage|young)\b)"
_NOT_AGE = (
    r"(?![\d%/:]|\.\d|\s?(?i:min|mins|minutes|sec|days?|hours?|hrs?|months?|weeks?|lbs?|mg|percent|pounds|degrees)\b)"
)

AGES = recogniser_of(
    "ages",
    Rule(
        name="age_old",
        kind=Kind.AGE_90,
        pattern=re.compile(rf"(?i)(?<![\w.$/-])(?:{_AGE}|{_SPELT})[-\s]{{0,2}}{_OLD}"),
        score=0.97,
    ),
    Rule(
        name="age_labelled",
        kind=Kind.AGE_90,
        pattern=re.compile(
            rf"(?i)\b(?:age[ds]?|age\sof|turn(?:s|ed|ing)|birthday\s\()\W{{1,3}}(?:is\s|at\s|of\s)?(?P<id>{_AGE}"
            rf"|{_SPELT})\b{_NOT_AGE}"
        ),
        score=0.9,
    ),
    Rule(
        name="age_birthday",
        kind=Kind.AGE_90,
        pattern=re.compile(
            r"(?i)\b(?P<id>(?:9\d|1[01]\d)(?:st|nd|rd|th)|ninetieth|hundredth)\s(?:birthday|bday|b-day)\b"
        ),
        score=0.9,
    ),
    Rule(
        name="age_sex",
        kind=Kind.AGE_90,
        pattern=re.compile(
            rf"(?:^|(?<=\()|\b(?i:is|a|an|ct|pt|client|patient)\s)\s?(?P<id>{_AGE}\s?[MF])\b(?!\s(?:outside|in\sthe"
            rf"|heat|today))",
            re.M,
        ),
        score=0.8,
    ),
    Rule(
        name="age_said",
        kind=Kind.AGE_90,
        pattern=re.compile(
            rf"(?i)\b(?:(?:he|she|they|mother|father|grandmother|grandfather|gran|grandma|grandpa)(?:'s|'re|\s(?:is"
            rf"|are|was))"
            rf"(?:\s(?:now|almost|nearly|over|past))?)\s(?P<id>{_AGE}|{_SPELT})(?=\s?(?:[.,;)!?\n]|and\b|now\b"
            rf"|with\b|$)){_NOT_AGE}"
        ),
        score=0.8,
    ),
)
