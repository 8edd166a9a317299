"""A run of words that stands where a name stands -> the length of the name at its start."""

import re

from notelens.privacy.lexicon import NOT_NAMES

_LETTER = r"[^\W\d_]"
# Latin, Greek and Cyrillic capitals; the two extended Latin blocks mix both cases.
CAPITAL = r"[A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u024f\u1e00-\u1eff\u0386-\u03ab\u0400-\u042f]"
_INITIAL = rf"{_LETTER}\.(?!{_LETTER})"
_PARTICLE = (
    r"(?:de\sla|de\slos|van\sder|van\sden|van\sde|von\sder|del|della|de|di|da|dos|van|von|bin|al|el|la|le|ter)(?=\s)"
)

WORD = rf"(?>{_LETTER}'?{_LETTER}{{1,30}}(?:[-']{_LETTER}{{2,30}}){{0,2}})"
RUN = (
    rf"(?:(?:{_INITIAL}\s?){{0,2}}(?:{_PARTICLE}\s)?{WORD}"
    rf"(?:(?:[ ]|(?<=\.)){_INITIAL}|[ ]{_PARTICLE}|[ ]{WORD}){{0,4}})"
)
SURNAME_FIRST = rf"(?:{WORD},[ ](?:{WORD}(?:[ ]{_LETTER}\b\.?)?|{_INITIAL}))"

_TOKEN = re.compile(rf"(?P<initial>{_INITIAL})|(?P<particle>{_PARTICLE})|{WORD}")


def is_capitalised(word: str) -> bool:
    """Tell a capitalised or upper-case word from a lower-case one and from initials (`DW`, `ROI`)."""
    return word[0].isupper() and (not word.isupper() or len(word) > 3)


def is_no_name(word: str) -> bool:
    """Tell words that stand where names stand and are none: roles, calendar words, pronouns, credentials."""
    return word.lower() in NOT_NAMES or word.lower().split("'")[0] in NOT_NAMES


def name_length(run: str, *, any_case: bool = False) -> tuple[int, int]:
    """Measure the name at the start of `run`: its characters and its full words; 0, 0 where there is none.

    The name ends before the first word that cannot be part of one. With `any_case`, lower-case words count too.
    """
    end = words = 0
    upper = False
    for token in _TOKEN.finditer(run):
        word = token[0]
        if token["particle"]:
            continue
        if token["initial"]:
            if not word.isupper():
                break
            end = token.end() if words else end
            continue
        if not words and word.isupper() and len(word) == 2 and not is_no_name(word):  # "JD Dovery"
            continue
        if is_no_name(word) or not (any_case or is_capitalised(word)):
            break
        if words and word.isupper() != upper:  # "Doe LCSW": the capitals are no part of the name
            break
        upper = word.isupper()
        words += 1
        end = token.end()
    return end, words
