"""A pipeline and annotated notes that it has not seen -> Evaluation: every figure that the model card shows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import pandas as pd

from notelens.codebook import Codebook
from notelens.pipeline import NoteLens
from notelens.records import AnalysedNote, IdentifierPolicy, SourceNote, Tag
from notelens.training.baselines import frozen_tags, keyword_tags, rule_tags, word_tags
from notelens.training.corpus import AnnotatedNote, Corpus
from notelens.training.examples import bank_examples, examples_of
from notelens.training.failures import Failure, failures
from notelens.training.reliability import Reliability, reliability
from notelens.training.scoring import Scores, score
from notelens.training.slices import false_per_100, slice_table
from notelens.training.train import parts_of


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores over all notes and by kind of note, how far the tags' scores can be believed, and peers' scores."""

    scores: Scores
    slices: pd.DataFrame
    reliability: Reliability
    false_per_100: float
    failures: list[Failure] = field(default_factory=list)
    baselines: dict[str, Scores] = field(default_factory=dict)


def found_tags(lens: NoteLens, notes: Iterable[AnnotatedNote]) -> dict[str, tuple[Tag, ...]]:
    """Tag annotated notes as they are; their gold tags are not looked at."""
    sources = (SourceNote(note_id=note.note_id, text=note.text, source="annotated") for note in notes)
    results = lens.analyse_notes(sources, policy=IdentifierPolicy.ALLOW)
    return {item.note.note_id: item.tags for item in results if isinstance(item, AnalysedNote)}


def evaluate(
    lens: NoteLens, notes: Sequence[AnnotatedNote], *, baselines: dict[str, Scores] | None = None
) -> Evaluation:
    """Score a pipeline on annotated notes."""
    found = found_tags(lens, notes)
    codes, core = lens.codebook.ids, core_ids(lens.codebook)
    return Evaluation(
        scores=score(notes, found, codes=codes, core=core),
        slices=slice_table(notes, found, codes=codes, core=core),
        reliability=reliability(notes, found),
        false_per_100=false_per_100(notes, found),
        failures=failures(notes, found, codes=codes),
        baselines=baselines or {},
    )


def score_baselines(
    corpus: Corpus, notes: Sequence[AnnotatedNote], codebook: Codebook, progress: Callable[[str], None]
) -> dict[str, Scores]:
    """Score the peers on the same notes; those that learn do so from the same splits as the tagger."""
    codes, core = codebook.ids, core_ids(codebook)
    parts = parts_of(corpus)
    train = [*examples_of(parts.train.notes), *bank_examples(parts.train.bank)]
    development = examples_of(parts.development.notes)
    peers: dict[str, Callable[[], dict[str, tuple[Tag, ...]]]] = {
        "keyword list": lambda: keyword_tags(notes),
        "keywords with ConText-like rules": lambda: rule_tags(notes),
        "TF-IDF + logistic regression": lambda: word_tags(train, development, notes, codes),
        "frozen MiniLM + logistic regression": lambda: frozen_tags(train, development, notes, codes),
    }
    scores = {}
    for name, tags in peers.items():
        progress(f"baseline: {name}")
        scores[name] = score(notes, tags(), codes=codes, core=core)
    return scores


def core_ids(codebook: Codebook) -> tuple[str, ...]:
    """Ids of the core codes."""
    return tuple(code.id for code in codebook.core)
