"""NoteLens: finds the trust-building behaviours that psychotherapy session notes document, with the evidence."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from notelens.analysis import Analysis
    from notelens.pipeline import NoteLens, load

__all__ = ["Analysis", "NoteLens", "__version__", "load"]
__version__ = "0.1.0"
_HOMES = {"Analysis": "notelens.analysis", "NoteLens": "notelens.pipeline", "load": "notelens.pipeline"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what a module holds has no common type
    """Import the public names when they are first used: spaCy takes seconds, `import notelens` must not."""
    if name not in _HOMES:
        raise AttributeError(f"module 'notelens' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
