"""Work on a connection -> its result, in one transaction; a failure becomes a StoreError without text."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from notelens.store.failures import FAILURES, store_error
from notelens.store.sqlite import WRITES

Result = TypeVar("Result")

ATTEMPTS = 3


def transact(engine: Engine, place: str, work: Callable[[Connection], Result], *, writes: bool = False) -> Result:
    """Run `work` and commit, or roll back and raise StoreError.

    Work that collides with another writer (both add the same note) runs again: it then finds what the other added.
    """
    attempts = ATTEMPTS if writes else 1
    for attempt in range(1, attempts + 1):
        try:
            with engine.connect().execution_options(**{WRITES: writes}) as connection, connection.begin():
                return work(connection)
        except FAILURES as error:
            failure = store_error(place, error)
            if attempt < attempts and isinstance(error, IntegrityError):
                continue
        # Here, outside the except block, the database's own error is no longer attached.
        raise failure
    raise AssertionError("the loop returns or raises")
