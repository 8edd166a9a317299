"""writers.toml -> Writers: which split each writer's items belong to. The whole project takes its splits from here."""

import tomllib
from pathlib import Path

from notelens.errors import CorpusError
from notelens.training.corpus.items import Split, Writer
from notelens.training.corpus.text_file import read_text

WRITERS_FILE = "writers.toml"


def read_writers(file: Path) -> dict[str, Writer]:
    """Read one table per writer, with `split` and `family`. Raises CorpusError with file and writer."""
    try:
        tables = tomllib.loads(read_text(file))
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(f"{file.name}: no valid TOML, {error}.") from None
    writers = {}
    for letters, table in tables.items():
        try:
            writers[letters] = Writer(split=Split(table["split"]), family=str(table["family"]))
        except (KeyError, TypeError, ValueError):
            raise CorpusError(
                f"{file.name}, writer {letters}: it needs a split ({', '.join(Split)}) and a family."
            ) from None
    return writers
