import pytest

FOUND = [
    ("EMAIL", "mail «sam.roe+x@mail.example.org» today"),
    ("EMAIL", "«SAM_ROE@EXAMPLE.COM»"),
    ("EMAIL", "«sam@example.co.uk»."),
    ("EMAIL", "«sam @ example.com»"),
    ("EMAIL", "«sam at example dot com»"),
    ("EMAIL", "«sam dot roe at example.com»"),
    ("EMAIL", "«sam.roe (at) example (dot) org»"),
    ("EMAIL", "«séan@exämple.de»"),
    ("URL", "blog at «https://example.org/sam?x=1»."),
    ("URL", "«www.samroe.example»"),
    ("URL", "she runs «samroe-yoga.com», she says"),
    ("URL", "profile «linkedin.com/in/samroe»"),
    ("URL", "stream at «twitch.tv/samroe»"),
    ("IP", "logged in from «192.168.10.44»"),
    ("IP", "«2001:db8::8a2e:370:7334»"),
    ("HANDLE", "posts as «@samroe_92»"),
    ("HANDLE", "IG: «samroe_92»"),
    ("HANDLE", "Instagram handle «sam.roe»"),
    ("HANDLE", "username «samroe92»"),
    ("HANDLE", "Discord «sam#1234»"),
    ("HANDLE", "reddit, «u/samroe»"),
    ("HANDLE", "follows «@quietfern»"),
    ("EMAIL", "«samroe92@gmail»"),
    ("HANDLE", "venmo «@Sam-Roe-3»"),
    ("HANDLE", "posts as «@sam.roe»"),
]

LET_THROUGH = [
    "Met @ 3pm, f/u @home and @school.",
    "He said.me too I thought. She left.it was late",
    "T: ok. C: 10:30:00 was late :: pause",
    "Instagram use 3 hrs/day; on Facebook at night",
    "Handle with care; discord at home",
    "v1.2.3.4567 of the app",
    "e.g. mood, i.e. low; w/o meds",
    "SUDs 3->6->3; 2:1 ratio",
    "paid $40, owes $1200",
    "looked at mom dot dot dot",
    "either/or, and/or, u/s normal",
]


@pytest.mark.parametrize(("kind", "marked"), FOUND)
def test_addresses_on_the_net_are_found(check_marked, kind, marked):
    check_marked(kind, marked)


@pytest.mark.parametrize("text", LET_THROUGH)
def test_times_and_typing_slips_are_no_addresses_on_the_net(find, text):
    assert find(text) == ()
