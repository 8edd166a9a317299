"""Stage 7b: results -> files: tag tables, findings and redacted texts."""
