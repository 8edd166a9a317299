"""Words of a sentence -> who acts: the writer's side, a client, or someone else. Codebook, section 2.

Session notes drop their subjects. The rule speaks only where a subject is written next to the verb; headings and the
learned heads decide the rest.
"""

from collections.abc import Sequence
from enum import StrEnum

from notelens.tagging.words import Word


class Agent(StrEnum):
    """Who is named: the writer or a colleague on the case, a client, someone else, or nobody."""

    THERAPIST = "therapist"
    CLIENT = "client"
    OTHER = "other"
    UNNAMED = "unnamed"


_THERAPIST = frozenset(
    "i we therapist therapists th ther clinician clinicians counselor counsellor writer sw lcsw lmft lpc msw intern "
    "co-therapist facilitator facilitators co-leader leader leaders psychologist staff me us trainee supervisee "
    "co-facilitator".split()
)
_CLIENT = frozenset(
    "ct cts client clients clt cl pt pts patient patients he she they youth student teen adolescent child couple "
    "member members participant participants resident veteran vet group girl boy kid caller him her them".split()
)
_OTHER = frozenset(
    "mother mom mum mo father dad fa parent parents partner wife husband spouse sister brother son daughter sibling "
    "teacher boss manager coworker coworkers colleague friend friends boyfriend girlfriend ex grandmother "
    "grandfather grandma grandpa aunt uncle cousin psychiatrist doctor nurse physician pcp caseworker roommate "
    "neighbor neighbour pastor priest judge lawyer landlord police officer coach dean professor".split()
)
# "former therapist", "her last counselor": the noun is the therapist's, the person is not.
_ELSEWHERE = frozenset(
    "former previous prior last old past earlier first another other ex his her their school's".split()
)
_CLITICS = ("'s", "'ll", "'d", "'m", "'ve", "'re")

# What a therapist does with a client, as the verb of a sentence about someone else's doing it.
_ACTS = frozenset(
    "validated validates validating acknowledged acknowledges normalized normalised normalizes empathized empathised "
    "empathizes reflected reflects paraphrased paraphrases summarized summarised summarizes mirrored apologized "
    "apologised apologizes affirmed affirms praised praises commended listened listens encouraged encourages "
    "reassured reassures comforted comforts supported supports thanked repaired clarified clarifies modeled modelled "
    "respected respects honored honoured".split()
)
_BETWEEN = frozenset(
    "has had have was were is are then also again often now just and both all even did does do later finally "
    "actively openly be been a b one 0".split()
)
_OBJECT_FORMS = frozenset("him her them me us".split())
_POSSESSIVES = frozenset("her his their my our".split())
_PREPOSITIONS = frozenset(
    "with to for about of from at by on toward towards re w/ told asked let gave met her his their".split()
)
_CLAUSE_SIGNS = frozenset(", ; : . ! ? ( ) →".split())
_PASSIVE = frozenset("was were been be being is are felt feels feel got".split())


def agents_of(words: Sequence[Word]) -> list[Agent]:
    """Agent that each word names, UNNAMED for most."""
    return [_agent(words, index) for index in range(len(words))]


def normal_forms(words: Sequence[Word]) -> list[str]:
    """Forms of the words with everyone who may act folded into a sign for their side, so that roles generalise."""
    signs = {Agent.THERAPIST: "THE", Agent.CLIENT: "CLI", Agent.OTHER: "OTH"}
    return [signs.get(agent, word.form) for word, agent in zip(words, agents_of(words), strict=True)]


def someone_else_acts(words: Sequence[Word], begin: int, end: int) -> bool:
    """Whether every therapist's kind of act in words[begin:end] (an evidence span) has someone else as its subject.

    True for `Client validated her partner`, `Mother was empathic and listened`, `felt validated by a group member`;
    False for `Therapist met with client and validated her`, `Validated frustration`, `was validated by therapist`.
    """
    actors = [_actor(words, index) for index in range(begin, end) if words[index].form in _ACTS]
    return bool(actors) and all(actor in (Agent.CLIENT, Agent.OTHER) for actor in actors)


def _agent(words: Sequence[Word], index: int) -> Agent:
    form = words[index].form
    if form.endswith("'s") and index + 1 < len(words) and form not in ("he's", "she's"):
        return Agent.UNNAMED  # "Ct's feelings were validated": the possessor does not act
    for clitic in _CLITICS:
        form = form.removesuffix(clitic)
    if form in _THERAPIST:
        return Agent.OTHER if index and words[index - 1].form in _ELSEWHERE else Agent.THERAPIST
    if form in _CLIENT:
        return Agent.CLIENT
    return Agent.OTHER if form in _OTHER else Agent.UNNAMED


def _actor(words: Sequence[Word], verb: int) -> Agent:
    """Agent of the verb: the subject right before it, that of its clause after an "and", or the one behind "by"."""
    at, passive, joined = verb - 1, False, False
    while at >= 0 and (words[at].form in (_BETWEEN | _PASSIVE | _ACTS) or words[at].form.endswith("ly")):
        passive = passive or words[at].form in _PASSIVE
        joined = joined or words[at].form == "and"
        at -= 1
    if passive:
        return _behind_by(words, verb)
    if joined:
        return _subject_of_clause(words, at)
    if at < 0 or words[at].form in _OBJECT_FORMS:
        return Agent.UNNAMED
    together = at >= 2 and words[at - 1].form == "and" and _agent(words, at - 2) is Agent.THERAPIST
    return Agent.THERAPIST if together else _agent(words, at)


def _subject_of_clause(words: Sequence[Word], at: int) -> Agent:
    """First agent named in the clause that ends at `at` and is no object; UNNAMED for a clause without a subject."""
    start = next((index + 1 for index in range(at, -1, -1) if words[index].form in _CLAUSE_SIGNS), 0)
    for index in range(start, at + 1):
        agent = _agent(words, index)
        if agent is not Agent.UNNAMED:
            before = words[index - 1].form if index > start else ""
            is_object = before in _PREPOSITIONS or before.endswith("ed") or words[index].form in _OBJECT_FORMS
            return Agent.UNNAMED if is_object else agent
    return Agent.UNNAMED


def _behind_by(words: Sequence[Word], verb: int) -> Agent:
    for index in range(verb + 1, min(verb + 8, len(words))):
        if words[index].form == "by":
            # "by her sister": the possessor does not act.
            behind = [
                step for step in range(index + 1, min(index + 4, len(words))) if words[step].form not in _POSSESSIVES
            ]
            # "by her therapist" may well be the writer.
            own = [words[step].form in _THERAPIST and words[step - 1].form in _POSSESSIVES for step in behind]
            named = [Agent.THERAPIST if mine else _agent(words, step) for step, mine in zip(behind, own, strict=True)]
            return next((agent for agent in named if agent is not Agent.UNNAMED), Agent.UNNAMED)
    return Agent.UNNAMED
