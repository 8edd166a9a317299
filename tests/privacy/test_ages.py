import pytest

FOUND = [
    "«92 yo» widow",
    "a «92-year-old» man",
    "«92 y/o» F",
    "«94 years old»",
    "«ninety-two-year-old»",
    "aged «93», alone",
    "age: «101»",
    "turned «90» in spring",
    "her «90th» birthday",
    "«91 F». Macular degeneration.",
    "Ct is a «95M» living alone",
    "His mother is «96» and frail",
    "«103 y.o.»",
]

LET_THROUGH = [
    "89 yo widow; 45 y/o",
    "90 min session; 95 min of group",
    "lost 92 lbs; 98.6F; 99 F",
    "in her nineties; in the 90s",
    "aged 90 days; 90 years of marriage",
    "Attendance 95%; 92% of days",
    "Age 9; aged 19; turning 19",
    "scored 94 on the CGAS",
    "He was 90 minutes late.",
    "It is 95 outside and she is 90% sure.",
    "turned 90 degrees; 98 F outside",
]


@pytest.mark.parametrize("marked", FOUND)
def test_ages_of_90_and_over_are_found(check_marked, marked):
    check_marked("AGE_90", marked)


@pytest.mark.parametrize("text", LET_THROUGH)
def test_younger_ages_durations_and_scores_are_let_through(find, text):
    assert find(text) == ()
