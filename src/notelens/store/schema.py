"""The tables of the store as SQLAlchemy Core sees them; migrations/ creates them, a test holds the two together."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("note_id", String, nullable=False, unique=True),
    Column("identity", String(64), nullable=False, unique=True),
    Column("source", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("clinician", String),
    Column("client", String),
    Column("session_date", Date),
    Column("session_number", Integer),
    Column("modality", String),
    Column("setting", String),
    Column("format", String),
    Column("do_not_analyse", Boolean, nullable=False),
    Column("word_count", Integer, nullable=False),
    Column("redacted", Boolean, nullable=False),
    Column("model", String, nullable=False),
    Column("added_at", DateTime(timezone=True), nullable=False),
)


def _note_key() -> Column[int]:
    return Column("note", Integer, ForeignKey("notes.id", ondelete="CASCADE"), primary_key=True)


def _position() -> Column[int]:
    return Column("position", Integer, primary_key=True, autoincrement=False)


sentences = Table(
    "sentences",
    metadata,
    _note_key(),
    _position(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("section", String, nullable=False),
)

# A tag's text is not kept: it is cut from the note's, so that it stands in the file once.
tags = Table(
    "tags",
    metadata,
    _note_key(),
    _position(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("code", String, nullable=False),
    Column("status", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("section", String, nullable=False),
    Column("evidence", String, nullable=False),
)

findings = Table(
    "findings",
    metadata,
    _note_key(),
    _position(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("rule", String, nullable=False),
    Column("part", String, nullable=False),
)

PARTS = (sentences, tags, findings)
