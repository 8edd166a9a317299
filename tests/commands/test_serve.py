"""`notelens serve`: refuses a port in use, starts for real, answers, and stops with all its parts."""

import os
import signal
import socket
import subprocess
import urllib.request
from contextlib import suppress

import pytest


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_open(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_a_port_in_use_is_exit_code_2_and_nothing_is_started(notelens, monkeypatch):
    monkeypatch.setattr("notelens.commands.serve._run", lambda *_, **__: pytest.fail("it was started"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        run = notelens("serve", "--port", taken.getsockname()[1], "--no-browser")
    assert run.code == 2
    assert "is in use" in run.err
    assert "--port" in run.err


def test_the_sample_has_a_store_of_its_own(notelens, monkeypatch, tmp_path):
    started = []
    monkeypatch.setattr("notelens.commands.serve.default_store", lambda: tmp_path / "notelens.db")
    monkeypatch.setattr("notelens.commands.serve._fill", started.append)
    monkeypatch.setattr(
        "notelens.commands.serve._run", lambda _entry, settings, *_, **__: started.append(settings) or 0
    )
    assert notelens("serve", "--sample", "--port", free_port(), "--no-browser").code == 0
    assert [(settings.store, settings.sample) for settings in started] == [(str(tmp_path / "sample.db"), True)] * 2


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl+C", "a service manager"])
def test_the_dashboard_starts_answers_and_stops(program, tmp_path, stop):
    port = free_port()
    command = [program, "serve", "--no-browser", "--port", str(port), "--store", str(tmp_path / "notes.db")]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True, cwd=tmp_path
    )
    try:
        assert f"http://127.0.0.1:{port}" in process.stdout.readline()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=10) as answer:
            assert answer.status == 200
        process.send_signal(stop)
        _, errors = process.communicate(timeout=30)
        assert (process.returncode, "Traceback" in errors) == (0, False)
        assert not is_open(port)
    finally:
        # Its own session: whatever it started goes with it, should the test have failed.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
