"""Word pieces of a sentence with its heading and the sentence before it."""

import pytest
from tokenizers import Tokenizer

from notelens.locations import model_folder
from notelens.tagging.bundle import VOCABULARY
from notelens.tagging.contexts import SentenceContext
from notelens.tagging.pieces import MAX_PREVIOUS, WINDOW, PieceReader

TOKENIZER = Tokenizer.from_file(str(model_folder() / "notelens_tagger" / VOCABULARY))
READER = PieceReader(TOKENIZER)


def said(pieces):
    return [TOKENIZER.id_to_token(number) for number in pieces.ids]


@pytest.mark.parametrize(
    ("section", "speaker", "place", "opening"),
    [
        ("plan", "", 0.5, ["plan", ":"]),
        ("", "", 0.5, ["note", ":"]),
        ("mental_status", "", 0.5, ["mental", "status", ":"]),
        ("plan", "", 0.0, ["plan", "opening", ":"]),
        ("plan", "", 0.95, ["plan", "closing", ":"]),
        ("plan", "client", 0.0, ["client", "says", ":"]),
        ("plan", "therapist", 0.5, ["therapist", "says", ":"]),
    ],
)
def test_the_heading_says_where_the_sentence_stands_and_who_speaks(section, speaker, place, opening):
    [pieces] = READER.read([SentenceContext("Rode on.", "Came late.", section, speaker, place)])
    before = ["[CLS]", *opening, "came", "late", ".", "[SEP]"]
    assert said(pieces) == [*before, "rode", "on", ".", "[SEP]"]
    assert pieces.types == (*(0 for _ in before), 1, 1, 1, 0)
    assert pieces.offsets == ((0, 4), (5, 7), (7, 8))


def test_of_a_long_sentence_before_the_end_is_kept():
    [pieces] = READER.read([SentenceContext("Rode on.", "far " * 90 + "away", "", "", 0.5)])
    assert pieces.types.count(0) == MAX_PREVIOUS + 5
    assert said(pieces)[MAX_PREVIOUS + 2] == "away"


def test_a_long_sentence_is_read_in_windows_that_cover_it():
    text = "word " * 300
    windows = READER.read([SentenceContext("Rode.", "", "", "", 0.5), SentenceContext(text, "", "", "", 0.5)])
    assert [pieces.context for pieces in windows] == [0, *(1 for _ in windows[1:])]
    assert max(len(pieces.offsets) for pieces in windows) == WINDOW
    covered = {start for pieces in windows[1:] for start, _ in pieces.offsets}
    assert covered == set(range(0, len(text) - 1, 5))


def test_an_empty_sentence_has_no_pieces():
    assert READER.read([SentenceContext("", "Came late.", "", "", 0.5)]) == []
