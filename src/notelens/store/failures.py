"""A database error -> a reason for people. What the database said is dropped: it may quote a note."""

import sqlite3

from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError, StatementError

from notelens.errors import StoreError

FAILURES = (SQLAlchemyError, sqlite3.Error, UnicodeError, OverflowError)
REFUSED_VALUES = (IntegrityError, DataError, UnicodeError, OverflowError)

# By the names that SQLite gives its result codes; a longer name may follow after the one given here.
SQLITE_REASONS = {
    "SQLITE_BUSY": "another program is writing to it. Wait for that to end, then try again",
    "SQLITE_LOCKED": "another program is writing to it. Wait for that to end, then try again",
    "SQLITE_FULL": "the disk is full. Free some space, then try again",
    "SQLITE_READONLY": "it cannot be written. Check the permissions of the file and its folder",
    "SQLITE_CANTOPEN": "it cannot be opened. Check the permissions of the file and its folder",
    "SQLITE_NOTADB": "it is not a database, or it is encrypted. Name another file",
    "SQLITE_CORRUPT": "the database file is damaged. Restore a copy, or name another file",
    "SQLITE_IOERR": "the disk reported an error. Check the disk, then try again",
}


class UnsavableNote(StoreError):
    """One note cannot be kept as it is; the store itself is well."""


def store_error(place: str, error: Exception) -> StoreError:
    """Return what to raise for `error`. Raise it outside the except block, or its context still holds the text."""
    # A plain StatementError is a value that could not even be handed to the driver.
    if isinstance(error, REFUSED_VALUES) or type(error) is StatementError:
        return UnsavableNote(f"The database refused a value of the note ({type(error).__name__}). Check its columns.")
    name = str(getattr(getattr(error, "orig", error), "sqlite_errorname", ""))
    known = (reason for code, reason in SQLITE_REASONS.items() if name.startswith(code))
    reason = next(known, f"the database failed ({type(error).__name__}). Check that it is running and reachable")
    return StoreError(f"The store {place} cannot be used: {reason}.")
