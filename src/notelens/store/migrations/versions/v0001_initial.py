"""An empty database -> notes, sentences, tags and findings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("note_id", sa.String, nullable=False, unique=True),
        sa.Column("identity", sa.String(64), nullable=False, unique=True),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("clinician", sa.String),
        sa.Column("client", sa.String),
        sa.Column("session_date", sa.Date),
        sa.Column("session_number", sa.Integer),
        sa.Column("modality", sa.String),
        sa.Column("setting", sa.String),
        sa.Column("format", sa.String),
        sa.Column("do_not_analyse", sa.Boolean, nullable=False),
        sa.Column("word_count", sa.Integer, nullable=False),
        sa.Column("redacted", sa.Boolean, nullable=False),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
    )
    _create_part("sentences", sa.Column("section", sa.String, nullable=False))
    _create_part(
        "tags",
        sa.Column("code", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("sentence_start", sa.Integer, nullable=False),
        sa.Column("sentence_end", sa.Integer, nullable=False),
        sa.Column("section", sa.String, nullable=False),
        sa.Column("evidence", sa.String, nullable=False),
    )
    _create_part(
        "findings",
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("rule", sa.String, nullable=False),
        sa.Column("part", sa.String, nullable=False),
    )


def downgrade() -> None:
    """Drop the tables, and all that is in them."""
    for table in ("findings", "tags", "sentences", "notes"):
        op.drop_table(table)


def _create_part(name: str, *columns: sa.Column[object]) -> None:
    op.create_table(
        name,
        sa.Column("note", sa.Integer, sa.ForeignKey("notes.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        *columns,
    )
