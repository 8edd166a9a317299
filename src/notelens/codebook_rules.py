"""A value of a codebook file -> what is wrong with it, or None: the rule of each key."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from notelens.records import Status

TEXT_COLOUR = "#1a1a1a"
LEAST_CONTRAST = 7.0  # WCAG 2, level AAA
LONGEST_SHORT = 14


def split_marked(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Take the braces out of `Told him {it made sense}.`: the plain text and the (start, end) of what they held.

    Raises ValueError with the reason when braces are missing, nested, unbalanced or hold nothing.
    """
    pieces = re.split(r"([{}])", marked)
    if pieces[1::2] != ["{", "}"] * (len(pieces) // 4) or len(pieces) < 5:
        raise ValueError("must mark its evidence with {braces} that open and close in turn")
    text, spans = "", []
    for position, piece in enumerate(pieces[::2]):
        if position % 2:
            if not piece or piece != piece.strip():
                raise ValueError("must have no empty braces and no space just inside them")
            spans.append((len(text), len(text) + len(piece)))
        text += piece
    return text, tuple(spans)


def contrast(colour: str) -> float:
    """Return the WCAG contrast (1 to 21) of text in TEXT_COLOUR on this colour, given as #rrggbb."""
    dark, light = sorted(_luminance(each) for each in (colour, TEXT_COLOUR))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _text(value: object) -> str | None:
    if not isinstance(value, str):
        return "must be text in quotes"
    return None if value.strip() else "must not be empty"


def _id(value: object) -> str | None:
    snake = isinstance(value, str) and re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", value)
    return None if snake else "must be snake_case, such as goal_agreement"


def _short(value: object) -> str | None:
    too_long = isinstance(value, str) and len(value) > LONGEST_SHORT
    return f"must have at most {LONGEST_SHORT} characters" if too_long else _text(value)


def _flag(value: object) -> str | None:
    return None if isinstance(value, bool) else "must be true or false"


def _colour(value: object) -> str | None:
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        return "must be a colour such as #cfe3ff"
    if contrast(value) < LEAST_CONTRAST:
        return f"is too dark: {TEXT_COLOUR} on it has contrast {contrast(value):.1f}, needed is {LEAST_CONTRAST:g}"
    return None


def _example(value: object) -> str | None:
    if problem := _text(value):
        return problem
    try:
        split_marked(str(value))
    except ValueError as error:
        return str(error)
    return None


def _near_miss(value: object) -> str | None:
    pair = isinstance(value, dict) and set(value) == {"text", "why"} and not any(map(_text, value.values()))
    return None if pair else 'must be { text = "...", why = "..." } with both filled in'


def _one_of(*choices: str) -> Callable[[object], str | None]:
    return lambda value: None if value in choices else f"must be one of: {', '.join(choices)}"


@dataclass(frozen=True, slots=True)
class Rule:
    """`check` says what is wrong with a value (of each element, if `many`), or None."""

    check: Callable[[object], str | None]
    many: bool = False
    required: bool = True


_CODE: dict[str, Rule] = {
    "id": Rule(_id),
    "name": Rule(_text),
    "short": Rule(_short),
    "group": Rule(_one_of("therapist", "client")),
    "core": Rule(_flag, required=False),
    "colour": Rule(_colour),
    "definition": Rule(_text),
    "include": Rule(_text, many=True, required=False),
    "exclude": Rule(_text, many=True, required=False),
    "examples": Rule(_example, many=True),
    "near_misses": Rule(_near_miss, many=True, required=False),
}
_STATUS: dict[str, Rule] = {
    "id": Rule(_one_of(*Status)),
    "name": Rule(_text),
    "definition": Rule(_text),
    "examples": Rule(_text, many=True),
}
RULES: Mapping[str, Mapping[str, Rule]] = {"code": _CODE, "status": _STATUS}
TOP_RULES: Mapping[str, Rule] = {
    "version": Rule(_text),
    "mode": Rule(_one_of("extend", "replace")),
    "drop": Rule(_text, many=True),
}
