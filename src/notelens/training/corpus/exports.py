"""Corpus -> files for annotation tools (doccano, Label Studio, Prodigy), for spaCy, or JSONL in the scorer's form.

Notes and bank sentences are both exported; a bank sentence is a text of its own, without the sentence before it.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span

from notelens.errors import OutputError
from notelens.records import Status
from notelens.training.corpus.items import AnnotatedNote, Corpus, GoldTag, Split
from notelens.training.corpus.jsonl import as_json

SPANS_KEY = "trust"


class Target(StrEnum):
    """A form that the corpus can be exported to."""

    JSONL = "jsonl"
    DOCCANO = "doccano"
    LABEL_STUDIO = "labelstudio"
    PRODIGY = "prodigy"
    SPACY = "spacy"


def export_corpus(corpus: Corpus, target: Target, output: Path) -> list[Path]:
    """Write the corpus and return the files: for spaCy one per split in a folder, else the one file.

    Raises OutputError if a file cannot be written.
    """
    try:
        if target is Target.SPACY:
            return _spacy(corpus, output)
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(_WRITERS[target](corpus), encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{output} cannot be written ({error.strerror}). Name another place with --output.") from None
    return [output]


def _texts(corpus: Corpus) -> Iterator[tuple[AnnotatedNote, Split]]:
    for note in corpus.notes:
        yield note, corpus.split_of(note)
    numbers: dict[str, int] = {}
    for line in corpus.bank:
        number = numbers[line.group] = numbers.get(line.group, 0) + 1
        text = line.context.text
        note = AnnotatedNote(
            note_id=f"{line.group}:{number}",
            writer=line.writer,
            text=text,
            sentences=((0, len(text)),),
            tags=line.tags,
            format="single sentence",
        )
        yield note, corpus.split_of(line)


def _label(tag: GoldTag) -> str:
    return tag.code if tag.status is Status.PRESENT else f"{tag.code}/{tag.status}"


def _lines(rows: Iterator[str]) -> str:
    return "".join(f"{row}\n" for row in rows)


def _jsonl(corpus: Corpus) -> str:
    return _lines(as_json(note, split) for note, split in _texts(corpus))


def _doccano(corpus: Corpus) -> str:
    return _lines(
        json.dumps(
            {
                "text": note.text,
                "label": [[tag.start, tag.end, _label(tag)] for tag in note.tags],
                "note_id": note.note_id,
                "split": split,
            },
            ensure_ascii=False,
        )
        for note, split in _texts(corpus)
    )


def _label_studio(corpus: Corpus) -> str:
    return json.dumps([_task(note, split) for note, split in _texts(corpus)], ensure_ascii=False) + "\n"


def _task(note: AnnotatedNote, split: Split) -> dict[str, object]:
    regions: list[dict[str, object]] = []
    for number, tag in enumerate(note.tags):
        place = {"start": tag.start, "end": tag.end, "text": note.text[tag.start : tag.end]}
        shared = {"id": f"tag{number}", "to_name": "text"}
        regions.append({**shared, "from_name": "code", "type": "labels", "value": {**place, "labels": [tag.code]}})
        choice = {**place, "choices": [str(tag.status)]}
        regions.append({**shared, "from_name": "status", "type": "choices", "value": choice})
    data = {"text": note.text, "note_id": note.note_id, "split": split}
    return {"data": data, "annotations": [{"result": regions}]}


def _span(doc: Doc, tag: GoldTag) -> Span:
    """Return a tag as a span of whole tokens: the code is its label, the status its id."""
    span = doc.char_span(tag.start, tag.end, label=tag.code, span_id=str(tag.status), alignment_mode="expand")
    assert span is not None  # noqa: S101 - a gold tag lies in its text, and widening always finds tokens
    return span


def _prodigy(corpus: Corpus) -> str:
    nlp = spacy.blank("en")
    rows = []
    for note, split in _texts(corpus):
        doc = nlp.make_doc(note.text)
        tokens = [
            {"text": token.text, "start": token.idx, "end": token.idx + len(token), "id": token.i,
             "ws": bool(token.whitespace_)}
            for token in doc
        ]  # fmt: skip
        spans = []
        for tag in note.tags:
            span = _span(doc, tag)
            spans.append(
                {"start": span.start_char, "end": span.end_char, "token_start": span.start, "token_end": span.end - 1,
                 "label": _label(tag)}
            )  # fmt: skip
        meta = {"note_id": note.note_id, "split": split}
        rows.append(json.dumps({"text": note.text, "tokens": tokens, "spans": spans, "meta": meta}, ensure_ascii=False))
    return _lines(iter(rows))


def _spacy(corpus: Corpus, folder: Path) -> list[Path]:
    """Write one DocBin per split; doc.spans["trust"] has a span per tag, its status as the span's id."""
    folder.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("en")
    files = []
    for split in Split:
        docs = DocBin(store_user_data=True)
        for note, _ in _texts(replace(corpus.part(split), writers=corpus.writers)):
            doc = nlp.make_doc(note.text)
            doc.user_data["note_id"] = note.note_id
            doc.spans[SPANS_KEY] = [_span(doc, tag) for tag in note.tags]
            docs.add(doc)
        files.append(folder / f"{split}.spacy")
        docs.to_disk(files[-1])
    return files


_WRITERS: dict[Target, Callable[[Corpus], str]] = {
    Target.JSONL: _jsonl,
    Target.DOCCANO: _doccano,
    Target.LABEL_STUDIO: _label_studio,
    Target.PRODIGY: _prodigy,
}
