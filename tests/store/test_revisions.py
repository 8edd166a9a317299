from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from notelens.store.revisions import NEWEST, REVISIONS, SCRIPTS, VERSION_TABLE, upgrade
from notelens.store.schema import metadata
from notelens.store.sqlite import sqlite_engine


def test_every_script_is_a_known_revision():
    scripts = ScriptDirectory(str(SCRIPTS))
    assert [script.revision for script in scripts.walk_revisions()] == list(reversed(REVISIONS))
    assert scripts.get_current_head() == NEWEST


def test_migrations_make_the_tables_that_the_code_uses():
    engine = sqlite_engine(None)
    with engine.begin() as connection:
        upgrade(connection)
        upgrade(connection)
        context = MigrationContext.configure(
            connection, opts={"version_table": VERSION_TABLE, "compare_server_default": True}
        )
        assert compare_metadata(context, metadata) == []
        assert {key["options"]["ondelete"] for key in inspect(connection).get_foreign_keys("tags")} == {"CASCADE"}
    engine.dispose()
