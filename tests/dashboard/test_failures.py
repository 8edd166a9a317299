import logging

import pytest

from notelens.dashboard.failures import UNEXPECTED, keep_values_out_of_logs, show_failure
from notelens.errors import StoreError

PLANTED = "Ct said something that no log may hold"


@pytest.fixture
def quiet_logs():
    before = logging.getLogRecordFactory()
    keep_values_out_of_logs()
    yield
    logging.setLogRecordFactory(before)


def test_a_logged_exception_shows_where_and_never_what(quiet_logs, caplog):
    try:
        raise ValueError(PLANTED)
    except ValueError:
        logging.getLogger("streamlit.error_util").exception("Uncaught app execution")
    assert PLANTED not in caplog.text
    assert "ValueError" in caplog.text
    assert "test_failures.py" in caplog.text
    assert caplog.records[0].exc_info is None


def test_other_log_lines_stay_as_they_are(quiet_logs, caplog):
    logging.getLogger("any").warning("%s of %s", 1, 2)
    assert caplog.messages == ["1 of 2"]


@pytest.mark.parametrize(
    ("error", "shown"),
    [
        (StoreError("The store is <i>locked</i>."), "The store is &lt;i&gt;locked&lt;/i&gt;."),
        (ValueError(PLANTED), UNEXPECTED),
    ],
)
def test_a_failure_is_told_in_words(monkeypatch, error, shown):
    said = []
    monkeypatch.setattr("streamlit.html", said.append)
    assert show_failure(error) is True
    assert shown in said[0]
    assert PLANTED not in said[0]
