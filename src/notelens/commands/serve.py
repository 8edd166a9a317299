"""`notelens serve`: starts the dashboard on this machine, on the user's store or on the synthetic sample batch."""

import os
import signal
import socket
import subprocess  # noqa: S404 - starts Streamlit, with arguments of our own
import sys
import time
import urllib.request
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from notelens.commands.terminal import FAILURE, complain, counted, say
from notelens.errors import SettingsError
from notelens.locations import dashboard_entry, default_store, sample_folder
from notelens.settings import Settings, load_settings

_START_SECONDS = 60
# Also in .streamlit/config.toml; said here too, so that no file or variable of the user's own can open the server.
_LOCAL_AND_QUIET = (
    *("--server.address", "127.0.0.1"),
    *("--server.headless", "true"),
    *("--browser.gatherUsageStats", "false"),
)
# The health check is of this machine; a proxy named in the environment must neither answer it nor hear of it.
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def serve(
    sample: Annotated[bool, typer.Option(help="Show the synthetic sample batch, in a store of its own.")] = False,
    store: Annotated[str | None, typer.Option(help="Path or URL of the store. [default: in your user folder]")] = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on this machine.")] = 8501,
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
) -> None:
    """Open the dashboard. It listens on this machine only; Ctrl+C stops it."""
    if sample and store is None:
        store = str(default_store().with_name("sample.db"))
    settings = load_settings(store=store, sample=sample or None)
    entry = dashboard_entry()
    _check_port(port)
    if sample:
        _fill(settings)
    raise typer.Exit(_run(entry, settings, port, open_page=browser))


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise SettingsError(f"Port {port} is in use: another dashboard may be open. Close it, or name a --port.")


def _fill(settings: Settings) -> None:
    """Analyse the sample batch into its store; what is there already is left as it is."""
    # Imported here: a dashboard that is only started needs neither the pipeline nor the store.
    from notelens.codebook import load_codebook
    from notelens.pipeline import load
    from notelens.reading import read_path
    from notelens.records import AnalysedNote
    from notelens.store import open_store

    lens = load(settings.model, codebook=load_codebook(settings.codebook))
    with open_store(settings.store) as store, counted("Analysing the sample notes") as count:
        results = lens.analyse_notes(read_path(sample_folder()), policy=settings.identifiers)
        saved = store.save((item for item in count(results) if isinstance(item, AnalysedNote)), model=lens.model_name)
    say(f"Sample batch: {len(saved.added)} notes added, {len(saved.unchanged) + len(saved.retagged)} were there.")


def _run(entry: Path, settings: Settings, port: int, *, open_page: bool) -> int:
    known = {f"NOTELENS_{name.upper()}": value for name, value in settings.model_dump(mode="json").items() if value}
    command = [sys.executable, "-m", "streamlit", "run", entry.name, "--server.port", str(port), *_LOCAL_AND_QUIET]
    environment = os.environ | {name: str(value) for name, value in known.items()}
    # A service manager stops with SIGTERM; without this, Streamlit would go on alone.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # In the folder of app.py, where Streamlit finds .streamlit/config.toml.
    with subprocess.Popen(command, cwd=entry.parent, env=environment, stdout=subprocess.DEVNULL) as process:  # noqa: S603
        try:
            if not _is_up(port, process):
                process.terminate()
                complain("The dashboard did not start. Run `streamlit run app.py` in a checkout to see why.")
                return FAILURE
            say(f"NoteLens is at http://127.0.0.1:{port}  (Ctrl+C stops it)")
            if open_page:
                webbrowser.open(f"http://127.0.0.1:{port}")
            return process.wait()
        except KeyboardInterrupt:
            process.terminate()
            process.wait()
            return 0


def _is_up(port: int, process: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with _DIRECT.open(f"http://127.0.0.1:{port}/_stcore/health", timeout=1):
                return True
        except OSError:
            time.sleep(0.2)
    return False
