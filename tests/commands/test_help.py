"""What `notelens` says about itself, and how it answers wrong usage."""

import pytest
import typer

from notelens import __version__
from notelens.cli import app

COMMANDS = ("analyze", "check", "serve", "train", "evaluate")


def test_help_lists_every_command_and_needs_no_model(notelens):
    run = notelens("--help")
    assert run.code == 0
    assert [command for command in COMMANDS if command not in run.out] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself_and_each_of_its_options(notelens, command):
    run = notelens(command, "--help")
    assert run.code == 0
    described = typer.main.get_command(app).commands[command]
    assert described.help.split("\n")[0].split()[0] in run.out
    options = [option for option in described.params if option.name != "help"]
    assert options
    assert [option.name for option in options if not option.help] == []


def test_version(notelens):
    assert notelens("--version") == (0, f"notelens {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Usage: notelens"),
        (["analyse"], "No such command"),
        (["analyze"], "Missing argument"),
        (["analyze", ".", "--jobs", "0", "-o", "x.csv"], "--jobs"),
        (["analyze", ".", "--identifiers", "ignore", "-o", "x.csv"], "block"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_says_what_is_right(notelens, arguments, said):
    run = notelens(*arguments)
    assert run.code == 2
    assert said in run.out + run.err


def test_a_wrong_setting_in_the_environment_is_named(notelens, notes, tmp_path, monkeypatch):
    monkeypatch.setenv("NOTELENS_IDENTIFIERS", "ignore")
    run = notelens("analyze", notes, "-o", tmp_path / "tags.csv")
    assert run.code == 2
    assert "NOTELENS_IDENTIFIERS" in run.err
