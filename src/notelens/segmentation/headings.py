"""The headings of session notes, as data: the label as clinicians type it -> canonical section name."""

SECTION_LABELS: dict[str, tuple[str, ...]] = {
    "subjective": ("subjective", "chief complaint", "cc", "presenting concerns", "presenting concern",
                   "presenting issue"),
    "objective": ("objective", "observations", "behavioral observations", "behavioural observations",
                  "clinical observations"),
    "data": ("data", "session summary", "session content", "summary", "summary of session", "description",
             "content", "narrative", "session note", "session notes", "presenting information", "session narrative",
             "interval history"),
    "behavior": ("behavior", "behaviour", "behavior presented", "client presentation", "presentation"),
    "goal": ("goal", "goals", "treatment goal", "treatment goals", "goals addressed", "plan goals", "tx goals",
             "objectives", "tx plan goals", "therapy goals", "goals per plan", "goals on tx plan"),
    "problem": ("problem", "problems", "presenting problem", "presenting problems", "problem addressed"),
    "intervention": ("intervention", "interventions", "interventions used", "interventions provided", "techniques",
                     "therapeutic interventions", "clinical interventions", "therapist interventions",
                     "techniques used", "intervention boxes", "skills used", "methods", "treatment provided",
                     "clinician actions"),
    "response": ("response", "client response", "responses", "response to intervention",
                 "response to interventions", "patient response", "client's response", "ct response", "pt response",
                 "level of participation"),
    "assessment": ("assessment", "impression", "clinical impression", "impressions", "formulation", "analysis",
                   "clinical assessment", "assessment/progress", "imp", "case formulation", "hypothesis"),
    "progress": ("progress", "progress toward goals", "progress towards goals", "progress toward goal"),
    "plan": ("plan", "plan for next session", "treatment plan", "next steps", "next session", "next", "next time",
             "recommendations", "follow up", "follow-up", "plan of care", "disposition", "next wk",
             "plan/next steps", "to do", "rec", "aftercare"),
    "evaluation": ("evaluation", "eval"),
    "homework": ("homework", "hw", "between-session work", "between session task", "home practice", "assignments"),
    "risk": ("risk", "risk assessment", "safety", "safety plan", "si/hi", "safety assessment", "individual risk"),
    "mental_status": ("mental status", "mental status exam", "mental status examination", "mse"),
    "diagnosis": ("diagnosis", "dx", "diagnoses", "diagnostic impression"),
    "medication": ("medication", "medications", "meds", "rx", "current medications"),
    "history": ("history", "hx", "family history", "social history", "medical history", "past psychiatric history",
                "hpi", "history of present illness", "past medical history", "treatment history", "background",
                "substance use", "substance history", "developmental history", "reason for referral", "interval hx"),
    "reflection": ("gut reaction", "gut", "gut reactions", "reflective note", "hunches", "skill",
                   "what i would do differently", "student self-assessment", "thoughts"),
    "supervision": ("supervision", "supervisor comments", "supervisor feedback", "supervision/plan"),
    "collateral": ("collateral", "collateral contact", "contacts"),
    "consent": ("informed consent", "consent", "confidentiality"),
    "billing": ("billing", "cpt", "service code", "signature", "signed", "electronically signed by"),
    "header": ("progress note", "psychotherapy note", "psychotherapy progress note", "therapy note", "soap note",
               "dap note", "birp note", "girp note", "pirp note", "pie note", "clinician", "therapist id",
               "client id", "patient id", "client", "therapist", "provider", "session", "session #",
               "session number", "modality", "setting", "format", "duration", "length of session", "service",
               "type of service", "date", "date of service", "location", "type", "participants", "attendees",
               "attendance", "platform", "source"),
}  # fmt: skip

LABEL_TO_SECTION: dict[str, str] = {label: section for section, labels in SECTION_LABELS.items() for label in labels}

# One letter stands for a section only as part of a set that makes up a format, so a stray "A:" is no heading.
LETTER_SECTIONS: dict[str, str] = {
    "S": "subjective",
    "O": "objective",
    "D": "data",
    "B": "behavior",
    "G": "goal",
    "I": "intervention",
    "R": "response",
    "A": "assessment",
    "P": "plan",
    "E": "evaluation",
}
LETTER_FORMATS: tuple[str, ...] = (
    "SOAP", "DAP", "BIRP", "GIRP", "PIRP", "PIE", "DARP", "SOAPE", "SIRP", "SOAIP", "DAIP",
)  # fmt: skip

# An inline heading of these ("Risk: none.") holds to the end of its paragraph; one of the others may take several.
ONE_PARAGRAPH = frozenset(
    "goal homework risk mental_status diagnosis medication collateral consent billing progress".split()
)
# These open a section inside a line too, as in notes typed in one paragraph: "... home. Intervention: reframed ...".
INLINE_LABELS: tuple[str, ...] = (
    "subjective", "objective", "assessment", "plan", "data", "behavior", "behaviour", "intervention", "interventions",
    "response", "client response", "goal", "problem", "evaluation",
)  # fmt: skip

# A line in sentence case that opens with one of these is prose, not a label of the writer's own: "Client agreed to:".
PROSE_OPENERS = frozenset(
    (
        "ct cts client clients pt patient th therapist clinician counselor counsellor writer sw he she they i we it "
        "this that mother father mom dad partner and but then so when as asked said told"
    ).split()
)
# A line in capitals that holds one of these says something: "DENIES SI/HI".
NOT_IN_TITLES = frozenset(
    (
        "denies denied no not none reports reported states stated was is are were si hi phq-9 gad-7 bdi pcl-5 suds "
        "validated explored discussed agreed"
    ).split()
)

# Words that clinicians hang on a heading without changing what it is.
LABEL_TAILS: tuple[str, ...] = (
    "this visit", "this session", "today", "used", "provided", "notes", "note", "section", "per template",
    "tick all used", "check all that apply",
)  # fmt: skip

THERAPIST_SPEAKERS = frozenset(
    (
        "t th ther therapist clinician counselor counsellor sw msw lcsw lmft lpc me intern worker facilitator "
        "co co-leader leader psychologist writer"
    ).split()
)
CLIENT_SPEAKERS = frozenset(
    (
        "c cl ct client pt p patient mo mom mother fa dad father partner wife husband couple h w m f a b he she they "
        "child teen youth member vet st student grandmother son daughter parent"
    ).split()
)
OTHER_SPEAKERS = frozenset(("sup supervisor interp interpreter teacher nurse rn").split())
