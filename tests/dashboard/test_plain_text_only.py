import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "notelens" / "dashboard"
MODULES = sorted(SOURCE.glob("*.py"))

# These read Markdown or HTML; text of notes or names of files given to them could ask for a remote image.
READS_MARKDOWN = {
    "markdown", "write", "write_stream", "caption", "error", "warning", "info", "success", "exception", "metric",
    "badge", "toast", "latex", "echo", "help", "json", "code", "table", "chat_message", "image", "iframe",
    "pydeck_chart", "plotly_chart",
}  # fmt: skip


def calls(module):
    return [node for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_no_element_that_reads_markdown_or_runs_scripts_is_used(module):
    used = {call.func.attr for call in calls(module) if isinstance(call.func, ast.Attribute)}
    options = {keyword.arg for call in calls(module) for keyword in call.keywords}
    assert used & READS_MARKDOWN == set()
    assert options & {"unsafe_allow_html", "unsafe_allow_javascript"} == set()


@pytest.mark.parametrize("script", sorted(SOURCE.glob("*.js")), ids=lambda script: script.name)
def test_no_script_makes_html_from_text(script):
    source = script.read_text(encoding="utf-8")
    for sink in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "fetch(", "XMLHttpRequest"):
        assert sink not in source


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_nothing_is_cached_to_disk_and_no_icon_is_named(module):
    source = module.read_text(encoding="utf-8")
    assert "persist=" not in source
    assert 'page_icon=":material' not in source
    assert "st.map(" not in source


def test_the_modules_were_found():
    assert len(MODULES) > 10
