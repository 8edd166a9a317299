"""`notelens serve`: refuses a port in use, starts for real, answers, and stops with all its parts."""

import os
import signal
import socket
import subprocess
import threading
import urllib.request
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace

import pytest

from notelens.commands.serve import _is_up, _run
from notelens.settings import Settings


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


class Healthy(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def healthy():
    with HTTPServer(("127.0.0.1", 0), Healthy) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def test_the_health_check_goes_through_no_proxy(monkeypatch, healthy):
    for other in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    polls = iter([None])
    assert _is_up(healthy, SimpleNamespace(poll=lambda: next(polls, 1)))


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--server.port", "8765"),
        ("--server.address", "127.0.0.1"),
        ("--server.headless", "true"),
        ("--browser.gatherUsageStats", "false"),
    ],
)
def test_the_dashboard_is_local_and_quiet_without_any_configuration_file(monkeypatch, tmp_path, option, value):
    started = []

    def start(command, **_):
        started.extend(command)
        raise KeyboardInterrupt

    monkeypatch.setattr("notelens.commands.serve.subprocess.Popen", start)
    monkeypatch.setattr("notelens.commands.serve.signal.signal", lambda *_: None)
    with pytest.raises(KeyboardInterrupt):
        _run(tmp_path / "app.py", Settings(), 8765, open_page=False)
    assert started[started.index(option) + 1] == value


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
