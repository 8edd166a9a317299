import logging
import runpy
import tomllib
from pathlib import Path

import pytest
from starlette.datastructures import Headers
from starlette.formparsers import MultiPartParser

from notelens.reading.contract import MAX_FILE_BYTES

ROOT = Path(__file__).parents[2]
CONFIGURATION = ROOT / ".streamlit" / "config.toml"
UPLOAD_BYTES = tomllib.loads(CONFIGURATION.read_text(encoding="utf-8"))["server"]["maxUploadSize"] * 2**20


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [
        ("server", "address", "127.0.0.1"),
        ("server", "enableXsrfProtection", True),
        ("server", "enableStaticServing", False),
        ("server", "enableAgentApi", False),
        ("server", "maxUploadSize", MAX_FILE_BYTES // 1_000_000),
        ("browser", "gatherUsageStats", False),
        ("client", "showErrorDetails", "none"),
        ("logger", "enableRich", False),
    ],
)
def test_the_server_stays_local_and_quiet(section, name, value):
    assert tomllib.loads(CONFIGURATION.read_text(encoding="utf-8"))[section][name] == value


@pytest.mark.parametrize(
    ("shipped", "place"),
    [
        ("app.py", "notelens/dashboard/app.py"),
        # Streamlit looks for it beside app.py.
        (".streamlit/config.toml", "notelens/dashboard/.streamlit/config.toml"),
        ("models", "notelens/_models"),
    ],
)
def test_a_wheel_holds_what_a_checkout_serves(shipped, place):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"][shipped] == place


@pytest.fixture
def started(monkeypatch):
    """What app.py sets for its whole process, undone afterwards."""
    monkeypatch.setattr(MultiPartParser, "spool_max_size", MultiPartParser.spool_max_size)
    before = logging.getLogRecordFactory()
    runpy.run_path(str(ROOT / "app.py"))
    yield
    logging.setLogRecordFactory(before)


def test_an_upload_of_the_largest_size_is_never_written_to_a_disk(started, awaited):
    async def body():
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
        for _ in range(UPLOAD_BYTES // 2**20 + 1):
            yield b"n" * 2**20
        yield b"\r\n--x--\r\n"

    async def spooled():
        form = await MultiPartParser(Headers({"content-type": "multipart/form-data; boundary=x"}), body()).parse()
        upload = form["file"]
        assert upload.size > UPLOAD_BYTES
        rolled = upload.file._rolled
        await form.close()
        return rolled

    assert awaited(spooled()) is False
