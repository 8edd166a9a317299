"""A real browser on a real server. Every page fails its test on a request that leaves the server, or on any error."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Error, Locator, Page, sync_playwright

ROOT = Path(__file__).parents[2]
CHROME = Path(os.environ.get("CHROME", "/usr/bin/chromium"))
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Server:
    """A running dashboard: its address, and the file that takes all that it prints."""

    process: subprocess.Popen
    url: str
    log: Path

    def is_up(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False


@dataclass
class Watch:
    """What a page did that no page of ours may do."""

    url: str
    faults: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        page.on("request", lambda request: self.note_request(request.url))
        page.on("websocket", lambda socket_: self.note_request(socket_.url.replace("ws://", "http://", 1)))
        page.on("pageerror", lambda error: self.faults.append(f"page error: {error}"))
        page.on("console", lambda said: self.note_console(said.type, said.text, said.location["url"]))

    def note_console(self, kind: str, text: str, url: str) -> None:
        # Opened at a page's own address, Streamlit looks for its server below that address first.
        if kind == "error" and not url.endswith(("/_stcore/health", "/_stcore/host-config")):
            self.faults.append(f"console: {text} {url}")

    def note_request(self, url: str) -> None:
        if not url.startswith((f"{self.url}/", "data:", f"blob:{self.url}/")):
            self.faults.append(f"request that leaves the server: {url}")


def start(script: Path, log: Path, **environment: str) -> Server:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    # Only what a program needs: no proxy, no token of the machine reaches the server under test.
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    variables = {**kept, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1", **environment}
    with log.open("wb") as sink:
        process = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=sink, stderr=subprocess.STDOUT)
    return Server(process=process, url=f"http://127.0.0.1:{port}", log=log)


def wait_until_up(server: Server, knock: Callable[[float], object]) -> None:
    for _ in range(300):
        if server.is_up():
            return
        if server.process.poll() is not None:
            break
        knock(0.1)
    pytest.fail(f"The dashboard did not start:\n{server.log.read_text(encoding='utf-8', errors='replace')[-3000:]}")


@pytest.fixture(scope="session")
def serve(tmp_path_factory) -> Iterator[Callable[..., Server]]:
    """Give a function that starts a script of Streamlit in a process of its own; all end with the session."""
    running: list[Server] = []

    def run(script: Path, **environment: str) -> Server:
        server = start(script, tmp_path_factory.mktemp("server") / "log.txt", **environment)
        running.append(server)
        wait_until_up(server, lambda seconds: _wait(server, seconds))
        return server

    yield run
    for server in running:
        server.process.terminate()
        server.process.wait(10)


def _wait(server: Server, seconds: float) -> None:
    try:
        server.process.wait(seconds)
    except subprocess.TimeoutExpired:
        return


@pytest.fixture(scope="session")
def browser(tmp_path_factory) -> Iterator[BrowserContext]:
    """Give one Chromium with a fresh profile."""
    if not CHROME.exists():
        pytest.fail(f"No Chromium at {CHROME}. Install it (apt-get install chromium), or set CHROME to its path.")
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"),
            executable_path=CHROME,
            headless=True,
            args=FLAGS,
            viewport={"width": 1280, "height": 900},
            reduced_motion="reduce",
        )
        context.set_default_timeout(15_000)
        yield context
        context.close()


@pytest.fixture(scope="session")
def open_tab(browser: BrowserContext) -> Callable[..., AbstractContextManager[Page]]:
    """Give a context that opens a server in a new tab, and fails at its end if the tab did what none may do."""

    @contextmanager
    def tab(server: Server, path: str = "", *, scheme: str = "light", width: int = 1280) -> Iterator[Page]:
        page, watch = browser.new_page(), Watch(server.url)
        watch.follow(page)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        try:
            page.goto(f"{server.url}/{path}")
            page.locator("h1").first.wait_for()
            rest(page).wait_for()
            yield page
        finally:
            page.close()
        assert watch.faults == []

    return tab


@pytest.fixture
def visit(open_tab: Callable[..., AbstractContextManager[Page]]) -> Iterator[Callable[..., Page]]:
    """Give a function that opens a server in a new tab for the rest of the test."""
    with ExitStack() as tabs:
        yield lambda *where, **how: tabs.enter_context(open_tab(*where, **how))


def rest(page: Page) -> Locator:
    """Give what is there when the script has run to its end."""
    return page.locator(".stApp[data-test-script-state=notRunning]")


@pytest.fixture
def settle() -> Callable[[Page], None]:
    return lambda page: rest(page).wait_for()


@pytest.fixture(scope="session")
def axe() -> str:
    """Give the source of axe-core as it lies in the wheel of axe-playwright-python."""
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def check_access(axe: str) -> Callable[[Page], None]:
    """Give a function that fails on what axe-core finds serious or critical on a page."""

    def check(page: Page) -> None:
        try:
            page.evaluate(axe)
        except Error as error:
            pytest.fail(f"axe-core did not load: {error}")
        found = page.evaluate(
            """async () => (await axe.run()).violations.map(
                (fault) => [fault.impact, fault.id, fault.nodes.map((node) => node.html.slice(0, 160))])"""
        )
        assert [fault for fault in found if fault[0] in ("serious", "critical")] == []

    return check
