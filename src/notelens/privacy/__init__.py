"""The privacy gate: SourceNote -> ClearedNote, redacted or refused. Start with `gate.clear`."""
