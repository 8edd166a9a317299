"""AnalysedNotes and Refusals -> Analysis: the results of a run as frames, and as a page in a notebook."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from html import escape

import pandas as pd

from notelens.records import DETAIL_COLUMNS, TAG_COLUMNS, AnalysedNote, Refusal, Tag

NOTE_COLUMNS = ("note_id", "source", *DETAIL_COLUMNS, "sentence_count", "redacted", "finding_count")


@dataclass(frozen=True, slots=True, repr=False)
class Analysis:
    """The results of a run, in order."""

    results: tuple[AnalysedNote | Refusal, ...]

    @property
    def analysed(self) -> list[AnalysedNote]:
        """The notes that were analysed."""
        return [item for item in self.results if isinstance(item, AnalysedNote)]

    @property
    def refused(self) -> list[Refusal]:
        """What was refused."""
        return [item for item in self.results if isinstance(item, Refusal)]

    @property
    def tags(self) -> pd.DataFrame:
        """One row per tag (TAG_COLUMNS), in order of note and position."""
        return tag_table(self.analysed)

    @property
    def notes(self) -> pd.DataFrame:
        """One row per analysed note, without its text (NOTE_COLUMNS)."""
        return pd.DataFrame([_note_row(item) for item in self.analysed], columns=list(NOTE_COLUMNS))

    @property
    def refusals(self) -> pd.DataFrame:
        """One row per refusal: source, note_id, reason."""
        rows = [(item.source, item.note_id, item.reason) for item in self.refused]
        return pd.DataFrame(rows, columns=["source", "note_id", "reason"])

    def __repr__(self) -> str:
        return f"Analysis({len(self.analysed)} notes, {len(self.refused)} refused)"

    def _repr_html_(self) -> str:
        """Show each note with its evidence marked; every text is escaped."""
        parts = [_note_html(item) for item in self.analysed]
        parts += [f"<p>Refused: {escape(item.source)}: {escape(item.reason)}</p>" for item in self.refused]
        return "".join(parts)


def tag_table(notes: Iterable[AnalysedNote], *, text: bool = True) -> pd.DataFrame:
    """Return the tag table; without `text`, the column of the marked words is left out."""
    columns = [name for name in TAG_COLUMNS if text or name != "text"]
    rows = [_tag_row(tag) for note in notes for tag in note.tags]
    return pd.DataFrame(rows, columns=list(TAG_COLUMNS))[columns]


def redacted_texts(notes: Iterable[AnalysedNote]) -> pd.DataFrame:
    """Return note_id and text of the notes whose identifiers were replaced; the tags' offsets are of these texts."""
    rows = [(item.note.note_id, item.note.text) for item in notes if item.note.redacted]
    return pd.DataFrame(rows, columns=["note_id", "text"])


def _tag_row(tag: Tag) -> tuple[object, ...]:
    # A StrEnum is written as its name by some writers and as its value by others.
    return tuple(str(value) if isinstance(value, str) else value for value in astuple(tag))


def _note_row(item: AnalysedNote) -> tuple[object, ...]:
    note = item.note
    details = (getattr(note.details, name) for name in DETAIL_COLUMNS)
    return (note.note_id, note.source, *details, len(item.sentences), note.redacted, len(note.findings))


def _note_html(item: AnalysedNote) -> str:
    text, pieces, cut = item.note.text, [], 0
    for tag in sorted(item.tags, key=lambda tag: (tag.start, -tag.end)):
        if tag.start >= cut:  # of overlapping spans the first is marked; the tag table holds them all
            label = escape(f"{tag.code} ({tag.status})")
            marked = f"<mark title='{label}'>{escape(text[tag.start : tag.end])} <small>{label}</small></mark>"
            pieces += [escape(text[cut : tag.start]), marked]
            cut = tag.end
    pieces.append(escape(text[cut:]))
    return f"<h4>{escape(item.note.note_id)}</h4><div style='white-space:pre-wrap'>{''.join(pieces)}</div>"
