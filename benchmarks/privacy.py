"""Generated identifiers in sentences -> how many the privacy gate finds, by type; then its speed.

Run from the repository: `python benchmarks/privacy.py [FILE.jsonl ...]`. The files, rows with a `text` free of
identifiers, give the false findings for each 1000 words and the speed. *Covered*: every letter and digit is found;
*touched*: some are. The sentences and the rules have one author, so these are upper bounds for text from elsewhere.
"""

import calendar
import json
import random
import re
import string
import sys
import time
from collections.abc import Callable
from pathlib import Path

from notelens.privacy.gate import find_identifiers
from notelens.records import SourceNote

CASES = 400
Make = Callable[[random.Random], str]

# Sentences for each type, between them a tilde.
CONTEXTS = {
    "NAME titled": "Saw Dr. {} today. ~ Mrs. {} agreed to it ~ per Mr. {}'s letter ~ Officer {} came by. ~ w/ dr. {}",
    "NAME signed": "Signed: {}, LCSW ~ Electronically signed by {} ~ {}, PsyD\n ~ /s/ {} ~ Note by {}, LMFT, 50 min",
    "NAME labelled": "Client name: {}\n ~ Patient: {} was late ~ Name: {} | Age 34 ~ Emergency contact: {} ~ named {}",
    "DATE numeric": "Seen on {}. ~ DOB {} ~ Next appt: {} ~ ({}) late entry ~ since {}, mood 6/10 ~ {} - session 3",
    "DATE no year": "Seen on {}. ~ Next appt {} ~ since {}, mood 6/10 ~ Tues {} she called ~ RTC {}.",
    "DATE worded": "Seen {}. ~ on {} she moved ~ anniversary ({}) ~ since {}, worse ~ {}: no-show",
    "AGE 90+": "{} widow ~ Ct is a {} man ~ a {}, frail ~ Pt ({}) lives alone",
    "PHONE": "Call {}. ~ cell: {} ~ reach mother at {} after 5 ~ ({}) ~ fax {} ~ {} is her work line",
    "PHONE 7 digits": "Call {}. ~ phone: {} ~ texted {} twice ~ her cell number is {}",
    "EMAIL": "mail {} today ~ email: {}. ~ ({}) ~ wrote to {}, no reply",
    "SSN": "SSN {} ~ ssn: {}. ~ his social security number is {} ~ SS# {}",
    "MRN": "MRN {} ~ MRN: {}. ~ medical record number {} ~ Chart # {} ~ case no. {} ~ (MRN {})",
    "PLAN_ID": "Member ID: {} ~ policy number {} ~ Subscriber ID {}. ~ claim # {} ~ Medicaid ID {}",
    "ACCOUNT": "Acct {} ~ account number: {} ~ invoice # {} ~ acct. no. {}",
    "LICENCE": "License # {} ~ driver's license {} ~ DL# {} ~ license number: {}.",
    "VEHICLE": "plate {} ~ license plate: {} ~ plate number {}. ~ tag # {}",
    "DEVICE": "serial no. {} ~ device ID {} ~ pump serial number: {} ~ S/N {}",
    "URL": "blog at {}. ~ see {} for it ~ ({}) ~ link: {}",
    "IP": "logged in from {}. ~ IP {} ~ ({})",
    "HANDLE": "posts as {} ~ IG {} ~ follows {}. ~ wrote to {} at night",
    "ADDRESS": "Lives at {}. ~ moved to {} in spring ~ address: {} ~ {} is where he stays ~ mail to {}, please",
    "ZIP": "zip {} ~ zip code: {}. ~ Fairmont, IL {} ~ in TX {} now",
}

STARTS = re.findall(
    r"\S+", "ba ce da el fa gri ha is jo ka lu ma ne o pa ro sha ti u ve wy yo ze ngo kwa xi thi zhe é ö şe"
)
ENDS = re.findall(r"\S+", "ran len do ka th mir ne vic sen ska wa ri shi quez dottir lu ng ford by ño ç ão ova")


def _word(rng: random.Random) -> str:
    return "".join([rng.choice(STARTS) for _ in range(rng.choice([1, 1, 2]))] + [rng.choice(ENDS)]).capitalize()


def _name(rng: random.Random) -> str:
    surname = rng.choice([_word(rng), _word(rng), f"O'{_word(rng)}", f"{_word(rng)}-{_word(rng)}", f"de {_word(rng)}"])
    middle = rng.choice(["", "", f"{rng.choice(string.ascii_uppercase)}. "])
    return f"{_word(rng)} {middle}{surname}"


def _digits(rng: random.Random, shape: str) -> str:
    swap = {"#": string.digits, "@": string.ascii_uppercase, "9": "23456789"}
    return "".join(rng.choice(swap[mark]) if mark in swap else mark for mark in shape)


def _shapes(*shapes: str) -> Make:
    return lambda rng: _digits(rng, rng.choice(shapes))


def _numeric_date(rng: random.Random) -> str:
    month, day, year = rng.randint(1, 12), rng.randint(1, 28), rng.randint(1930, 2026)
    shape = rng.choice(
        [
            "{m}/{d}/{y}",
            "{m:02}/{d:02}/{y}",
            "{y}-{m:02}-{d:02}",
            "{m}-{d}-{s:02}",
            "{m}/{d}/{s:02}",
            "{d:02}.{m:02}.{y}",
        ]
    )
    return shape.format(m=month, d=day, y=year, s=year % 100)


def _worded_date(rng: random.Random) -> str:
    long = rng.choice(calendar.month_name[1:])
    month = rng.choice([long, long[:3] if long != "September" else "Sept", long.upper()])
    shape = rng.choice(
        ["{m} {d}", "{m} {d}, {y}", "{d} {m} {y}", "{m} {y}", "{m} {d}th", "{d}th of {m}", "{d}-{m}-{y}"]
    )
    return shape.format(m=month, d=rng.randint(4, 20), y=rng.randint(1930, 2026))


def _address(rng: random.Random) -> str:
    street = f"{rng.randint(1, 9999)} {rng.choice(['', 'N ', 'West '])}{_word(rng)}"
    suffix = rng.choice(["Street", "Ave", "Road", "Rd.", "Lane", "Blvd", "Drive", "Terrace", "Way"])
    return f"{street} {suffix}{rng.choice(['', '', ', Apt 4B', ' #12', ', Unit 3'])}"


def _email(rng: random.Random) -> str:
    user = rng.choice(["{}.{}", "{}_{}", "{}{}", "{}+{}"]).format(_word(rng).lower(), _word(rng).lower())
    return f"{user}@{rng.choice(['example.com', 'mail.example.org', 'clinic.example.co.uk'])}"


def _handle(rng: random.Random) -> str:
    return f"@{_word(rng).lower()}{rng.choice(['_', '.', ''])}{_word(rng).lower()}{rng.choice(['', '92'])}"


def _url(rng: random.Random) -> str:
    return f"{rng.choice(['https://', 'http://www.', 'www.', ''])}site{rng.randint(1, 999)}-{rng.choice('abc')}.com"


MAKERS: dict[str, Make] = {
    "NAME titled": lambda rng: rng.choice([_word, _name])(rng),
    "NAME signed": _name,
    "NAME labelled": _name,
    "DATE numeric": _numeric_date,
    "DATE no year": lambda rng: f"{rng.randint(1, 12)}/{rng.randint(1, 28)}",
    "DATE worded": _worded_date,
    "AGE 90+": lambda rng: rng.choice(["{} yo", "{}-year-old", "{} y/o", "{} years old", "{}yo"]).format(
        rng.randint(90, 104)
    ),
    "PHONE": _shapes(
        "9##-9##-####", "(9##) 9##-####", "9##.9##.####", "+1 9## 9## ####", "9#########", "+44 20 #### ####"
    ),
    "PHONE 7 digits": _shapes("9##-####", "9##.####", "9## ####", "9######"),
    "EMAIL": _email,
    "SSN": _shapes("###-##-####", "### ## ####", "#########"),
    "MRN": _shapes("#######", "########", "@@-######", "##-#####", "@#######"),
    "PLAN_ID": _shapes("@@@#########", "@########", "##########", "@@@-#########", "####-####"),
    "ACCOUNT": _shapes("##########", "########", "####-####-##", "@@######"),
    "LICENCE": _shapes("@#######", "@@@-#####", "########", "@##-##-####"),
    "VEHICLE": _shapes("#@@@###", "@@@-####", "@@@ ####", "@@@####"),
    "DEVICE": _shapes("@@-#####", "@@@########", "##########", "@#@######"),
    "URL": _url,
    "IP": lambda rng: ".".join(str(rng.randint(0, 255)) for _ in range(4)),
    "HANDLE": _handle,
    "ADDRESS": _address,
    "ZIP": _shapes("1####", "6####", "7####-####"),
}


def _spans(text: str) -> list[tuple[int, int]]:
    note = SourceNote(note_id="benchmark", text=text, source="benchmark")
    return [(finding.start, finding.end) for finding in find_identifiers(note)]


def measure_recall() -> None:
    """Print the share of generated identifiers that are covered and touched, by type."""
    rng = random.Random(11)  # noqa: S311  repeatable, not secret
    print(f"{'type':<16}{'n':>6}{'covered':>9}{'touched':>9}")
    for kind, make in MAKERS.items():
        covered = touched = 0
        for _ in range(CASES):
            value = make(rng)
            before, after = rng.choice(CONTEXTS[kind].split(" ~ ")).split("{}")
            found = {place for start, end in _spans(f"{before}{value}{after}") for place in range(start, end)}
            wanted = {len(before) + place for place, character in enumerate(value) if character.isalnum()}
            covered += wanted <= found
            touched += not wanted.isdisjoint(found)
        print(f"{kind:<16}{CASES:>6}{covered / CASES:>9.3f}{touched / CASES:>9.3f}")


def measure_clean(files: list[Path]) -> None:
    """Print false findings for each 1000 words and words a second, on texts that hold no identifiers."""
    texts = [json.loads(line)["text"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    words = sum(len(text.split()) for text in texts)
    started = time.process_time()
    found = sum(len(_spans(text)) for text in texts)
    seconds = time.process_time() - started
    print(
        f"{len(texts)} clean notes, {words} words: {1000 * found / words:.2f} findings per 1000 words, "
        f"{words / seconds:,.0f} words a second"
    )


def measure_adversarial() -> None:
    """Print the slowest of the texts that would make a backtracking pattern hang, each 200,000 characters."""
    seconds = {}
    for piece in ("1", "1 ", "1.", "1/2 ", " ", "a", "A", "Aa ", "A. ", "Dr. ", "call at on ", "name: ", "a@", "O'"):
        started = time.process_time()
        _spans(piece * (200_000 // len(piece)))
        seconds[piece] = time.process_time() - started
    slowest = max(seconds, key=lambda piece: seconds[piece])
    print(f"adversarial texts of 200,000 characters: slowest {slowest!r}, {seconds[slowest]:.2f} s")


if __name__ == "__main__":
    measure_recall()
    if clean := [Path(name) for name in sys.argv[1:]]:
        measure_clean(clean)
    measure_adversarial()
