"""An uncaught exception -> a message for the person and a log line for the developer, neither with a value in it."""

import logging
import traceback
from types import TracebackType

from notelens.dashboard.plain import box
from notelens.errors import NoteLensError

UNEXPECTED = (
    "NoteLens met a fault of its own and stopped before finishing this page. Notes that were stored are safe. "
    "Reload the page; if it happens again, send the developers what the terminal printed: it holds no note text."
)


def whereabouts(error: BaseException, frames: TracebackType | None) -> str:
    """Give the type of an exception and the lines it came through, without its message or the source of a line.

    Messages of other libraries quote the value that they could not handle, and that can be a note.
    """
    steps = [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(frames)]
    return "\n  ".join([f"{type(error).__module__}.{type(error).__qualname__}", *steps])


def keep_values_out_of_logs() -> None:
    """Make every logger of this process print `whereabouts` in place of a traceback. Call it once, at the start."""
    make = logging.getLogRecordFactory()

    def record_without_values(*args: object, **kwargs: object) -> logging.LogRecord:
        record = make(*args, **kwargs)
        if record.exc_info and record.exc_info[1] is not None:
            record.msg = f"{record.getMessage()}: {whereabouts(record.exc_info[1], record.exc_info[2])}"
            record.args, record.exc_info = (), None
        return record

    logging.setLogRecordFactory(record_without_values)


def show_failure(error: Exception) -> bool:
    """Show an uncaught exception in words; for `st.App(on_script_error=...)`, so Streamlit shows nothing of it."""
    box(str(error) if isinstance(error, NoteLensError) else UNEXPECTED, kind="error")
    return True
