"""A file of the corpus -> its text, or an error that says which file."""

from pathlib import Path

from notelens.errors import CorpusError


def read_text(file: Path) -> str:
    """Read UTF-8 text, line ends as they are. Raises CorpusError."""
    try:
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{file} cannot be read as UTF-8 text ({type(error).__name__}).") from None
