import tomllib
from pathlib import Path

import pytest

from notelens.reading.contract import MAX_FILE_BYTES

CONFIGURATION = Path(__file__).parents[2] / ".streamlit" / "config.toml"


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
