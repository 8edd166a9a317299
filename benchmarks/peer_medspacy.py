"""The peer's side of benchmarks/peer.py: medspaCy's default pipeline with target rules and ConText, in its own process.

Reads {"texts": [...], "phrases": [...]} from standard input and prints the seconds of the fastest of three rounds.
"""

import json
import sys
import time

import medspacy
from loguru import logger
from medspacy.ner import TargetRule

ROUNDS = 3


def main() -> None:
    """Load, run and print."""
    # Its sentence splitter logs every token at the level of debugging, which would be timed as its work.
    logger.remove()
    given = json.load(sys.stdin)
    nlp = medspacy.load()
    nlp.get_pipe("medspacy_target_matcher").add([TargetRule(phrase, "BEHAVIOUR") for phrase in given["phrases"]])
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        found = sum(len(doc.ents) for doc in nlp.pipe(given["texts"]))
        times.append(time.perf_counter() - start)
    print(json.dumps({"seconds": min(times), "found": found, "version": medspacy.__version__, "pipes": nlp.pipe_names}))


if __name__ == "__main__":
    main()
