import pytest

FOUND = [
    "Call «555-867-5309» after 5.",
    "Call «(555) 867-5309».",
    "(«555)867-5309» is mother's",
    "cell «555.867.5309»",
    "cell «5558675309»",
    "«555 867 5309» is his work line",
    "«+1 555 867 5309»",
    "«1-555-867-5309 ext. 42»",
    "«555-867-5309 x4021»",
    "fax: «555-867-5310»",
    "«+44 20 7946 0958»",
    "«+49 (0)30 123456-78»",
    "«020 7946 0958»",
    "mobile «07700 900123»",
    "call «867-5309»",
    "phone number is «867 5309»",
    "texted him at «8675309»",
    "Reach mother at «867.5309».",
    "Front desk, ext. «4021»",
    "left a note with «267-0142» on it",
    "«555 - 867 - 5309»",
    "«555/867-5309»",
    "T: «５５５-８６７-５３０９»",
    "Ct\u2019s no.: «555\u2011867\u20115309»",
    "broken «555-8\u200b67-5309» line",
    "wrapped «555-867-\n5309» line",
    "call at «5 5 5 8 6 7 5 3 0 9»",
]

LET_THROUGH = [
    "Call 988 or 911, text 741741.",
    "Crisis line 1-800-273-8255 on the card; 800-799-7233 too.",
    "PHQ-9 12, GAD-7 9, PCL-5 44",
    "sertraline 100-150 mg, 1200-1500 kcal",
    "ate 200-2000 kcal",
    "F33.1, F41.1, Z63.0; CPT 90837, 90834, 99213",
    "walked 10000 steps, 250-1000 m",
    "Slept 10-6, woke 3:30.",
    "4-7-8 breathing; 5-4-3-2-1",
    "read pages 100-1100",
    "Called 3 times; texted 12 friends.",
    "his salary of 1,250,000 pesos",
    "extension 30 of his spine",
    "room 412, floor 3, bus 204",
]


@pytest.mark.parametrize("marked", FOUND)
def test_telephone_numbers_are_found(check_marked, marked):
    check_marked("PHONE", marked)


@pytest.mark.parametrize("text", LET_THROUGH)
def test_scores_doses_codes_and_crisis_lines_are_no_telephone_numbers(find, text):
    assert find(text) == ()
