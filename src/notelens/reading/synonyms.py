"""Headers as clinics word them -> our field names: the vocabulary alone, each line in order of preference."""

import re
import unicodedata

SYNONYMS: dict[str, tuple[str, ...]] = {
    "note_id": (
        "note id", "note ref", "note reference", "note number", "note no", "note key", "note uuid", "document id",
        "doc id", "record id", "encounter id", "session id", "visit id", "appointment id", "id", "uuid", "ref",
    ),
    "text": (
        "text", "note text", "progress note", "progress note text", "session note", "session note text", "note",
        "note body", "note content", "clinical note", "encounter note", "therapy note", "psychotherapy note",
        "case note", "narrative", "note narrative", "session narrative", "body", "content", "free text",
        "documentation", "progress notes", "session notes", "notes", "session summary",
    ),
    "clinician": (
        "clinician", "clinician id", "clinician code", "therapist", "therapist id", "therapist code", "provider",
        "provider id", "provider code", "rendering provider", "treating clinician", "treating provider", "counselor",
        "counsellor", "counselor id", "counsellor id", "practitioner", "psychologist", "social worker", "worker",
        "staff", "staff id", "clinician name", "therapist name", "provider name",
    ),
    "client": (
        "client", "client id", "client code", "client ref", "client no", "client number", "patient", "patient id",
        "patient code", "patient ref", "service user", "service user id", "participant", "participant id", "consumer",
        "consumer id", "case id", "case", "pt", "client name", "patient name",
    ),
    "session_number": (
        "session number", "session no", "session num", "session nr", "session", "visit number", "visit no",
        "appointment number", "sess",
    ),
    "session_date": (
        "session date", "date of session", "date of service", "service date", "dos", "visit date", "encounter date",
        "appointment date", "contact date", "note date", "date",
    ),
    "modality": (
        "modality", "treatment modality", "session type", "type of session", "service type", "therapy type",
        "treatment type",
    ),
    "setting": (
        "setting", "service setting", "program", "programme", "site", "clinic", "location", "place of service",
        "facility", "department",
    ),
    "format": ("format", "note format", "template", "note template", "note type", "type of note", "document type"),
    "do_not_analyse": (
        "do not analyse", "do not analyze", "do not process", "exclude from analysis", "no analysis", "opt out",
        "opted out",
    ),
}  # fmt: skip

SECTIONS: dict[str, tuple[str, ...]] = {
    "Subjective": ("subjective", "s"),
    "Objective": ("objective", "o"),
    "Data": ("data", "d"),
    "Behavior": ("behavior", "behaviour", "b"),
    "Goal": ("goal", "goals", "g"),
    "Problem": ("problem", "problems"),
    "Intervention": ("intervention", "interventions", "i"),
    "Response": ("response", "client response", "r"),
    "Assessment": ("assessment", "a"),
    "Evaluation": ("evaluation", "e"),
    "Plan": ("plan", "p"),
}

# The sets of columns that make a note when there is no column for the whole text.
FRAMES: tuple[frozenset[str], ...] = (
    frozenset({"Subjective", "Objective", "Assessment", "Plan"}),
    frozenset({"Data", "Assessment", "Plan"}),
    frozenset({"Behavior", "Intervention", "Response", "Plan"}),
    frozenset({"Goal", "Intervention", "Response", "Plan"}),
    frozenset({"Problem", "Intervention", "Response", "Plan"}),
    frozenset({"Problem", "Intervention", "Evaluation"}),
)

_NOT_LETTER_OR_DIGIT = re.compile(r"[\W_]+")


def squeeze(label: str) -> str:
    """Return the letters and digits in small letters.

    >>> squeeze("Session #"), squeeze("Note_Text"), squeeze("noteText")
    ('session', 'notetext', 'notetext')
    """
    return _NOT_LETTER_OR_DIGIT.sub("", unicodedata.normalize("NFKC", label).casefold())


# Squeezed synonym -> field and preference, and squeezed heading -> canonical heading.
FIELD_OF: dict[str, tuple[str, int]] = {
    squeeze(name): (field, rank) for field, names in SYNONYMS.items() for rank, name in enumerate((field, *names))
}
SECTION_OF: dict[str, str] = {name.replace(" ", ""): heading for heading, names in SECTIONS.items() for name in names}
