"""Corpus -> Problems: everything that breaks the manual, the balance or the separation of the splits."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from notelens.codebook import Codebook
from notelens.privacy.gate import find_identifiers
from notelens.records import SourceNote, Status
from notelens.training.corpus.items import AnnotatedNote, BankSentence, Corpus
from notelens.training.corpus.overlap import near_copies
from notelens.training.corpus.statistics import code_table, in_pairs, tag_table

# Word triples that two texts of different splits may share; above it a test would measure memory.
MAX_OVERLAP = 0.6
# What the corpus must hold (notes, sentences in notes, bank sentences, of these in minimal pairs) ...
NOTES, SENTENCES, BANK, IN_PAIRS = 1000, 20_000, 12_000, 3000
# ... and per code: present tags, for core codes more; notes that they come from; near-misses in the bank.
PRESENT, PRESENT_CORE, FROM_NOTES, NEAR_MISSES = 300, 600, 60, 200
# Tags of each other status, over the core codes.
OTHER_STATUS = 150
# Signs that a span does not end with: a closing quotation mark or bracket may belong to the evidence.
_FINAL = ".,;:!?"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong (`kind` groups like problems) and where: a note id or a bank group, never a text."""

    kind: str
    place: str
    message: str


def check_corpus(corpus: Corpus, codebook: Codebook) -> list[Problem]:
    """Return every problem, those of single items first."""
    return [
        *(problem for note in corpus.notes for problem in _tag_problems(note.note_id, note, codebook)),
        *(problem for line in corpus.bank for problem in _tag_problems(line.group, line, codebook)),
        *_unlisted(corpus),
        *_copies(corpus),
        *_identifiers(corpus),
    ]


def check_balance(corpus: Corpus, codebook: Codebook) -> list[Problem]:
    """Return what the corpus has too little of."""
    counts = code_table(corpus, codebook).to_dict("index")
    wanted = [
        ("notes", len(corpus.notes), NOTES),
        ("sentences in notes", sum(len(note.sentences) for note in corpus.notes), SENTENCES),
        ("bank sentences", len(corpus.bank), BANK),
        ("bank sentences in minimal pairs", in_pairs(corpus), IN_PAIRS),
    ]
    for code in codebook.codes:
        row = counts[code.id]
        wanted += [
            (f"present tags of {code.id}", row["present"], PRESENT_CORE if code.core else PRESENT),
            (f"notes with {code.id}", row["notes"], FROM_NOTES),
            (f"near-misses of {code.id}", row["near-misses"], NEAR_MISSES),
        ]
    tags = tag_table(corpus)
    of_core = tags[tags["code"].isin([code.id for code in codebook.core])]["status"].value_counts()
    wanted += [
        (f"{status} tags of the core codes", int(of_core.get(str(status), 0)), OTHER_STATUS)
        for status in Status
        if status is not Status.PRESENT
    ]
    return [Problem("balance", "corpus", f"{have} {what}, and {need} are wanted") for what, have, need in wanted if
            have < need]  # fmt: skip


def _tag_problems(place: str, item: AnnotatedNote | BankSentence, codebook: Codebook) -> Iterator[Problem]:
    text, sentences = _text_of(item), _sentences_of(item)
    therapist = {code.id for code in codebook.therapist}
    seen: Counter[tuple[int, str, Status]] = Counter()
    for tag in item.tags:
        where = f"{tag.code} at {tag.start}-{tag.end}"
        span = text[tag.start : tag.end]
        if span != span.strip() or span[-1] in _FINAL:
            yield Problem("span", place, f"{where} begins or ends with a space or final punctuation")
        home = [number for number, (start, end) in enumerate(sentences) if start <= tag.start and tag.end <= end]
        if not home:
            yield Problem("span", place, f"{where} crosses a sentence")
        if tag.code not in therapist and tag.status is Status.PLANNED:
            yield Problem("status", place, f"{where} is planned, which a client code cannot be")
        seen[home[0] if home else -1, tag.code, tag.status] += 1
    for (_, code, status), count in seen.items():
        if count > 1:
            yield Problem("twice", place, f"{code} ({status}) is given {count} times in one sentence")


def _text_of(item: AnnotatedNote | BankSentence) -> str:
    return item.text if isinstance(item, AnnotatedNote) else item.context.text


def _sentences_of(item: AnnotatedNote | BankSentence) -> Iterable[tuple[int, int]]:
    return item.sentences if isinstance(item, AnnotatedNote) else [(0, len(item.context.text))]


def _unlisted(corpus: Corpus) -> Iterator[Problem]:
    """Yield writers without a split, where the corpus has splits at all."""
    if corpus.writers:
        for writer in sorted({item.writer for item in corpus.items} - set(corpus.writers)):
            yield Problem("split", f"writer {writer}", "is not listed in writers.toml, so the items have no split")


def _copies(corpus: Corpus) -> Iterator[Problem]:
    """Yield notes that are alike whoever wrote them, and sentences that are alike across splits."""
    notes, note_ids = [note.text for note in corpus.notes], [note.note_id for note in corpus.notes]
    for pair in near_copies(notes, note_ids, above=MAX_OVERLAP):
        yield _copy(note_ids[pair.first], note_ids[pair.second], pair.overlap)
    sentences = [
        (note.text[start:end], note.note_id, str(corpus.split_of(note)))
        for note in corpus.notes
        for start, end in note.sentences
    ]
    sentences += [(line.context.text, line.group, str(corpus.split_of(line))) for line in corpus.bank]
    texts, places, splits = zip(*sentences, strict=True)
    for pair in near_copies(texts, splits, above=MAX_OVERLAP):
        yield _copy(places[pair.first], places[pair.second], pair.overlap)


def _copy(first: str, second: str, overlap: float) -> Problem:
    return Problem("copy", first, f"shares {overlap:.0%} of its word triples with {second}")


def _identifiers(corpus: Corpus) -> Iterator[Problem]:
    for note in corpus.notes:
        yield from _identifiers_in(note.note_id, note.text)
    for line in corpus.bank:
        yield from _identifiers_in(line.group, line.context.text)


def _identifiers_in(place: str, text: str) -> Iterator[Problem]:
    for finding in find_identifiers(SourceNote(note_id="corpus", text=text, source="corpus")):
        yield Problem("identifier", place, f"looks like {finding.kind} at {finding.start}-{finding.end}")
