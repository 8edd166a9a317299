"""What the README says holds: its links, its Python, its commands."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from notelens.cli import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("target", re.findall(r"\]\((?!http)([^)]+)\)", README))
def test_links_lead_somewhere(target):
    assert (ROOT / target).is_file()


@pytest.mark.parametrize("code", [code for language, code in BLOCKS if language == "python"])
def test_the_python_runs(code, monkeypatch):
    monkeypatch.chdir(ROOT)
    scope: dict[str, object] = {}
    exec(code, scope)  # noqa: S102 - our own README
    tags = scope["analysis"].tags
    assert list(tags["status"]) == ["present", "planned"]
    assert list(tags["code"]) == ["validation", "check_in"]
    assert scope["doc"].spans["trust"]


def test_the_commands_exist():
    named = set(
        re.findall(r"^notelens (\w+)", "\n".join(code for language, code in BLOCKS if language == "sh"), re.MULTILINE)
    )
    assert named == set(get_command(app).commands)


def test_ci_runs_the_readmes_test_command():
    (command,) = [code.strip() for language, code in BLOCKS if language == "sh" and "pytest" in code]
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().endswith(f"\n{command}")


def test_the_first_forty_lines_say_what_it_is_and_how_to_start():
    opening = "\n".join(README.splitlines()[:40])
    assert "serve --sample" in opening
    assert "pytest" in opening
    assert "synthetic notes only" in opening
