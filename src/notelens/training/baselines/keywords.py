"""Sentences -> codes by a list of words, alone or with rules of negation, plan and past in the manner of ConText.

ConText: Harkema et al. 2009. The words are those a clinician would name for each code; the lists are our own.
"""

import re
from collections.abc import Iterator, Sequence

from notelens.records import Status, Tag
from notelens.segmentation.segmenter import segment
from notelens.training.baselines.tags import sentence_tag
from notelens.training.corpus import AnnotatedNote

KEYWORDS = {
    "validation": r"validat\w+|normali[sz]\w+|makes sense|understandable|acknowledg\w+",
    "empathy": r"empath\w+|compassion\w*|attun\w+|emotional support|sat with",
    "boundary_setting": r"boundar\w+|limits? (?:of|on|around)|ending on time|late cancel\w*|between sessions",
    "active_listening": r"reflect\w+|paraphras\w+|summari[sz]\w+|active(?:ly)? listen\w+|mirror\w+|clarif\w+",
    "nonjudgmental_stance": r"non-?judg\w+|unconditional positive regard|safe (?:space|environment)|accepting",
    "check_in": r"check\w*[- ]in|feedback|session rating|how (?:the )?session",
    "confidentiality": r"confidential\w*|informed consent|release of information|roi|privacy|mandated",
    "open_communication": r"rationale|explain\w+|what to expect|transparen\w+|invited questions",
    "goal_agreement": r"collaborat\w+|agreed|agenda|treatment plan|goals?",
    "respect_autonomy": r"permission|choice|autonomy|self-determination|option\w*|declin\w+",
    "cultural_responsiveness": r"cultur\w+|interpreter|pronoun\w*|faith|racis\w+|identity",
    "repair": r"apologi[sz]\w+|rupture|repair\w*|misunderst\w+|misattun\w+",
    "reliability": r"as promised|followed up|follow-up call|consisten\w+|availab\w+|called back",
    "patience": r"silence|at (?:his|her|their|client'?s?) (?:own )?pace|pac(?:e|ed|ing)|no rush|slow\w*",
    "genuineness": r"genuine\w*|self-disclos\w+|authentic\w*|own reaction|immediacy",
    "affirmation": r"affirm\w+|prais\w+|strengths?|commend\w+|encourag\w+|hope\w*",
    "client_disclosure": r"disclos\w+|opened up|never told|first time|tearful\w*",
    "client_engagement": r"engag\w+|receptive|particip\w+|cooperative|completed homework",
    "client_trust": r"trust\w*|rapport|feels? safe|comfortable|understood",
    "fear_of_judgment": r"judg\w+|asham\w+|shame|think (?:she|he|they)'?s? crazy|embarrass\w+",
    "prior_negative_care": r"(?:previous|former|last|prior|old) (?:therapist|counsell?or|provider|hospital)",
    "mistrust": r"guarded|mistrust\w*|suspicious|reluctan\w+|hesitan\w+|wary|trust issues",
    "cultural_barrier": r"stigma\w*|immigration|language barrier|discriminat\w+|deport\w+",
    "rupture_marker": r"frustrated with (?:therap\w+|treatment)|not helping|shut down|withdr\w+|walked out",
}
_BEFORE = {
    Status.NEGATED: re.compile(r"\b(?:no|not|didn't|without|denie[sd]|unable to|never|declined)\b[^.;]{0,40}$"),
    Status.PLANNED: re.compile(
        r"\b(?:will|plan(?:s|ned)? to|continue(?: to)?|next session|intend\w* to)\b[^.;]{0,40}$"
    ),
    Status.PAST: re.compile(r"\b(?:last (?:session|week|time)|previously|at intake|had|earlier)\b[^.;]{0,40}$"),
}
_OTHERS = re.compile(r"\b(?:ct|pt|client|patient|mother|father|wife|husband|partner|he|she|they)(?:'s)?\s(?:\w+ly\s)?$")
_CLIENT = ("client_", "fear_of", "prior_", "mistrust", "cultural_barrier", "rupture")


def keyword_tags(notes: Sequence[AnnotatedNote]) -> dict[str, tuple[Tag, ...]]:
    """Tag every sentence that holds a word of a code, as done in the session."""
    return {note.note_id: tuple(_found(note, rules=False)) for note in notes}


def rule_tags(notes: Sequence[AnnotatedNote]) -> dict[str, tuple[Tag, ...]]:
    """Tag the same words, with a status by the words before them; not where the client is the subject."""
    return {note.note_id: tuple(_found(note, rules=True)) for note in notes}


def _found(note: AnnotatedNote, *, rules: bool) -> Iterator[Tag]:
    for sentence in segment(note.text).sentences:
        text = note.text[sentence.start : sentence.end].lower()
        for code, pattern in KEYWORDS.items():
            match = re.search(rf"\b(?:{pattern})\b", text)
            if not match or (rules and not code.startswith(_CLIENT) and _OTHERS.search(text[: match.start()])):
                continue
            before = text[: match.start()]
            status = next((s for s, cue in _BEFORE.items() if rules and cue.search(before)), Status.PRESENT)
            yield sentence_tag(note, sentence, code, status=status)
