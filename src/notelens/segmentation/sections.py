"""A note's text -> its sections: where each heading stands, what it is called and how far it reaches."""

from collections.abc import Sequence
from dataclasses import dataclass

from notelens.segmentation.found_headings import Heading, find_headings
from notelens.segmentation.headings import ONE_PARAGRAPH
from notelens.segmentation.lines import end_of_paragraph, lines, trimmed
from notelens.segmentation.turns import Turn


@dataclass(frozen=True, slots=True)
class Section:
    """A heading at `start`..`body` (signs such as `**` and `:` included) and its text at `body`..`end`.

    A section reaches to the next heading. One whose text begins in the heading's line ends earlier if it is of a kind
    that has one entry: "Risk: none." at the next blank line, "Session: 4" at the end of its line.
    """

    start: int
    body: int
    end: int
    name: str


def find_sections(text: str, *, turns: Sequence[Turn] = ()) -> list[Section]:
    """Return the sections of a note in order; text above the first heading is in none, and no speaker is a heading."""
    speakers = {place for turn in turns for place in range(turn.start, turn.body)}
    found = [heading for heading in find_headings(text) if heading.start not in speakers]
    sections = []
    for at, heading in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        reach = _reach(text, heading, after.start if after else len(text))
        end = trimmed(text, heading.start, reach)[1]
        # In PIRP and PIE notes the first P is the problem, not the plan.
        is_problem = heading.letter == "P" and after is not None and after.letter == "I"
        sections.append(Section(heading.start, min(heading.body, end), end, "problem" if is_problem else heading.name))
    return sections


def _reach(text: str, heading: Heading, stop: int) -> int:
    _, line_end = next(lines(text, heading.start, stop), (heading.start, stop))
    if heading.name == "header":
        return line_end
    is_inline = heading.body < line_end
    return end_of_paragraph(text, heading.body, stop) if is_inline and heading.name in ONE_PARAGRAPH else stop
