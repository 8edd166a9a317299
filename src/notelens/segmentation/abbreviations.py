"""What clinicians shorten, as data: the words after which a full stop may end no sentence."""

import re

# After these a full stop ends no sentence, whatever follows.
NEVER_END = frozenset(
    ("dr mr mrs ms prof vs e.g i.e eg ie cf approx dept incl resp fig esp re poss per confid inj viz ca").split()
)
# After these it ends one if a capitalised word follows, unless the short form opens the sentence ("Ct. A reported").
SHORT_NOUNS = frozenset(
    "ct cts pt pts cl cls th tx hx dx sx rx fx appt appts sess etc med meds eval hw ques bx mtg mtgs int interp".split()
)
# After these it ends one only if the next word looks like the start of a sentence.
MAY_END = frozenset(
    (
        "yo y.o ph.d m.d psych psy.d inc tel ext gr assoc temp wt ht est max avg rec ref bro sis fam grp indiv adol "
        "comm univ st jr sr adj ind indep opp dist readmin admin precontempl contempl behav beh cog cont freq occ "
        "occas prev prob hosp adm psychoed psychol sched sig sympt ther thx yest decr incr interv mod sev diff dev ed "
        "env func neuro obs rehab"
    ).split()
)
DAYS = frozenset(("mon tue tues wed weds thu thur thurs fri sat sun").split())
MONTHS = frozenset(("jan feb mar apr jun jul aug sep sept oct nov dec").split())
# Behind a number these end a sentence if a capital follows: "Slept 5 hrs. Denies SI", "5 mg. b.i.d.".
UNITS = frozenset(("min mins hr hrs h wk wks mo mos yr yrs d mg mcg ml lb lbs kg ft cm a.m p.m").split())

STARTER = re.compile(
    r"\s+[\"“‘'(\[]?(?:Ct|Cts|Pt|Pts|Cl|Th|Tx|Client|Clients|Clinician|Counselor|Counsellor|Therapist|Patient|Mother|"
    r"Father|Mom|Mum|Dad|Parents?|Partner|Wife|Husband|SW|CM|Writer|She|He|They|I|We|It|This|That|The|There|In|On|At|As|"
    r"And|But|So|When|After|Before|While|Then|Today|No|Not|Will|Plan|Denie[sd]|Reports?|Reported|State[sd]|Discussed|"
    r"Reviewed|Explored|Processed|Validated|Normali[sz]ed|Reflected|Agreed|Asked|Told|Said|Mood|Affect|Sleep|Appetite|"
    r"Next|Continue|Return|RTC|HW|Homework|SI|HI|PHQ|GAD|[AB](?= )|Also|Both|Her|His|Their|My|Our|Some|Still|Did|Has|"
    r"Had|Was|Is|Are|Were|Session|Safety|Risk)\b"
)
