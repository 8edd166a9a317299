"""Plain text -> e-mail addresses, also those spelt out (`sam dot roe at mail dot com`)."""

import re

from notelens.privacy.kinds import Kind
from notelens.privacy.recogniser import Rule, recogniser_of

_ENDING = r"(?:com|org|net|edu|gov|co\.uk|ca|de|fr|es|mx|io|me|us|info)"

EMAILS = recogniser_of(
    "emails",
    Rule(
        name="email",
        kind=Kind.EMAIL,
        pattern=re.compile(r"(?<![\w.+%'-])[\w.+%'-]{1,64}(?:@|\s@\s)(?:[^\W_][\w-]{0,62}\.){1,5}[^\W\d_]{2,24}"),
        score=0.99,
    ),
    Rule(
        name="email_without_ending",
        kind=Kind.EMAIL,
        pattern=re.compile(
            r"(?i)(?<![\w.+%'-])[\w.+%'-]{1,64}@(?:gmail|yahoo|hotmail|outlook|icloud|aol|protonmail|proton)\b(?!\.\w)"
        ),
        score=0.9,
    ),
    Rule(
        name="email_spelt_out",
        kind=Kind.EMAIL,
        pattern=re.compile(
            r"(?i)(?<![\w.-])[\w+-]{1,40}(?:(?:\s(?:dot|underscore)\s|\.)[\w+-]{1,40}){0,3}\s?[(\[]?\b(?:at"
            r"|@)\b[)\]]?\s?"
            rf"[\w-]{{2,40}}(?:\s?[(\[]?\bdot\b[)\]]?\s?|\.){_ENDING}\b"
        ),
        score=0.9,
    ),
)
