"""Sentences of notes -> how many stand word for word in another note. No text is kept, in frames or otherwise."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

import pandas as pd

# Shorter sentences are alike without being copied: "Client arrived on time."
MIN_WORDS = 6

WORD = re.compile(r"\w+(?:['\u2019]\w+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloning:
    """Counts of sentences of MIN_WORDS words or more.

    notes: note_id, clinician, sentences, cloned, share. clinicians: clinician (by name), sentences, cloned, share.
    pairs: note_id, first_note_id, cloned: how many cloned sentences of a note stand in the first note that has them.
    A share is NaN where there are no sentences.
    """

    notes: pd.DataFrame
    clinicians: pd.DataFrame
    pairs: pd.DataFrame


def cloned_sentences(sentences: Iterable[tuple[str, str | None, Iterable[str]]]) -> Cloning:
    """Count the cloned sentences of (note_id, clinician, sentence texts); case and punctuation make no difference.

    >>> line = "Client and therapist reviewed the treatment plan."
    >>> cloned_sentences([("n1", "c1", [line]), ("n2", "c1", [line.upper(), "Brief."])]).notes["cloned"].tolist()
    [1, 1]
    """
    first_note: dict[bytes, str] = {}
    cloned: set[bytes] = set()
    prints: list[tuple[str, str | None, list[bytes]]] = []
    for note_id, clinician, texts in sentences:
        found = [mark for text in texts if (mark := _fingerprint(text))]
        prints.append((note_id, clinician, found))
        cloned.update(mark for mark in found if first_note.setdefault(mark, note_id) != note_id)
    rows = [(note_id, who, len(found), sum(mark in cloned for mark in found)) for note_id, who, found in prints]
    notes = pd.DataFrame(rows, columns=["note_id", "clinician", "sentences", "cloned"])
    notes = notes.astype({"note_id": "string", "clinician": "string", "sentences": "int64", "cloned": "int64"})
    clinicians = notes.groupby("clinician", as_index=False)[["sentences", "cloned"]].sum()
    pairs = Counter(
        (note_id, first_note[mark])
        for note_id, _, found in prints
        for mark in found
        if mark in cloned and first_note[mark] != note_id
    )
    return Cloning(notes=_with_share(notes), clinicians=_with_share(clinicians), pairs=_pair_frame(pairs))


def _fingerprint(text: str) -> bytes | None:
    """Return a digest of the sentence's words; None if they are few."""
    words = WORD.findall(text.casefold())
    if len(words) < MIN_WORDS:
        return None
    return blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=16).digest()


def _with_share(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(share=frame["cloned"].div(frame["sentences"].where(frame["sentences"] > 0)))


def _pair_frame(pairs: Counter[tuple[str, str]]) -> pd.DataFrame:
    rows = [(note_id, first, number) for (note_id, first), number in pairs.items()]
    return pd.DataFrame(rows, columns=["note_id", "first_note_id", "cloned"])
