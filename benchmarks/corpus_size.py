"""Quality against the size of the corpus: an eighth to all of the training split, scored on the test split.

Run from the repository: `python benchmarks/corpus_size.py` for TF-IDF + logistic regression (minutes), or with
`--tagger` for the whole tagger, encoder included (hours). Every writer stays in every part; what shrinks is how many of
the writer's notes and bank sentences are seen.
"""

import argparse
import hashlib
from dataclasses import replace

from notelens.codebook import Codebook, load_codebook
from notelens.locations import corpus_folder
from notelens.pipeline import NoteLens
from notelens.training.baselines import word_tags
from notelens.training.corpus import Corpus, Split, load_corpus
from notelens.training.evaluate import core_ids, found_tags
from notelens.training.examples import bank_examples, examples_of
from notelens.training.scoring import score
from notelens.training.train import parts_of, train

EIGHTHS = (1, 2, 4, 8)


def part(corpus: Corpus, eighths: int) -> Corpus:
    """Return the corpus with so many eighths of its training split, chosen by name, and all of the other splits."""
    split = {writer: entry.split for writer, entry in corpus.writers.items()}
    small = replace(
        corpus,
        notes=tuple(n for n in corpus.notes if split[n.writer] is not Split.TRAIN or _drawn(n.note_id) < eighths),
        bank=tuple(line for line in corpus.bank if _drawn(line.group) < eighths),
    )
    if {note.writer for note in small.notes} != {note.writer for note in corpus.notes}:
        raise SystemExit(f"A writer has no note in {eighths} eighths, so the parts do not differ in size alone.")
    return small


def _drawn(name: str) -> int:
    return hashlib.sha256(name.encode()).digest()[0] % 8


def main() -> None:
    """Print a row per size."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--tagger", action="store_true")
    with_tagger = options.parse_args().tagger
    codebook = load_codebook()
    corpus = load_corpus(corpus_folder(), codebook)
    for eighths in EIGHTHS:
        small = part(corpus, eighths)
        print(row(small, codebook, with_tagger=with_tagger), flush=True)


def row(corpus: Corpus, codebook: Codebook, *, with_tagger: bool) -> str:
    """Train on a corpus and score on its test split."""
    parts, test = parts_of(corpus), corpus.part(Split.TEST).notes
    if with_tagger:
        found = found_tags(NoteLens(train(corpus, codebook, print), codebook, "part"), test)
    else:
        learn = [*examples_of(parts.train.notes), *bank_examples(parts.train.bank)]
        found = word_tags(learn, examples_of(parts.development.notes), test, codebook.ids)
    overall = score(test, found, codes=codebook.ids, core=core_ids(codebook)).overall
    figures = ", ".join(
        f"{name} {overall[name]:.3f}" for name in ("macro_f1", "core_f1", "micro_precision", "micro_recall")
    )
    return f"{len(parts.train.notes):,} notes, {len(parts.train.bank):,} bank sentences: {figures}"


if __name__ == "__main__":
    main()
