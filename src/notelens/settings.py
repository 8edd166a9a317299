"""Environment and command line -> one frozen Settings."""

from pathlib import Path

from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from notelens.errors import SettingsError
from notelens.locations import default_store
from notelens.records import IdentifierPolicy


class Settings(BaseSettings):
    """What a run of NoteLens can be told; every field reads NOTELENS_<FIELD> from the environment.

    `store` is a path, ":memory:" or an SQLAlchemy URL. `model` and `codebook` are None for the shipped ones.
    `sample` says that the dashboard shows the synthetic batch, so the page can say so.
    """

    model_config = SettingsConfigDict(env_prefix="NOTELENS_", frozen=True, extra="ignore", protected_namespaces=())

    store: str = str(default_store())
    model: Path | None = None
    codebook: Path | None = None
    identifiers: IdentifierPolicy = IdentifierPolicy.BLOCK
    sample: bool = False


def load_settings(**given: object) -> Settings:
    """Read the environment; what is given (and not None) stands above it. Raises SettingsError."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        wrong = ", ".join(f"NOTELENS_{str(part['loc'][0]).upper()}: {part['msg']}" for part in error.errors())
        raise SettingsError(f"A setting cannot be used. {wrong}.") from None
