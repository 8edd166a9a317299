import pytest

FOUND = [
    "Seen «March 14, 2024» in office.",
    "Seen «March 14» in office.",
    "«Mar 14th» was the anniversary.",
    "her birthday, «14 March», is hard",
    "the «14th of March»",
    "the «3rd of May», at dusk",
    "on «May 3» she moved",
    "on «may 3rd» she moved",
    "Relapsed in «March 2024».",
    "since «Sept. 2019»",
    "since «September of 2019»",
    "began «Dec 2023», ended «Jan '24»",
    "«JUNE 5, 1987»",
    "on «March 3» mood was low",
    "died «July the 4th»",
    "Since «november 2» no use.",
    "Away «June 3-10».",
    "the «fourteenth of March»",
    "on «March fourteenth»",
    "on «October twenty-first, 2021»",
    "trial «3-Mar-2024»",
    "starts «Apr. 9»; follow-up «Aug. 12»",
    "on «February 29, 2024», leap day",
    "next court date is «14-Jun-24»",
]

LET_THROUGH = [
    "It may 3 times a week get worse.",
    "She may return. May need a referral.",
    "They march 5 miles on weekends.",
    "March 10 minutes in place, she said.",
    "May 10-15 min of breathing help?",
    "Worse every March; better by June.",
    "In May she felt well.",
    "He was born in 1989 and moved in 2012.",
    "Dec 20 mg to 10 mg.",
    "Only 4 may attend; 3 march past.",
    "On Monday and on Friday.",
    "Christmas, Ramadan and Diwali are hard.",
    "rent is due on the 1st",
    "her second session, in April",
    "Sat 20 min in silence, Sun 2 hrs.",
    "Augustine 14, Marching 3",
    "First of May sessions was hard.",
]


@pytest.mark.parametrize("marked", FOUND)
def test_dates_with_a_month_in_words_are_found(check_marked, marked):
    check_marked("DATE", marked)


@pytest.mark.parametrize("text", LET_THROUGH)
def test_verbs_months_alone_and_durations_are_no_dates(find, text):
    assert find(text) == ()
