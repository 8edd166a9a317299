"""A path, ":memory:" or an SQLAlchemy URL -> an open Store with the newest schema."""

from pathlib import Path

from sqlalchemy import URL, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from notelens.errors import StoreError
from notelens.store.failures import FAILURES, store_error
from notelens.store.revisions import NEWEST, stored_revision, upgrade
from notelens.store.sqlite import (
    MEMORY,
    WRITES,
    create_private_file,
    read_only_engine,
    sqlite_engine,
    use_write_ahead_log,
)
from notelens.store.store import Store


def open_store(target: str | Path) -> Store:
    """Open the store, and create it where there is none (a file that only its owner can read).

    Raises StoreError if the database is damaged, not a NoteLens store or newer than this program; it is then left
    as it was.
    """
    url = _url(target)
    if url is None or url.get_backend_name() == "sqlite":
        path = None if url is None or url.database in (None, "", MEMORY) else Path(url.database).expanduser().resolve()
        return _open_sqlite(path)
    place = url.render_as_string(hide_password=True)
    try:
        engine = create_engine(url, hide_parameters=True)
    except (ImportError, NoSuchModuleError):
        engine = None
    if engine is None:
        raise StoreError(f"The store {place} needs a database driver that is not installed. Install it, or use a path.")
    return _ready(engine, place, looker=engine)


def _url(target: str | Path) -> URL | None:
    if isinstance(target, Path) or "://" not in target:
        return None if str(target) == MEMORY else URL.create("sqlite", database=str(target))
    try:
        return make_url(target)
    except ArgumentError:
        url = None
    if url is None:
        # The URL is not repeated: where it cannot be taken apart, a password in it cannot be hidden.
        raise StoreError("The store's URL cannot be read. Write it as driver://user:password@host/database.")
    return url


def _open_sqlite(path: Path | None) -> Store:
    engine = sqlite_engine(path)
    if path is None:
        return _ready(engine, MEMORY, looker=engine)
    create_private_file(path)
    return _ready(engine, str(path), looker=read_only_engine(path))


def _ready(engine: Engine, place: str, *, looker: Engine) -> Store:
    """Look first, through `looker`, and write only to a database that is empty or ours."""
    try:
        with looker.connect() as connection:
            revision = stored_revision(connection, place)
        if revision != NEWEST:
            _bring_up_to_date(engine)
        return Store(engine, place)
    except StoreError:
        engine.dispose()
        raise
    except FAILURES as error:
        failure = store_error(place, error)
    engine.dispose()
    raise failure


def _bring_up_to_date(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        use_write_ahead_log(engine)
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        upgrade(connection)
