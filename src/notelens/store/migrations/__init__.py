"""Alembic's script folder: versions/ holds one module per change of the schema."""
