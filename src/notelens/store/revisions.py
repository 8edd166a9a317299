"""A database -> the revision of its schema; an empty or older one -> the newest schema, by Alembic."""

from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, column, inspect, select, table

from notelens.errors import StoreError

VERSION_TABLE = "notelens_schema"
REVISIONS = ("0001",)
NEWEST = REVISIONS[-1]
SCRIPTS = Path(__file__).parent / "migrations"

# Alembic keeps the connection that a migration works on in a global.
_upgrading = Lock()


def stored_revision(connection: Connection, place: str) -> str | None:
    """Return the revision, None for an empty database; StoreError if it is not ours or newer than this program."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if VERSION_TABLE not in tables:
        raise StoreError(f"{place} is a database, but not a NoteLens store. It was left as it is; name another place.")
    revision: str | None = connection.scalar(select(column("version_num")).select_from(table(VERSION_TABLE)))
    if revision is not None and revision not in REVISIONS:
        raise StoreError(f"The store {place} was made by a newer NoteLens. It was left as it is; update NoteLens.")
    return revision


def upgrade(connection: Connection) -> None:
    """Bring the schema to the newest revision, inside the caller's transaction."""
    # Alembic takes as long to import as the rest of the store together, and an up-to-date store does not need it.
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(str(SCRIPTS))
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    with _upgrading, Operations.context(context):
        steps = scripts.iterate_revisions("head", context.get_current_revision() or "base")
        for step in reversed(list(steps)):
            step.module.upgrade()
            context.stamp(scripts, step.revision)
