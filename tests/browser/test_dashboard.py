import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import expect

from notelens.records import AnalysedNote, ClearedNote
from notelens.store import open_store

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
BATCH = sorted(path for path in (ROOT / "sample_notes" / "supervision_batch").rglob("*") if path.is_file())
IDENTIFIED = sorted((ROOT / "sample_notes" / "with_identifiers").glob("*.txt"))

# A word that no page, log or address could hold by chance.
PLANTED = "quizzaciously"
IMAGE = "![beacon](https://example.org/c.png)"
HOSTILE = (
    f"Data: Th. validated her anger about the cut hours, {PLANTED}.\n"
    "<script>window.hurt=1</script><img src=x onerror=\"window.hurt=1\"><iframe src='https://example.org'></iframe>\n"
    "![beacon](https://example.org/p.png) [link](https://example.org) <style>body{display:none}</style>\n"
    '=HYPERLINK("https://example.org","x") $\\frac{1}{2}$ :material/home: \u202egnp.exe\u202c end of note\n'
)


@pytest.fixture(scope="session")
def small(serve, tmp_path_factory):
    """Give a dashboard with one note, which was stored without a model."""
    target = str(tmp_path_factory.mktemp("small") / "notes.db")
    note = ClearedNote(note_id="n1", text="Ct spoke of the week.", source="n1.txt")
    with open_store(target) as store:
        store.save([AnalysedNote(note=note, sentences=(), tags=())], model="none")
    return serve(ROOT / "app.py", NOTELENS_STORE=target)


@pytest.fixture(scope="session")
def app(serve, tmp_path_factory):
    return serve(ROOT / "app.py", NOTELENS_STORE=str(tmp_path_factory.mktemp("store") / "notes.db"))


@pytest.fixture(scope="session")
def stocked(app, browser, open_tab):
    """Give the dashboard after the whole sample batch went in through the uploader."""
    with open_tab(app, "upload") as page:
        upload(page, BATCH)
        expect(page.get_by_text(f"66 notes read from {len(BATCH)} files, 66 stored.")).to_be_visible(timeout=60_000)
    return app


@pytest.fixture(scope="session")
def poisoned(stocked, open_tab):
    """Give the dashboard after a hostile note, under a hostile name, and a table with hostile columns went in."""
    table = f"note_text,therapist,client\nA quiet week.,{IMAGE},<b onclick=alert(1)>\n"
    files = {"![x](https:) <img src=x onerror=alert(1)>.txt": HOSTILE, "h.csv": table}
    with open_tab(stocked, "upload") as page:
        # The addresses in them are identifiers, too.
        page.get_by_text("Analyse them as they are").click()
        upload(page, [{"name": n, "mimeType": "text/plain", "buffer": text.encode()} for n, text in files.items()])
        expect(page.get_by_text("2 notes read from 2 files, 2 stored.")).to_be_visible(timeout=30_000)
    return stocked


def open_hostile(page):
    page.get_by_role("combobox", name="Open a note").fill("![x]")
    page.get_by_role("option").first.click()
    expect(page.locator(".note")).to_contain_text("end of note")


def upload(page, files):
    page.locator('input[type="file"]').set_input_files(files)
    page.get_by_role("button", name="Analyse").click()


def test_the_sample_batch_is_told_file_by_file(stocked, visit):
    page = visit(stocked, "upload")
    upload(page, BATCH[:3])
    expect(page.get_by_text("3 already there.")).to_be_visible(timeout=30_000)
    table = page.get_by_role("table", name="Files")
    expect(table.get_by_role("row")).to_have_count(4)
    expect(table.get_by_role("rowheader", name=BATCH[0].name)).to_be_visible()


def test_a_figure_leads_to_the_note_at_the_passage(stocked, visit):
    page = visit(stocked)
    expect(page.get_by_role("heading", level=1)).to_contain_text("notes document")
    page.get_by_role("button", name="Validation, Documented:").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Validation: documented")).to_be_visible()
    quoted = dialog.locator(".nl-passage mark").first.text_content()
    dialog.get_by_role("button", name="Read in the note").first.click()
    marked = page.locator(".note mark[aria-pressed=true]").first
    expect(marked).to_be_focused()
    expect(marked).to_be_in_viewport()
    assert marked.evaluate("(mark) => mark.firstChild.textContent") in quoted
    expect(page.get_by_role("heading", name="Why it is marked")).to_be_visible()
    expect(page.get_by_role("heading", name="Validation")).to_be_visible()


def test_evidence_is_explained_on_click_and_on_keys(stocked, visit):
    page = visit(stocked)
    page.get_by_role("button", name="Open the note").first.click()
    marks = page.locator(".note mark")
    marks.first.click()
    expect(marks.first).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".nl-panel")).to_contain_text("The model is")
    page.get_by_role("button", name="Which words decided?").first.click()
    expect(page.locator(".nl-reason")).to_contain_text("Annotated examples like it (synthetic)", timeout=30_000)
    marks.first.press("j")
    expect(marks.nth(1)).to_be_focused()
    marks.nth(1).press("Enter")
    expect(marks.nth(1)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".nl-panel")).to_have_count(0)


def test_a_hostile_note_is_shown_word_for_word_and_does_nothing(poisoned, visit):
    page = visit(poisoned, "notes")
    open_hostile(page)
    for line in HOSTILE.splitlines()[1:]:
        assert line in page.locator(".note").evaluate("(note) => note.textContent")
    assert page.locator("h1").text_content().startswith("![x](https:) <img")
    assert page.evaluate("window.hurt") is None


def test_hostile_columns_of_a_table_are_shown_word_for_word(poisoned, visit, settle):
    page = visit(poisoned, "notes")
    page.locator("[data-testid=stDataFrame]").wait_for()
    settle(page)
    page.get_by_text("Filter", exact=True).click()
    # A list of options closes while the filters are still unfolding; what stands below them moves until then.
    page.get_by_role("combobox", name="Documents any of").click(trial=True)
    page.get_by_role("combobox", name="Clinician").fill("beacon")
    page.get_by_role("option", name=IMAGE).click()
    expect(page.get_by_text("1 note. Choose a row")).to_be_visible()


def test_no_note_text_reaches_the_log_or_an_address(poisoned, visit):
    page = visit(poisoned, "notes")
    addresses = []
    page.on("request", lambda request: addresses.append(request.url))
    open_hostile(page)
    page.reload()
    page.locator("h1").wait_for()
    said = poisoned.log.read_text(encoding="utf-8")
    assert "You can now view" in said
    assert PLANTED not in said
    assert "Traceback" not in said
    assert addresses
    assert not [url for url in (*addresses, page.url) if PLANTED in url or "![x]" in url]


def test_notes_with_identifiers_are_stopped_and_can_be_redacted(stocked, visit):
    page = visit(stocked, "upload")
    upload(page, IDENTIFIED)
    expect(page.get_by_text(f"{len(IDENTIFIED)} refused.")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name=f"Redact and analyse these {len(IDENTIFIED)} notes").click()
    expect(page.get_by_text(f"{len(IDENTIFIED)} stored.")).to_be_visible(timeout=30_000)


def test_all_notes_can_be_deleted_and_the_first_steps_come_back(small, visit, check_access):
    page = visit(small, "upload")
    page.get_by_role("button", name="Delete all notes").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete all").click()
    expect(page.get_by_text("1 note deleted.")).to_be_visible()
    page.get_by_role("link", name="Overview").click()
    expect(page.get_by_role("heading", name="See what your notes document")).to_be_visible()
    check_access(page)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 400)])
def test_every_page_is_accessible(stocked, visit, check_access, settle, scheme, width):
    page = visit(stocked, scheme=scheme, width=width)
    page.get_by_text("Chart").click()
    page.locator("[data-testid=stVegaLiteChart] svg").first.wait_for()
    check_access(page)
    page.get_by_role("button", name="Empathy, Documented:").click()
    page.get_by_role("dialog").get_by_role("button", name="Read in the note").first.wait_for()
    check_access(page)
    page.get_by_role("dialog").get_by_role("button", name="Read in the note").first.click()
    page.locator(".note mark[aria-pressed=true]").first.wait_for()
    check_access(page)
    page.get_by_role("button", name="All notes").click()
    page.locator("[data-testid=stDataFrame]").wait_for()
    settle(page)
    check_access(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["upload", "codebook", "about"])
def test_every_other_page_is_accessible(stocked, visit, check_access, path, scheme):
    page = visit(stocked, path, scheme=scheme)
    if path == "codebook":
        page.get_by_text("Validation (core)").click()
        page.get_by_role("heading", name="Near-misses").first.wait_for()
    if path == "upload":
        upload(page, [{"name": "a.exe", "mimeType": "text/plain", "buffer": b"MZ"}])
        page.get_by_role("table", name="Not analysed, and why").wait_for()
    check_access(page)


@pytest.mark.parametrize("path", ["/", "/notes", "/_stcore/health"])
def test_every_answer_carries_the_security_headers(app, path):
    with urllib.request.urlopen(f"{app.url}{path}") as answer:
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_a_request_that_leaves_the_server_is_blocked_and_would_be_noticed(small, open_tab):
    with pytest.raises(AssertionError, match="Content Security Policy"), open_tab(small, "about") as page:
        page.evaluate("() => fetch('https://example.org/').catch(() => null)")
