"""Who looks, with what: handed to every page beside the store."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn

from notelens.codebook import Codebook
from notelens.settings import Settings


class PageName(StrEnum):
    """The pages; the value is the last part of a page's address."""

    OVERVIEW = "overview"
    UPLOAD = "upload"
    NOTES = "notes"
    CODEBOOK = "codebook"
    ABOUT = "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """What a page knows beside the store. `go` leaves the page for another; `dark` is the theme of the browser."""

    settings: Settings
    codebook: Codebook
    dark: bool
    go: Callable[[PageName], NoReturn]
