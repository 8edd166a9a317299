"""The headers of a table -> which of them holds which field of a note."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from notelens.errors import ReadingError
from notelens.reading.contract import FIELDS, Columns
from notelens.reading.naming import one_line
from notelens.reading.synonyms import FIELD_OF, FRAMES, SECTION_OF, squeeze
from notelens.reading.values import as_text

# A longer "header" is the first note of a table without a header row.
MAX_HEADER_CHARACTERS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """Which header holds which field.

    `fields` are pairs (field, header). `sections` are pairs (heading, header), filled only when no column holds the
    whole text and the note is joined from one column per section. `left_over` headers are not read.
    """

    fields: tuple[tuple[str, str], ...] = ()
    sections: tuple[tuple[str, str], ...] = ()
    left_over: tuple[str, ...] = ()

    @property
    def has_text(self) -> bool:
        """Whether the text of a note can be found."""
        return self.header("text") is not None or bool(self.sections)

    def header(self, field: str) -> str | None:
        """Return the header that holds a field, or None."""
        return dict(self.fields).get(field)


def map_columns(headers: Iterable[str], *, columns: Columns | None = None) -> ColumnMap:
    """Match headers with fields, loosely: case, spaces and punctuation do not count, synonyms do.

    `columns` maps fields to headers and goes before the synonyms. Raises ReadingError if it names an unknown field
    or a header that is not there.
    """
    # A header that comes twice counts once: the first column with it is the one that is read.
    unique = list(dict.fromkeys(header for header in headers if header.strip()))
    chosen = dict(_given(unique, columns or {}))
    ranked = sorted(
        (rank, position, field, header)
        for position, header in enumerate(unique)
        if header not in chosen.values()
        for field, rank in [FIELD_OF.get(squeeze(header), ("", 0))]
        if field
    )
    for _, _, field, header in ranked:
        chosen.setdefault(field, header)
    sections = () if "text" in chosen else _sections(header for header in unique if header not in chosen.values())
    used = {*chosen.values(), *(header for _, header in sections)}
    return ColumnMap(
        fields=tuple((field, chosen[field]) for field in FIELDS if field in chosen),
        sections=sections,
        left_over=tuple(header for header in unique if header not in used),
    )


def check_fields(columns: Columns | None) -> None:
    """Raise ReadingError if a mapping names a field that notes do not have."""
    if unknown := sorted(set(columns or {}) - set(FIELDS)):
        raise ReadingError(f"Notes have no field {', '.join(unknown)}. A mapping may name: {', '.join(FIELDS)}.")


def no_text_column(headers: Iterable[str]) -> str:
    """Return why a table without a column for the text is refused."""
    return (
        f"No column holds the text of the notes. {_list_headers(headers)} Name the column `text`, `note` or "
        "`progress note`, or say which column it is when you read the file."
    )


def text_of(row: Mapping[str, object], column_map: ColumnMap) -> object:
    """Return the value of the text column; of sections, the filled ones joined under their headings."""
    header = column_map.header("text")
    if header is not None:
        return row.get(header)
    parts = ((heading, as_text(row.get(header))) for heading, header in column_map.sections)
    return "\n\n".join(f"{heading}:\n{part}" for heading, part in parts if part.strip())


def _given(headers: list[str], columns: Columns) -> Iterator[tuple[str, str]]:
    check_fields(columns)
    for field, wanted in columns.items():
        exact = [header for header in headers if header == wanted]
        loose = [header for header in headers if squeeze(header) == squeeze(wanted) != ""]
        if not exact and not loose:
            raise ReadingError(
                f"The mapping takes {field} from a column {one_line(wanted)!r}, which the file does not have. "
                f"{_list_headers(headers)}"
            )
        yield field, (exact or loose)[0]


def _sections(headers: Iterable[str]) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for header in headers:
        if heading := SECTION_OF.get(squeeze(header)):
            found.setdefault(heading, header)
    return tuple(found.items()) if any(frame <= found.keys() for frame in FRAMES) else ()


def _list_headers(headers: Iterable[str]) -> str:
    """Name only what is surely a header: without a header row the rest are cells, which must not reach a message."""
    found = list(dict.fromkeys(one_line(header) for header in headers if header.strip()))
    if not found or any(len(header) > MAX_HEADER_CHARACTERS for header in found):
        return "The first row does not look like column names."
    shown = [header for header in found if squeeze(header) in FIELD_OF or squeeze(header) in SECTION_OF]
    others = len(found) - len(shown)
    if not shown:
        return f"None of its column names is known ({others} column{'s' * (others > 1)})."
    rest = f" and {others} other column{'s' * (others > 1)}" if others else ""
    return f"Columns found: {', '.join(shown)}{rest}."
