"""Words around a number that say it is a score, a count or a dose, and so no date and no phone number."""

import re

# What is counted or dosed. After a number this is decisive.
COUNTED = (
    r"(?i:%|x\b|mgs?\b|mcg\b|ml\b|lbs?\b|kgs?\b|oz\b|cals?\b|calories\b|kcal\b|mi\b|miles?\b|blocks?\b|steps?\b|bpm\b"
    r"|secs?\b|seconds?\b|mins?\b|minutes?\b|hrs?\b|hours?\b|h\b|days?\b|d\b|nights?\b|wks?\b|weeks?\b|weekends?\b"
    r"|months?\b|mos?\b|yrs?\b|years?\b|times\b|occasions?\b|episodes?\b|sessions\b|visits\b|appts\b|appointments\b"
    r"|meetings\b|classes\b|items?\b|questions?\b|boxes\b|criteria\b|points?\b|pts\b|pills?\b|tabs?\b|tablets?\b"
    r"|caps\b|capsules?\b|doses?\b|meals\b|entries\b|exercises\b|pages?\b|worksheets?\b|reps?\b|of\b|out of\b|scale\b"
    r"|cup\b|pack\b|bottles?\b|drinks?\b|beers?\b|breathing\b|breaths?\b|acres?\b|shifts?\b|degrees?\b|percent\b)"
)

# What is rated or counted; after a date it may also begin the next thought (`on 3/14 mood was low`).
RATED = (
    r"(?i:pain\b|mood\b|anxiety\b|severity\b|intensity\b|distress\b|belief\b|symptoms?\b|meds?\b|groups\b|members?\b"
    r"|people\b|kids\b|children\b|siblings\b|goals?\b|tasks?\b|forms?\b|logs?\b|sheets?\b|trials?\b|sets?\b|nap\b)"
)

UNIT = rf"(?:{COUNTED}|{RATED})"

# Numbers that scales, homework counts and session counts run out of; a day of the month seldom shows alone.
SCORE_OUT_OF = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 18, 20, 21, 24, 25, 27, 28, 30})

_SCORE_CUE = re.compile(
    r"(?i)(?:\b(?:phq|gad|suds?|uds|pain|mood|anx(?:iety)?|dep(?:ression)?|energy|sleep|stress|urges?|cravings?|anger"
    r"|panic|worry|shame|guilt|fear|distress|safety|hope|motivation|confidence|importance|readiness|rat(?:ed|es|ing)"
    r"|scor(?:ed?|es|ing)|scale|self-?rated|bdi|bai|pcl|audit|dast|moca|mmse|gds|epds|isi|ors|srs|wai|cgi|gaf|oq|ces"
    r"|y-?bocs|des|ders|bp|vitals|from|to|was|now|intensity|severity|belief|voc|wk|week|session|visit|group|module"
    r"|class|lesson|round|phase|level|step|item|chapter|day|answered|attended|attendance|completed|missed|took|did"
    r"|doses?|adherence|meds?|compliance|made|kept|meals?|snacks?|hw|homework|practi[cs]ed|logged|attend)\b[^\n]{0,12}|[=~<>#]\s?)$"
)


def score_before(text: str, position: int) -> bool:
    """Tell whether the words just before `position` announce a score or a count."""
    return _SCORE_CUE.search(text, max(0, position - 28), position) is not None
