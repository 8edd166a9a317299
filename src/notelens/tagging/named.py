"""Sentences that only name techniques -> the codes they name: check boxes, lists under a heading, `Validation: yes`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from notelens.records import Status
from notelens.tagging.contexts import SentenceContext

_NAMES: dict[str, tuple[str, ...]] = {
    "validation": (r"validat(?:ion|ing)(?: of (?:feelings|emotions|experience))?", r"normali[sz](?:ation|ing)"),
    "empathy": (
        r"empath(?:y|ic|etic|ising|izing)(?: (?:statements?|responses?|responding|reflection))?",
        r"compassionate presence",
    ),
    "boundary_setting": (r"boundar(?:y|ies)(?:[- ]setting)?", r"limit[- ]setting", r"therapeutic frame"),
    "active_listening": (
        r"(?:active|reflective|empath(?:ic|etic)) listening",
        r"reflections?",
        r"reflective statements",
        r"paraphrasing",
        r"summari[sz]ing",
    ),
    "nonjudgmental_stance": (
        r"unconditional positive regard",
        r"non-?judge?mental (?:stance|approach|support)",
        r"safe (?:space|environment)",
    ),
    "check_in": (
        r"(?:session|alliance) (?:rating|feedback)",
        r"process check-?in",
        r"feedback[- ]informed (?:treatment|check-?in)",
    ),
    "confidentiality": (
        r"(?:limits of )?confidentiality(?: review(?:ed)?)?",
        r"informed consent(?: review(?:ed)?)?",
    ),
    "open_communication": (r"(?:treatment|therapy) rationale(?: reviewed)?", r"transparency"),
    "goal_agreement": (r"collaborative (?:goal[- ]setting|treatment planning|agenda[- ]setting)",),
    "respect_autonomy": (r"autonomy support", r"supporting autonomy", r"offering choices?"),
    "cultural_responsiveness": (
        r"cultural(?:ly)? (?:responsive(?:ness)?|sensitiv(?:e|ity)|humility|adaptation)(?: care)?",
    ),
    "repair": (r"rupture(?:[- ]and[- ])?repair", r"alliance repair", r"repair of rupture"),
    "affirmation": (
        r"affirmations?",
        r"strengths?[- ]based (?:feedback|approach)",
        r"praise",
        r"encouragement",
        r"instillation of hope",
    ),
    "genuineness": (r"(?:use of )?self-?disclosure", r"immediacy", r"genuineness"),
    "patience": (r"(?:use of )?therapeutic silence", r"pacing"),
}
_PATTERNS = {code: re.compile("|".join(names), re.IGNORECASE) for code, names in _NAMES.items()}
_SIGN = r"\[[ \txX✓✔]?\]|[☐☑☒✓✔]"
_BOX = re.compile(rf"^\s*(?P<before>{_SIGN}|\([ \txX]\))|(?P<behind>{_SIGN})\s*$")
_ANSWER = re.compile(r":\s*(?P<answer>yes|y|no|n|n/a|none|done|used|not used|not done)\s*[.;]?\s*$", re.IGNORECASE)
_NO = frozenset({"no", "n", "n/a", "none", "not used", "not done"})
_TICKED = frozenset("xX✓✔☑☒")
# A name alone says that the technique was used only where techniques are listed, not where they are talked about.
_LISTING_SECTIONS = frozenset({"intervention"})
# Names that mean something else in a mental status exam, a safety plan or a skill list.
_AMBIGUOUS = re.compile(
    r"pacing|safe (?:space|environment)|praise|encouragement|transparency|reflections?|affirmations?", re.IGNORECASE
)
_ITEM = re.compile(r"(?:(?!\band\b|[,;/&+.])\S)(?:(?!\s+and\b|[,;/&+]|\.\s*$).)*")


@dataclass(frozen=True, slots=True)
class NamedCode:
    """A technique that a sentence names and does not tell about."""

    code: str
    start: int
    end: int
    status: Status


def is_unticked(text: str) -> bool:
    """Whether the sentence is a check box that nobody ticked."""
    match = _BOX.search(text)
    return match is not None and not _TICKED & set(match.group("before") or match.group("behind"))


def named_codes(context: SentenceContext) -> list[NamedCode]:
    """Return the techniques that a box, a list or a labelled answer names; none in a sentence that tells something."""
    text = context.text
    answer = _ANSWER.search(text)
    if is_unticked(text) or not (_BOX.search(text) or answer or context.section in _LISTING_SECTIONS):
        return []
    status = Status.NEGATED if answer and answer.group("answer").lower() in _NO else Status.PRESENT
    return [
        NamedCode(code, start, end, status)
        for start, end in _listed(text, answer.start() if answer else len(text))
        for code, pattern in _PATTERNS.items()
        if pattern.fullmatch(text, start, end)
        and (context.section in _LISTING_SECTIONS or not _AMBIGUOUS.fullmatch(text, start, end))
    ]


def _listed(text: str, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the items of a list, without boxes and without signs and spaces around them."""
    box = _BOX.search(text)
    begin = box.end() if box and box.group("before") else 0
    stop = min(stop, box.start("behind")) if box and box.group("behind") else stop
    for match in _ITEM.finditer(text, begin, stop):
        yield match.start(), match.start() + len(match.group().rstrip())


def only_names(text: str) -> bool:
    """Whether a span is the name of a technique and nothing else.

    >>> only_names("active listening"), only_names("validated her anger at being left")
    (True, False)
    """
    return any(pattern.fullmatch(text.strip()) for pattern in _PATTERNS.values())
