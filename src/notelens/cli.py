"""Entry point of the command line: `notelens analyze | check | train | evaluate | serve`."""

import sys
from typing import Annotated

import typer

from notelens import __version__
from notelens.commands.analyze import analyze
from notelens.commands.check import check
from notelens.commands.corpus import app as corpus
from notelens.commands.evaluate import evaluate
from notelens.commands.serve import serve
from notelens.commands.terminal import FAILURE, USAGE, complain, say
from notelens.commands.train import train
from notelens.errors import NoteLensError, OutputError, SettingsError, place_of

# Pretty tracebacks print local variables, and those may hold a note's text.
app = typer.Typer(pretty_exceptions_enable=False, rich_markup_mode=None)
for command in (analyze, check, serve, train, evaluate):
    app.command()(command)
app.add_typer(corpus, name="corpus")


@app.callback(invoke_without_command=True)
def notelens(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Find the trust-building behaviours that psychotherapy session notes document. All on this machine."""
    if version:
        say(f"notelens {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        say(context.get_help())
        raise typer.Exit(USAGE)


def main() -> None:
    """Run the command line; every error becomes one line for people and an exit code."""
    try:
        app()
    except (SettingsError, OutputError) as error:
        complain(f"Error: {error}")
        sys.exit(USAGE)
    except NoteLensError as error:
        complain(f"Error: {error}")
        sys.exit(FAILURE)
    except Exception as error:  # noqa: BLE001 - an unforeseen error's own message may quote a note
        complain(f"Error: NoteLens failed unexpectedly ({place_of(error)}). Please report this line.")
        sys.exit(FAILURE)
