import subprocess
import sys

import pytest

from notelens.privacy.gate import clear
from notelens.records import IdentifierPolicy, NoteDetails, SourceNote

ASK = """
from notelens.privacy.gate import clear
from notelens.records import IdentifierPolicy, NoteDetails, SourceNote
note = SourceNote(note_id="n1", text="", source="a.csv", details=NoteDetails(client="Jane Doe"))
print(clear(note, IdentifierPolicy.REDACT).details.client)
"""


def redacted(**details):
    note = SourceNote(note_id="n1", text="", source="a.csv", details=NoteDetails(**details))
    return clear(note, IdentifierPolicy.REDACT).details


@pytest.mark.parametrize("column", ["clinician", "client"])
def test_two_people_stay_two_and_one_stays_one(column):
    jane, mary, again = (getattr(redacted(**{column: name}), column) for name in ("Jane Doe", "Mary Roe", "jane  doe"))
    assert jane.startswith(f"{column}-")
    assert jane == again != mary
    assert redacted(**{column: "C101"}) == NoteDetails(**{column: "C101"})


def test_a_clinician_and_a_client_of_one_name_are_not_linked():
    both = redacted(clinician="Jane Doe", client="Jane Doe")
    assert both.clinician.removeprefix("clinician-") != both.client.removeprefix("client-")


def test_another_run_gives_another_pseudonym():
    run = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True)  # noqa: S603
    assert run.stdout.startswith("client-")
    assert run.stdout.strip() != redacted(client="Jane Doe").client
