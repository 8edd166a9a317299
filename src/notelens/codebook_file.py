"""A codebook file (TOML) -> CodebookFile: its tables, each checked by itself, and the line of everything in them."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from notelens.codebook_rules import RULES, TOP_RULES, Rule
from notelens.errors import CodebookError
from notelens.toml_lines import Place, line_numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class CodebookFile:
    """What a codebook file holds, as plain checked data. `source` names the file in messages."""

    source: str
    data: Mapping[str, Any] = field(repr=False)
    lines: Mapping[Place, int] = field(repr=False)

    @property
    def version(self) -> str | None:
        """The version that the file gives to the codebook, if any."""
        return self.data.get("version")

    @property
    def replaces(self) -> bool:
        """Whether the file brings all codes itself."""
        return self.data.get("mode") == "replace"

    @property
    def drop(self) -> list[str]:
        """The ids of shipped codes to leave out."""
        return list(self.data.get("drop", []))

    def tables(self, kind: str) -> list[dict[str, Any]]:
        """Return the [[code]] or [[status]] tables in the order of the file."""
        return list(self.data.get(kind, []))

    def line(self, place: Place) -> int:
        """Return the line of a place, or of what holds it when the place itself is missing."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def error(self, place: Place, message: str, wrong: str = "", choices: Iterable[str] = ()) -> CodebookError:
        """Make the error for one place of the file. For a wrong word, name the closest choice or all choices."""
        options = list(choices)
        if close := get_close_matches(wrong, options, n=1):
            message += f' Did you mean "{close[0]}"?'
        elif options:
            message += f" Possible are {', '.join(options)}."
        return CodebookError(f"{self.source}, line {self.line(place)}: {message}")

    def check_complete(self, kind: str, position: int) -> None:
        """Raise CodebookError if a table that defines a new code or status lacks a required key."""
        table = self.tables(kind)[position]
        if missing := [key for key, rule in RULES[kind].items() if rule.required and key not in table]:
            raise self.error((kind, position), f'{kind} "{table["id"]}" lacks {", ".join(missing)}. Add it.')


def read_codebook(path: Path) -> CodebookFile:
    """Read and check a site's codebook file. Raises CodebookError with the file and, where there is one, the line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CodebookError(f"{path}: cannot be read ({error.strerror}). Check the path.") from error
    except UnicodeDecodeError as error:
        raise CodebookError(f"{path}: is not UTF-8 text. Save it as UTF-8, then retry.") from error
    return parse_codebook(text, source=str(path))


def parse_codebook(text: str, *, source: str) -> CodebookFile:
    """Check the text of a codebook file. Raises CodebookError with the line of the first thing that is wrong."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason, _, position = str(error).partition(" (at ")
        found = re.match(r"line (\d+)", position)
        line = found.group(1) if found else text.count("\n") + 1
        raise CodebookError(f"{source}, line {line}: not valid TOML: {reason}. Correct the line.") from error
    file = CodebookFile(source=source, data=data, lines=line_numbers(text))
    _check_top(file)
    for kind in RULES:
        _check_tables(file, kind)
    return file


def _check_top(file: CodebookFile) -> None:
    for key, value in file.data.items():
        if key in TOP_RULES:
            _check_value(file, (key,), value, TOP_RULES[key], key)
        elif key not in RULES:
            raise file.error((key,), f'unknown key "{key}".', key, [*TOP_RULES, *RULES])
        elif not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
            raise file.error((key,), f"{key} must be written as [[{key}]] tables.")
    if file.replaces and "version" not in file.data:
        raise file.error(("mode",), 'a codebook with mode = "replace" needs a version. Add version = "...".')
    if file.replaces and "drop" in file.data:
        raise file.error(("drop",), 'mode = "replace" starts with no codes, so there is none to drop. Remove drop.')


def _check_tables(file: CodebookFile, kind: str) -> None:
    first: dict[str, Place] = {}
    for position, table in enumerate(file.tables(kind)):
        if "id" not in table:
            raise file.error((kind, position), f'this {kind} lacks an id. Add id = "...".')
        for key, value in table.items():
            place: Place = (kind, position, key)
            if key not in RULES[kind]:
                raise file.error(place, f'unknown key "{key}" in a {kind}.', key, RULES[kind])
            _check_value(file, place, value, RULES[kind][key], key)
        place = (kind, position, "id")
        if (earlier := first.setdefault(table["id"], place)) != place:
            problem = f'{kind} "{table["id"]}" is already on line {file.line(earlier)}.'
            raise file.error(place, f"{problem} Merge the two or rename one.")


def _check_value(file: CodebookFile, place: Place, value: object, rule: Rule, key: str) -> None:
    for each_place, problem in _problems(place, value, rule):
        raise file.error(each_place, f"{key} {problem}.")


def _problems(place: Place, value: object, rule: Rule) -> Iterator[tuple[Place, str]]:
    if not rule.many:
        if problem := rule.check(value):
            yield place, problem
    elif not isinstance(value, list):
        yield place, "must be a list in [square brackets]"
    elif rule.required and not value:
        yield place, "must not be an empty list"
    else:
        for position, element in enumerate(value):
            if problem := rule.check(element):
                yield (*place, position), problem
