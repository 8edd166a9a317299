"""All that only SQLite needs: a private file, settings of a connection, writers that queue, traces that are wiped."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, NullPool, QueuePool, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError

from notelens.errors import StoreError

MEMORY = ":memory:"
BUSY_SECONDS = 10
WRITES = "notelens_writes"


def create_private_file(path: Path) -> None:
    """Make an empty file that only its owner can read (and its folder, where missing); leave an existing one alone."""
    failure = ""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        failure = "" if path.is_file() else "a folder or a special file is in its place"
    except OSError as error:
        failure = error.strerror or type(error).__name__
    if failure:
        raise StoreError(f"The store {path} cannot be created: {failure}. Name another place for it.")


def sqlite_engine(path: Path | None) -> Engine:
    """Return an engine for the file, or for a database in memory.

    A thread holds a connection of the pool for itself while it works. The one in memory has a single connection,
    because a second would see another, empty database; threads wait for each other there.
    """
    pool = {"pool_size": 1, "max_overflow": 0} if path is None else {}
    engine = create_engine(
        URL.create("sqlite", database=MEMORY if path is None else str(path)),
        poolclass=QueuePool,
        connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
        hide_parameters=True,
        **pool,
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def read_only_engine(path: Path) -> Engine:
    """Return an engine that can look at a file that may not be ours, and changes nothing beside it either."""
    # Where no log stands beside the file, nobody has it open; `immutable` then keeps SQLite from creating one.
    quiet = "" if path.with_name(f"{path.name}-wal").exists() else "&immutable=1"
    uri = f"{path.absolute().as_uri()}?mode=ro{quiet}"
    return create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(uri, uri=True, check_same_thread=False, timeout=BUSY_SECONDS),
        poolclass=NullPool,
        hide_parameters=True,
    )


def use_write_ahead_log(engine: Engine) -> None:
    """Let readers and one writer work at the same time. The setting stays in the file."""
    _run_alone(engine, "PRAGMA journal_mode=WAL")


def wipe_traces(engine: Engine) -> bool:
    """Leave nothing of deleted notes in the file or its log; False if another program was in the way."""
    try:
        # `secure_delete` misses copies that a page keeps after its rows were moved; a rewritten file has none.
        _run_alone(engine, "VACUUM")
        busy, *_ = _run_alone(engine, "PRAGMA wal_checkpoint(TRUNCATE)")
    except (SQLAlchemyError, sqlite3.Error):
        return False
    return not busy


def empty_log(engine: Engine) -> None:
    """Leave no older versions of rows in the log beside the file, unless another program is reading them."""
    with suppress(SQLAlchemyError, sqlite3.Error):
        _run_alone(engine, "PRAGMA wal_checkpoint(TRUNCATE)")


def _run_alone(engine: Engine, statement: str) -> tuple[object, ...]:
    """Run what cannot run inside a transaction, past the "begin" event; return the first row of the answer."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute(statement)
        return tuple(cursor.fetchone() or ())
    finally:
        connection.close()


def _set_up(connection: DBAPIConnection, _record: object) -> None:
    # The driver would otherwise start transactions itself, and not before it creates tables.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA secure_delete=ON")
    # Sorting must not spill a note into a temporary file.
    cursor.execute("PRAGMA temp_store=MEMORY")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A writer queues from the start: a reader that turns writer is refused at once when another writer was quicker.
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
