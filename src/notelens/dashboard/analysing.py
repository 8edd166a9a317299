"""Uploaded files -> notes in the store, and a report for the person who gave them. The report holds no note text."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from notelens.reading import read_upload, with_unique_ids
from notelens.records import DETAIL_COLUMNS, AnalysedNote, Finding, IdentifierPolicy, Refusal, SourceNote, Tag
from notelens.store import Store

if TYPE_CHECKING:
    # Brings scikit-learn, which takes longer than the first page may.
    from notelens.tagging.reasons import Reason


class Analyst(Protocol):
    """What the dashboard needs of the pipeline."""

    @property
    def model_name(self) -> str:
        """Name and version of the model."""
        ...

    def analyse_notes(
        self, notes: Iterable[SourceNote], *, policy: IdentifierPolicy
    ) -> Iterator[AnalysedNote | Refusal]:
        """Yield one result for each note, in order."""
        ...

    def explain(self, analysed: AnalysedNote, tag: Tag) -> "Reason":
        """Say which words decided on a tag; raises ModelError for a tag of another model."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file as it was given; `name` is not to be trusted."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an identifier stands: `where` is "line 12", or the column of the details."""

    kind: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A file or note that was not analysed; `places` is filled where identifiers were the reason."""

    source: str
    note_id: str | None
    reason: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What became of one file: notes by outcome, refusals, and the identifiers in notes that were kept.

    `details` are the columns of NoteDetails that at least one of its notes has.
    """

    name: str
    notes: int = 0
    outcomes: tuple[tuple[str, int], ...] = ()
    refused: tuple[Refused, ...] = ()
    found: tuple[Place, ...] = ()
    details: tuple[str, ...] = ()


@dataclass(slots=True)
class _Tally:
    """A FileReport in the making."""

    name: str
    notes: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    refused: list[Refused] = field(default_factory=list)
    found: list[Place] = field(default_factory=list)
    details: set[str] = field(default_factory=set)

    def count(self, note: SourceNote) -> None:
        self.notes += 1
        self.details.update(column for column in DETAIL_COLUMNS if getattr(note.details, column))

    def report(self) -> FileReport:
        return FileReport(
            name=self.name,
            notes=self.notes,
            outcomes=tuple(self.outcomes.items()),
            refused=tuple(self.refused),
            found=tuple(self.found),
            details=tuple(column for column in DETAIL_COLUMNS if column in self.details),
        )


def analyse_uploads(
    uploads: Sequence[Upload],
    store: Store,
    analyst: Analyst,
    *,
    policy: IdentifierPolicy,
    tick: Callable[[int, int], None],
    columns: Mapping[str, str] | None = None,
    only: Collection[tuple[str, str]] | None = None,
) -> tuple[FileReport, ...]:
    """Read, clear, tag and store every note, one by one; `tick` hears how many of how many are done.

    `columns` maps fields to the headers of tables. `only` names notes by source and id, for a
    second run: the rest, refusals of reading included, is passed over.
    Raises StoreError when the store cannot be written; the notes before it stay.
    """
    tallies = [_Tally(upload.name) for upload in uploads]
    read = []
    for tally, item in _read(uploads, tallies, columns):
        if only is not None and (item.source, item.note_id) not in only:
            continue
        if isinstance(item, Refusal):
            tally.refused.append(_refused(item, ""))
        else:
            tally.count(item)
            read.append((tally, item))
    results = analyst.analyse_notes([note for _, note in read], policy=policy)
    for done, ((tally, note), result) in enumerate(zip(read, results, strict=True), start=1):
        if isinstance(result, Refusal):
            tally.refused.append(_refused(result, note.text))
        else:
            _keep(result, note, tally, store, analyst.model_name)
        tick(done, len(read))
    return tuple(tally.report() for tally in tallies)


def _read(
    uploads: Sequence[Upload], tallies: Sequence[_Tally], columns: Mapping[str, str] | None
) -> Iterator[tuple[_Tally, SourceNote | Refusal]]:
    """Yield what each file holds, with the tally of the file; the ids are unique over all files."""
    items = [
        (tally, item)
        for upload, tally in zip(uploads, tallies, strict=True)
        for item in read_upload(upload.name, upload.data, columns=columns)
    ]
    return zip((tally for tally, _ in items), with_unique_ids(item for _, item in items), strict=True)


def _keep(result: AnalysedNote, note: SourceNote, tally: _Tally, store: Store, model: str) -> None:
    saved = store.save([result], model=model)
    for outcome in ("added", "unchanged", "retagged", "renamed"):
        tally.outcomes[outcome] += len(getattr(saved, outcome))
    tally.refused.extend(_refused(failure, "") for failure in saved.failed)
    tally.found.extend(places(result.note.findings, note.text))


def _refused(refusal: Refusal, text: str) -> Refused:
    return Refused(
        source=refusal.source, note_id=refusal.note_id, reason=refusal.reason, places=places(refusal.findings, text)
    )


def places(findings: Iterable[Finding], text: str) -> tuple[Place, ...]:
    r"""Say for each finding in which line of `text`, or in which column, it stands.

    >>> finding = Finding(start=9, end=12, kind="PHONE", score=1.0, rule="phone")
    >>> places([finding], "Data: ct\n555-0100")[0].where
    'line 2'
    """
    return tuple(
        Place(
            kind=finding.kind,
            where=f"line {text.count(chr(10), 0, finding.start) + 1}"
            if finding.part == "text"
            else f"column {finding.part}",
        )
        for finding in findings
    )
