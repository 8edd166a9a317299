"""The sample batch -> words per second of each stage on one core, as a ratio to plain tokenising in the same run.

Run from the repository: `OMP_NUM_THREADS=1 python benchmarks/pipeline.py`. Best of three; the floor is the tokeniser.
"""

import time
from collections.abc import Callable

import spacy

from notelens.locations import sample_folder
from notelens.pipeline import load
from notelens.privacy.gate import find_identifiers
from notelens.reading import read_path
from notelens.records import IdentifierPolicy, SourceNote
from notelens.segmentation.segmenter import segment
from notelens.tagging.contexts import sentence_contexts

ROUNDS = 3


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest of a few rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print a row per stage."""
    start = time.perf_counter()
    lens = load()
    loading = time.perf_counter() - start
    notes = [note for note in read_path(sample_folder()) if isinstance(note, SourceNote)]
    words = sum(len(note.text.split()) for note in notes)
    blank = spacy.blank("en")
    tagger = lens.nlp.get_pipe("notelens_tagger").model
    parts = [(note.text, segment(note.text)) for note in notes]
    of_notes = [sentence_contexts(text, part.sentences, part.turns) for text, part in parts]
    read = sum(len(tagger.ensemble.score(contexts).readings) for contexts in of_notes)
    stages: dict[str, Callable[[], object]] = {
        "tokenising (floor)": lambda: [blank(note.text) for note in notes],
        "privacy gate": lambda: [find_identifiers(note) for note in notes],
        "segmenting": lambda: [segment(note.text) for note in notes],
        "tagging": lambda: [tagger.tag(contexts) for contexts in of_notes],
        "pipeline, all stages": lambda: list(lens.analyse_notes(notes, policy=IdentifierPolicy.ALLOW)),
    }
    print(f"{len(notes)} notes, {words:,} words; model loaded in {loading:.1f} s")
    print(f"the encoder reads {read / sum(map(len, of_notes)):.0%} of the sentences; the others stop at its gate")
    floor = 0.0
    for name, work in stages.items():
        seconds = best(work)
        floor = floor or seconds
        print(f"{name:24}{words / seconds:12,.0f} words/s{seconds / floor:8.1f} x floor")


if __name__ == "__main__":
    main()
