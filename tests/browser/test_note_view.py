from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

BENCH = Path(__file__).parent / "note_view_bench.py"
SERVE = """
import streamlit as st
from starlette.middleware import Middleware

from notelens.dashboard.security import SecurityHeaders

app = st.App({bench!r}, middleware=[Middleware(SecurityHeaders)])
"""


@pytest.fixture(scope="session")
def bench(serve, tmp_path_factory):
    script = tmp_path_factory.mktemp("bench") / "bench.py"
    script.write_text(SERVE.format(bench=str(BENCH)), encoding="utf-8")
    return serve(script)


def shown_text(page):
    """Give the note's text as the reader sees it, without the labels of the marks."""
    return page.locator(".note").evaluate(
        """(note) => {
            const copy = note.cloneNode(true);
            copy.querySelectorAll("small, .unseen").forEach((label) => label.remove());
            return copy.textContent;
        }"""
    )


def test_a_hostile_note_is_shown_word_for_word_and_does_nothing(bench, visit):
    page = visit(bench)
    page.locator(".note mark").first.wait_for()
    assert '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script> ![x](https://' in shown_text(page)
    assert '=HYPERLINK("https://example.org") \u202egnp.txt\u202c end' in shown_text(page)
    assert page.evaluate("window.hurt") is None
    assert page.locator(".note img, .note script, .note iframe, .note a").count() == 0


def test_overlapping_evidence_carries_both_codes(bench, visit):
    page = visit(bench)
    both = page.locator(".note mark").nth(1)
    expect(both).to_contain_text("her anger at the cut hours")
    both.click()
    expect(page.get_by_text("Picked: ")).to_contain_text("validation")
    expect(page.get_by_text("Picked: ")).to_contain_text("active_listening")
    expect(both).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("key", ["Enter", " "])
def test_evidence_is_picked_with_the_keyboard_and_keeps_the_focus(bench, visit, key):
    page = visit(bench)
    planned = page.get_by_role("button", name="check in about the pace")
    planned.focus()
    planned.press(key)
    expect(page.get_by_text("Picked: ")).to_contain_text("check_in-planned")
    expect(planned).to_have_attribute("aria-pressed", "true")
    expect(planned).to_be_focused()


@pytest.mark.parametrize(("forward", "back"), [("j", "k"), ("ArrowDown", "ArrowUp"), ("ArrowRight", "ArrowLeft")])
def test_keys_walk_from_evidence_to_evidence(bench, visit, forward, back):
    page = visit(bench)
    marks = page.locator(".note mark")
    marks.first.focus()
    page.keyboard.press(back)
    expect(marks.first).to_be_focused()
    page.keyboard.press(forward)
    expect(marks.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(marks.last).to_be_focused()
    page.keyboard.press(back)
    expect(marks.nth(marks.count() - 2)).to_be_focused()


def test_status_is_told_in_words_and_by_the_border(bench, visit):
    page = visit(bench)
    planned = page.get_by_role("button", name="check in about the pace")
    expect(planned.locator("small")).to_contain_text("planned")
    expect(planned).to_have_css("border-bottom-style", "dashed")
    refused = page.get_by_role("button", name="window.hurt=1")
    expect(refused.locator("small")).to_contain_text("not done")
    expect(refused).to_have_css("border-bottom-style", "double")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_note_view_is_accessible(bench, visit, check_access, scheme):
    page = visit(bench, scheme=scheme)
    page.locator(".note mark").first.click()
    check_access(page)
