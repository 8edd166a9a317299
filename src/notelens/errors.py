"""Every exception that NoteLens raises on purpose.

NoteLensError
 |-- SettingsError        a setting, option or path that cannot be used
 |-- CodebookError        a codebook file that breaks the rules; the message gives the line
 |-- ReadingError         a file, or a row of one, that cannot be read as notes
 |-- PrivacyGateError     a note that the privacy gate refuses
 |-- ModelError           a model folder that is missing, incomplete or not trusted
 |-- CorpusError          an annotated corpus that breaks its rules
 |-- StoreError           the store cannot be opened, read or written
 `-- OutputError          a result that cannot be written where it was asked for

Messages name the file, note id, line or column and what to do next. They never hold a note's text: they reach
logs, terminals and screens that the note must not reach. Of an error that nobody foresaw, only place_of may be told.
"""


class NoteLensError(Exception):
    """Base of all errors that a user can act on."""


class SettingsError(NoteLensError):
    """A setting, an option or a path cannot be used."""


class CodebookError(NoteLensError):
    """A codebook file is not valid."""


class ReadingError(NoteLensError):
    """A file or a row cannot be read as session notes."""


class PrivacyGateError(NoteLensError):
    """A note holds identifiers and the policy is to block it."""


class ModelError(NoteLensError):
    """A model folder is missing, incomplete, damaged or not trusted."""


class CorpusError(NoteLensError):
    """An annotated corpus is not valid."""


class StoreError(NoteLensError):
    """The store cannot be opened, read or written."""


class OutputError(NoteLensError):
    """A result cannot be written."""


def place_of(error: BaseException) -> str:
    """Return the type of an error, or of the one that caused it, and the line that raised it, without its message."""
    while error.__cause__:
        error = error.__cause__
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "an unknown place"
    return f"{type(error).__name__} at {place}"
