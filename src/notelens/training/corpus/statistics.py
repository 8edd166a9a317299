"""Corpus -> the tables that say how large, how varied and how balanced it is (pandas, pure)."""

import pandas as pd

from notelens.codebook import Codebook
from notelens.records import Status
from notelens.training.corpus.items import AnnotatedNote, BankSentence, Corpus, Split


def tag_table(corpus: Corpus) -> pd.DataFrame:
    """One row per gold tag: part ("notes" or "bank"), item (note id or group), writer, split, code, status."""
    items: list[tuple[str, str, AnnotatedNote | BankSentence]] = [
        *(("notes", note.note_id, note) for note in corpus.notes),
        *(("bank", line.group, line) for line in corpus.bank),
    ]
    rows = [
        (part, name, item.writer, str(corpus.split_of(item)), tag.code, str(tag.status))
        for part, name, item in items
        for tag in item.tags
    ]
    return pd.DataFrame(rows, columns=["part", "item", "writer", "split", "code", "status"])


def size_table(corpus: Corpus) -> pd.DataFrame:
    """One row per split, and one for all: writers, notes, sentences, bank sentences, tags."""
    rows = {}
    for name, part in [*((str(split), corpus.part(split)) for split in Split), ("all", corpus)]:
        rows[name] = {
            "writers": len({item.writer for item in part.items}),
            "notes": len(part.notes),
            "sentences": sum(len(note.sentences) for note in part.notes),
            "bank sentences": len(part.bank),
            "in minimal pairs": in_pairs(part),
            "tags": sum(len(item.tags) for item in part.items),
        }
    return pd.DataFrame.from_dict(rows, orient="index")


def in_pairs(corpus: Corpus) -> int:
    """Count the bank sentences that stand in a group of two or more."""
    groups = pd.Series([line.group for line in corpus.bank], dtype=object).value_counts()
    return int(groups[groups > 1].sum())


def code_table(corpus: Corpus, codebook: Codebook) -> pd.DataFrame:
    """One row per code: tags by status, notes with a present tag, bank near-misses of its files, writers."""
    tags = tag_table(corpus)
    table = pd.crosstab(tags["code"], tags["status"]).reindex(
        index=list(codebook.ids), columns=[str(status) for status in Status], fill_value=0
    )
    present = tags[tags["status"] == Status.PRESENT]
    table["notes"] = present[present["part"] == "notes"].groupby("code")["item"].nunique()
    table["writers"] = present.groupby("code")["writer"].nunique()
    table["near-misses"] = pd.Series(near_misses(corpus))
    return table.fillna(0).astype(int)


def near_misses(corpus: Corpus) -> dict[str, int]:
    """Per code, the sentences of its own bank files that do not carry it."""
    counts: dict[str, int] = {}
    for line in corpus.bank:
        code = line.group.partition(":")[0].partition("_")[2]
        if all(tag.code != code for tag in line.tags):
            counts[code] = counts.get(code, 0) + 1
    return counts


def detail_table(corpus: Corpus, detail: str) -> pd.DataFrame:
    """Count notes, sentences and tags by register, format, modality or approach."""
    rows = [
        (getattr(note, detail) or "not given", len(note.sentences), len(note.tags), _tagged(note))
        for note in corpus.notes
    ]
    frame = pd.DataFrame(rows, columns=[detail, "sentences", "tags", "tagged sentences"])
    table = frame.groupby(detail).agg(
        notes=("sentences", "size"),
        sentences=("sentences", "sum"),
        tags=("tags", "sum"),
        tagged=("tagged sentences", "sum"),
    )
    table["tagged, %"] = (100 * table.pop("tagged") / table["sentences"]).round(1)
    return table.sort_values("notes", ascending=False)


def _tagged(note: AnnotatedNote) -> int:
    return sum(any(start <= tag.start < end for tag in note.tags) for start, end in note.sentences)
