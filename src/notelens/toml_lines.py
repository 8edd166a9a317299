"""Valid TOML text -> the line on which each table, key and list element stands, which tomllib does not tell."""

import re
from collections.abc import Iterator

Place = tuple[str | int, ...]  # the way to a value in the parsed data: ("code", 2, "examples", 0)
_Piece = tuple[str, int]  # with the line that it starts on

_PIECE = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*|\n|[\[\]{},=]|[^\s\"'\#\[\]{},=]+",
    re.DOTALL,
)
_OPENING, _CLOSING = {"[", "{"}, {"]", "}"}


def line_numbers(text: str) -> dict[Place, int]:
    """Map the place of every table, key and element of a list to its line, counted from 1.

    Keys inside inline tables are not mapped: look up the element that holds them.
    """
    lines: dict[Place, int] = {}
    counts: dict[Place, int] = {}
    table: Place = ()
    for statement in _statements(text):
        line = statement[0][1]
        if statement[0][0] == "[":
            table = _table_place(statement, counts)
            lines[table] = line
        else:
            names = [piece for piece, _ in statement]
            equals = names.index("=")
            place = (*table, *_key_parts(names[:equals]))
            lines[place] = line
            for position, element_line in enumerate(_elements(statement[equals + 1 :])):
                lines[(*place, position)] = element_line
    return lines


def _statements(text: str) -> Iterator[list[_Piece]]:
    """Yield the pieces of each header and each `key = value`; only line ends outside brackets end a statement."""
    statement: list[_Piece] = []
    depth, line = 0, 1
    for piece in _PIECE.findall(text + "\n"):
        if piece == "\n" and not depth and statement:
            yield statement
            statement = []
        elif piece != "\n" and not piece.startswith("#"):
            statement.append((piece, line))
            depth += (piece in _OPENING) - (piece in _CLOSING)
        line += piece.count("\n")


def _key_parts(tokens: list[str]) -> list[str]:
    return [part.strip("\"'") for part in "".join(tokens).split(".")]


def _table_place(statement: list[_Piece], counts: dict[Place, int]) -> Place:
    parts = _key_parts([piece for piece, _ in statement if piece not in _OPENING | _CLOSING])
    place: Place = ()
    for part in parts[:-1]:
        place = (*place, part)
        if place in counts:
            place = (*place, counts[place] - 1)
    place = (*place, parts[-1])
    if statement[1][0] != "[":
        return place
    counts[place] = counts.get(place, 0) + 1
    return (*place, counts[place] - 1)


def _elements(value: list[_Piece]) -> Iterator[int]:
    """Yield the line of each element of a list; nothing for other values."""
    if value[0][0] != "[":
        return
    depth, awaited = 0, True
    for piece, line in value:
        if depth == 1 and awaited and piece not in {"]", ","}:
            yield line
            awaited = False
        awaited = awaited or (depth == 1 and piece == ",")
        depth += (piece in _OPENING) - (piece in _CLOSING)
