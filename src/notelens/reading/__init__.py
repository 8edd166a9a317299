"""Files, folders and uploads -> source notes, and refusals with a reason for what cannot be read."""

from notelens.reading.columns import ColumnMap, map_columns
from notelens.reading.folders import read_path
from notelens.reading.naming import with_unique_ids
from notelens.reading.one_file import read_upload
from notelens.reading.registry import SUPPORTED_SUFFIXES

__all__ = ["SUPPORTED_SUFFIXES", "ColumnMap", "map_columns", "read_path", "read_upload", "with_unique_ids"]
