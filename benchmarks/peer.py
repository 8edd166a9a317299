"""NoteLens and medspaCy on the sample batch, end to end, one core each, one after the other in one run.

Run from the repository: `OMP_NUM_THREADS=1 python benchmarks/peer.py PEER_PYTHON`, where PEER_PYTHON is the Python of
an environment with medspaCy, which pins other versions of what NoteLens needs. medspaCy runs as it comes (sentences,
targets, ConText) with a hundred target phrases; NoteLens runs privacy gate, segmentation and tagging. Best of three.
"""

import argparse
import json
import subprocess
import time
from itertools import zip_longest
from pathlib import Path

from notelens.codebook import load_codebook
from notelens.locations import sample_folder
from notelens.pipeline import load
from notelens.reading import read_path
from notelens.records import IdentifierPolicy, SourceNote

ROUNDS, PHRASES = 3, 100


def main() -> None:
    """Print a row for each and the ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("peer_python")
    python = options.parse_args().peer_python
    batch = notes()
    peer = subprocess.run(
        [python, str(Path(__file__).with_name("peer_medspacy.py"))],
        input=json.dumps({"texts": [note.text for note in batch], "phrases": phrases()}),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    theirs = json.loads(peer.stdout.splitlines()[-1])
    lens = load()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        list(lens.analyse_notes(batch, policy=IdentifierPolicy.ALLOW))
        times.append(time.perf_counter() - start)
    words = sum(len(note.text.split()) for note in batch)
    print(f"medspaCy {theirs['version']} ({', '.join(theirs['pipes'])}): {words / theirs['seconds']:,.0f} words/s")
    print(f"NoteLens ({lens.model_name}): {words / min(times):,.0f} words/s")
    print(f"NoteLens is {theirs['seconds'] / min(times):.1f} times as fast")


def notes() -> list[SourceNote]:
    """Return the notes of the sample batch."""
    return [note for note in read_path(sample_folder()) if isinstance(note, SourceNote)]


def phrases() -> list[str]:
    """Return phrases that clinicians would look for: the evidence in the codebook's examples, of all codes in turn."""
    of_codes = [
        [example.text[start:end] for example in code.examples for start, end in example.spans]
        for code in load_codebook()
    ]
    in_turn = [phrase for row in zip_longest(*of_codes) for phrase in row if phrase]
    return list(dict.fromkeys(in_turn))[:PHRASES]


if __name__ == "__main__":
    main()
