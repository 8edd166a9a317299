import pytest

from notelens.dashboard import upload_page
from notelens.dashboard.model import SharedAnalyst
from notelens.dashboard.viewer import PageName

CLEAN = ("a.txt", b"Th. validated her anger.")
PHONE = ("b.txt", b"Call her back at 555-201-3344 today.\n")
HOSTILE = ("![x](https://example.org/p.png).exe", b"MZ")


@pytest.fixture(autouse=True)
def phrases(monkeypatch, analyst):
    monkeypatch.setattr(upload_page, "shared_analyst", lambda model, codebook: SharedAnalyst(analyst=analyst))


@pytest.fixture
def upload(open_page):
    def give(store, *files):
        page = open_page(upload_page, store)
        for name, data in files:
            page.file_uploader[0].upload(name, data)
        page.run()
        page.button(key="upload.start").click().run()
        assert not page.exception
        return page

    return give


def test_nothing_can_be_started_without_files(open_page, store):
    assert open_page(upload_page, store).button(key="upload.start").disabled


def test_an_upload_is_told_file_by_file_and_leads_to_the_overview(upload, store, words, gone):
    page = upload(store, CLEAN, HOSTILE)
    assert "1 note read from 2 files, 1 stored, 1 refused." in words(page)
    assert "![x](https://example.org/p.png).exe" in words(page)
    page.button(key="upload.done").click().run()
    assert gone == [PageName.OVERVIEW]


def test_identifiers_are_refused_and_can_be_redacted(upload, store, words):
    page = upload(store, CLEAN, PHONE)
    assert "PHONE 1 (line 1)" in words(page)
    assert store.count() == 1
    assert page.button(key="upload.redact").label == "Redact and analyse this note"
    page.button(key="upload.redact").click().run()
    assert store.count() == 2
    assert "2 notes read from 2 files, 2 stored." in words(page)
    assert "PHONE line 1" in words(page)
    assert "555" not in words(page)


def test_all_notes_are_deleted_after_a_question(upload, store, words):
    page = upload(store, CLEAN)
    page.button(key="delete.ask").click().run()
    assert store.count() == 1
    page.button(key="delete.yes").click().run()
    assert store.count() == 0
    assert "1 note deleted." in words(page)


def test_where_notes_are_kept_is_said(open_page, store, words):
    assert store.place in words(open_page(upload_page, store))
    assert "Everything stays on this machine" in words(open_page(upload_page, store))
