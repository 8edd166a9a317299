import pytest

FOUND = [
    ("ADDRESS", "Lives at «12 Elm Street»."),
    ("ADDRESS", "Moved to «450 North Maple Ave, Apt 4B»."),
    ("ADDRESS", "«221 5th Ave» office"),
    ("ADDRESS", "«300 W 42nd St» after work"),
    ("ADDRESS", "«1420 Old Mill Rd»"),
    ("ADDRESS", "«7 Larch Ct», upstairs"),
    ("ADDRESS", "«812 Larch Ct» with her aunt"),
    ("ADDRESS", "«45 Birch Dr.»"),
    ("ADDRESS", "lives at «12 elm street» with cats"),
    ("ADDRESS", "«PO Box 442»"),
    ("ADDRESS", "mail to «P.O. Box 12»"),
    ("ADDRESS", "moved to «Apt 4B»"),
    ("ADDRESS", "«apartment 12», third door"),
    ("ADDRESS", "office in «Suite 200»"),
    ("ADDRESS", "the corner of «Fifth and Larch»"),
    ("ADDRESS", "«88-20 Hollow Lane»"),
    ("ZIP", "zip code «62704»"),
    ("ZIP", "ZIP: «62704-1234»"),
    ("ZIP", "mail to «62704-1234»"),
    ("ZIP", "back in IL «62704» by car"),
    ("ZIP", "postcode «SW1A 1AA»"),
    ("ADDRESS", "lives on «1420 Larch»"),
    ("ADDRESS", "at «1420 Old Mill Road Northwest»"),
    ("ADDRESS", "lives at «9 Éva Road»"),
]

LET_THROUGH = [
    "CPT 90837 billed; 90834 last time; MI 90834",
    "walked 10000 steps down the street",
    "3 people on the street, 2 blocks from the road",
    "at 10 walked down the street",
    "14 yo Ct. 8 sessions w/ Ct, 2 with Dr.",
    "12 Step work; 5 Whys; 100 Acre Wood",
    "Met in room 12 on Unit 5.",
    "A long road ahead, a way forward, a safe place.",
    "2 Latino Ct members spoke",
    "She is in an apartment 3 times a week.",
    "Drive 20 min; court at 9; 40 Ct reported",
    "Sesame Street on TV; Main Street shops",
    "12 Step Way; a 20 Minute Drive; apt 2 pm",
]


@pytest.mark.parametrize(("kind", "marked"), FOUND)
def test_addresses_and_zip_codes_are_found(check_marked, kind, marked):
    check_marked(kind, marked)


@pytest.mark.parametrize("text", LET_THROUGH)
def test_billing_codes_clients_and_ways_are_no_addresses(find, text):
    assert find(text) == ()


def test_a_town_is_found_with_its_zip_code(find):
    text = "Sent to 12 Elm Street, Apt 4, Fairmont, IL 62704."
    findings = find(text)
    hidden = "".join(" " if any(f.start <= i < f.end for f in findings) else c for i, c in enumerate(text))
    assert "Fairmont" not in hidden and "62704" not in hidden
    assert {finding.kind for finding in findings} == {"ADDRESS", "ZIP"}
