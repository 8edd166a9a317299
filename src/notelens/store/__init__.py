"""Stage 5: analysed notes -> a database on this machine (or the team's) -> frames."""

from notelens.store.opening import open_store
from notelens.store.saving import SaveResult
from notelens.store.store import Store

__all__ = ["SaveResult", "Store", "open_store"]
