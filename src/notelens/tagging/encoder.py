"""SentenceContexts -> Readings: what the small fine-tuned encoder (ONNX, int8) says of each sentence.

Sentences are read one at a time. The int8 arithmetic scales each input by its own largest value, so in a batch the
answer for a sentence would hang on its neighbours; alone, the same sentence always gets the same answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from notelens.tagging.contexts import SentenceContext
from notelens.tagging.pieces import PieceReader, Pieces

FloatArray = npt.NDArray[np.float64]
INPUTS, OUTPUTS = ("ids", "types"), ("codes", "evidence", "status")
# Log odds of a piece that the deciding window did not read, against the least likely piece of that window.
_UNREAD = -10.0


@dataclass(frozen=True, slots=True)
class Reading:
    """Log odds for one sentence: `codes` (codes,), `evidence` (pieces, codes, 3), `status` (codes, 4).

    A piece may be inside the evidence, begin it or end it; `offsets` (pieces, 2) say where it stands in the sentence.
    """

    codes: FloatArray
    evidence: FloatArray
    status: FloatArray
    offsets: npt.NDArray[np.int_]


class Encoder:
    """An ONNX session and its vocabulary; one thread, so that processes side by side do not fight for cores."""

    def __init__(self, network: bytes, vocabulary: str) -> None:
        self.network, self.vocabulary = network, vocabulary
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        self._pieces = PieceReader(Tokenizer.from_str(vocabulary))

    def read(self, contexts: Sequence[SentenceContext]) -> list[Reading]:
        """Return one reading per context; every context needs a text."""
        windows = groupby(self._pieces.read(contexts), key=lambda pieces: pieces.context)
        return [_joined([self._run(pieces) for pieces in group]) for _, group in windows]

    def _run(self, pieces: Pieces) -> Reading:
        feed = {"ids": np.array([pieces.ids]), "types": np.array([pieces.types])}
        codes, evidence, status = (array[0] for array in self._session.run(OUTPUTS, feed))
        own = slice(pieces.first, pieces.first + len(pieces.offsets))
        offsets = np.array(pieces.offsets, dtype=int).reshape(-1, 2)
        return Reading(codes.astype(float), evidence[own].astype(float), status.astype(float), offsets)


def _joined(windows: list[Reading]) -> Reading:
    """Let the window with the highest odds for a code decide on its evidence and status."""
    if len(windows) == 1:
        return windows[0]
    best = np.argmax([window.codes for window in windows], axis=0)
    places = sorted({(int(start), int(end)) for window in windows for start, end in window.offsets})
    rows = {place: row for row, place in enumerate(places)}
    evidence = np.empty((len(places), len(best), 3))
    for code, choice in enumerate(best):
        window = windows[choice]
        # Odds of edges have no zero of their own, so what was not read is put below what was.
        evidence[:, code] = window.evidence[:, code].min(axis=0) + _UNREAD
        for place, value in zip(window.offsets, window.evidence[:, code], strict=True):
            evidence[rows[int(place[0]), int(place[1])], code] = value
    codes = np.arange(len(best))
    return Reading(
        codes=np.array([window.codes for window in windows])[best, codes],
        evidence=evidence,
        status=np.array([window.status for window in windows])[best, codes],
        offsets=np.array(places),
    )
