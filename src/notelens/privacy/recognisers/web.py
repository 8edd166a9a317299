"""Plain text -> web addresses, network addresses and hardware addresses."""

import re

from notelens.privacy.kinds import Kind
from notelens.privacy.recogniser import Rule, recogniser_of


def _is_network_address(match: re.Match[str]) -> bool:
    return all(int(part) <= 255 for part in match[0].split("."))


def _is_long_address(match: re.Match[str]) -> bool:
    """Keep times (`10:30:00`) and speaker colons out: eight groups, or a shortened address with a digit in it."""
    groups = match[0].split(":")
    shortened = "::" in match[0] and len([group for group in groups if group]) >= 2
    return (len(groups) == 8 and "" not in groups) or (shortened and any(character.isdigit() for character in match[0]))


WEB = recogniser_of(
    "web",
    Rule(
        name="url",
        kind=Kind.URL,
        pattern=re.compile(r"(?i)\b(?:https?://|ftp://|www\.)[^\s<>\"'\])]{2,2000}(?<![.,;:!?])"),
        score=0.99,
    ),
    Rule(
        name="domain",
        kind=Kind.URL,
        pattern=re.compile(
            r"(?i)(?<![\w@.-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}(?:com|org|net|edu|gov|io|info|health|app|co\.uk"
            r"|org\.uk)"
            r"\b(?![.-]?\w|@)(?:/[^\s<>\"'\])]{0,2000}(?<![.,;:!?]))?"
        ),
        score=0.9,
    ),
    Rule(
        name="profile_path",
        kind=Kind.URL,
        pattern=re.compile(r"(?i)(?<![\w@.-])[a-z0-9-]{2,40}\.(?:me|ly|tv|be|gg|us|ca|de)/[\w./?=&%~+-]{2,2000}"),
        score=0.9,
    ),
    Rule(
        name="ip_v4",
        kind=Kind.IP,
        pattern=re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)"),
        score=0.95,
        accept=_is_network_address,
    ),
    Rule(
        name="ip_v6",
        kind=Kind.IP,
        pattern=re.compile(r"(?i)(?<![\w:])(?:[0-9a-f]{1,4})?(?::[0-9a-f]{0,4}){2,7}(?![\w:])"),
        score=0.95,
        accept=_is_long_address,
    ),
    Rule(
        name="mac",
        kind=Kind.DEVICE,
        pattern=re.compile(r"(?i)(?<![\w:-])[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}(?![\w:-])"),
        score=0.95,
    ),
)
