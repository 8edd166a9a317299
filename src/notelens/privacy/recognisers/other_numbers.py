"""Plain text -> long numbers, long mixed codes and picture files that no label explains."""

import re

from notelens.privacy.kinds import Kind
from notelens.privacy.recogniser import Rule, recogniser_of


def _is_no_count(match: re.Match[str]) -> bool:
    """Let round numbers through: they count money or steps."""
    return not match[0].endswith("000")


OTHER_NUMBERS = recogniser_of(
    "other_numbers",
    Rule(
        name="long_number",
        kind=Kind.OTHER_ID,
        pattern=re.compile(r"(?<![\w.,$-])\d{7,40}(?![\w]|[.,]\d)"),
        score=0.75,
        accept=_is_no_count,
    ),
    Rule(
        name="mixed_code",
        kind=Kind.OTHER_ID,
        pattern=re.compile(r"(?<![\w-])[A-Z]{1,5}[-_]?\d{5,20}[A-Z]{0,3}(?!\w)"),
        score=0.7,
    ),
    Rule(
        name="picture_file",
        kind=Kind.PHOTO,
        pattern=re.compile(
            r"(?i)(?<![\w.-])[\w-]{1,60}(?:\.[\w-]{1,20}){0,2}\.(?:jpe?g|png|heic|gif|tiff?|bmp|mp4|mov)\b"
        ),
        score=0.9,
    ),
)
