import pytest

from notelens.dashboard.analysing import Upload, analyse_uploads
from notelens.dashboard.upload_report import identifier_refusals, row, second_run, summary
from notelens.records import IdentifierPolicy

CLEAN = Upload(name="a.txt", data=b"Th. validated her anger.")
PHONE = Upload(name="b.txt", data=b"Data: quiet week.\nCall her back at 555-201-3344 today.\n")
BROKEN = Upload(name="c.pdf", data=b"%PDF-1.7")
TABLE = Upload(name="t.csv", data=b"note_text,therapist\nTh. validated her anger.,T01\nShort week.,T02\n")


@pytest.fixture
def run(store, analyst):
    def analyse(*uploads, policy=IdentifierPolicy.BLOCK, tick=lambda done, total: None, **options):
        return analyse_uploads(uploads, store, analyst, policy=policy, tick=tick, **options)

    return analyse


def test_one_bad_file_leaves_the_others_alone(run, store):
    good, bad, table = run(CLEAN, BROKEN, TABLE)
    assert (good.notes, dict(good.outcomes)["added"], good.refused) == (1, 1, ())
    assert (bad.notes, len(bad.refused)) == (0, 1)
    assert bad.refused[0].reason
    assert (table.notes, table.details) == (2, ("clinician",))
    assert store.count() == 3


def test_the_same_file_again_changes_nothing(run, store):
    run(CLEAN)
    (again,) = run(CLEAN)
    assert dict(again.outcomes)["unchanged"] == 1
    assert store.count() == 1


def test_two_files_of_one_name_are_two_notes(run, store):
    run(CLEAN, Upload(name="a.txt", data=b"Another note of the same name."))
    assert sorted(store.notes()["note_id"]) == ["a", "a~2"]


def test_progress_counts_every_note(run):
    heard = []
    run(CLEAN, TABLE, tick=lambda done, total: heard.append((done, total)))
    assert heard == [(1, 3), (2, 3), (3, 3)]


def test_an_identifier_is_refused_with_its_kind_and_line_and_not_its_text(run, store):
    (report,) = run(PHONE)
    assert [(place.kind, place.where) for place in report.refused[0].places] == [("PHONE", "line 2")]
    assert "555" not in repr(report)
    assert store.count() == 0


def test_refused_notes_can_be_redacted_in_a_second_run(run, store):
    first = run(CLEAN, PHONE, BROKEN)
    stopped = identifier_refusals(first)
    assert stopped == {("b.txt", "b")}
    after = run(CLEAN, PHONE, BROKEN, policy=IdentifierPolicy.REDACT, only=stopped)
    joined = second_run(first, after, stopped)
    assert [len(report.refused) for report in joined] == [0, 0, 1]
    assert "[PHONE]" in store.note("b").note.text
    assert summary(joined) == "2 notes read from 3 files, 2 stored, 1 refused."
    assert row(joined[1])[4] == "PHONE line 2"


def test_a_named_column_goes_before_the_usual_names(run, store):
    upload = Upload(name="t.csv", data=b"what was said\nTh. validated her anger.\n")
    (refused,) = run(upload)
    assert refused.notes == 0
    (read,) = run(upload, columns={"text": "what was said"})
    assert read.notes == 1
