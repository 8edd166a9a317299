"""SentenceContext -> the texts and numbers that the heads are trained on. Changing these means training again."""

import numpy as np
import numpy.typing as npt

from notelens.tagging.agents import Agent, agents_of, normal_forms
from notelens.tagging.contexts import SentenceContext
from notelens.tagging.cues import status_cues
from notelens.tagging.words import Word, words_of

FloatArray = npt.NDArray[np.float64]

CODE_COLUMNS = ("forms", "characters", "previous", "setting")
STATUS_COLUMNS = ("forms", "before", "inside", "setting")
_BREAKS = frozenset(
    [
        ",",
        ";",
        ":",
        ".",
        "!",
        "?",
        "(",
        ")",
        "→",
        "-",
        "–",
        "—",
        "and",
        "but",
        "that",
        "who",
        "which",
        "when",
        "while",
        "because",
        "if",
        "as",
        "so",
    ]
)
_QUOTES = frozenset('"“”')


def code_texts(context: SentenceContext) -> list[str]:
    """Texts for the code head, one per name in CODE_COLUMNS."""
    words = words_of(context.text)
    return [" ".join(normal_forms(words)), context.text.lower(), context.previous.lower(), _setting(context, words)]


def status_texts(context: SentenceContext, code: str, start: int, end: int) -> list[str]:
    """Texts for the status head, one per name in STATUS_COLUMNS; the evidence for `code` is text[start:end]."""
    words = words_of(context.text)
    forms = normal_forms(words)
    before = [form for word, form in zip(words, forms, strict=True) if word.end <= start]
    inside = [form for word, form in zip(words, forms, strict=True) if word.start < end and word.end > start]
    places = [index for index, word in enumerate(words) if word.start < end and word.end > start]
    cues = status_cues(words, places[0], places[-1] + 1) if places else []
    marks = [
        *(f"first_{form}" for form in forms[:3]),
        f"code_{code}",
        f"code_{code}_{context.section or 'none'}",
        *cues,
    ]
    marks += [f"{cue}_{context.section or 'none'}" for cue in cues]
    return [" ".join(forms), " ".join(before[-6:]), " ".join(inside), " ".join([_setting(context, words), *marks])]


def _setting(context: SentenceContext, words: list[Word]) -> str:
    subject = next((agent for agent in agents_of(words[:4]) if agent is not Agent.UNNAMED), Agent.UNNAMED)
    marks = [
        f"section_{context.section or 'none'}",
        f"speaker_{context.speaker or 'none'}",
        f"subject_{subject}",
        f"length_{min(6, len(words) // 4)}",
        f"place_{int(context.place * 4)}",
    ]
    marks += [f"has_{name}" for name, signs in (("quote", '"“'), ("question", "?"), ("arrow", "→"), ("box", "[")) if
              any(sign in context.text for sign in signs)]  # fmt: skip
    return " ".join(marks)


def token_numbers(words: list[Word], gains: FloatArray) -> FloatArray:
    """Numbers for the span head: one row per word, from what each word adds to the code's score (`gains`).

    The gains are scaled by the largest in the sentence, so that one head serves all codes.
    """
    count = len(words)
    scaled = gains / max(1e-6, float(np.abs(gains).max(initial=0.0)))
    padded = np.concatenate([np.zeros(3), scaled, np.zeros(3)])
    around = [padded[3 + step : 3 + step + count] for step in range(-3, 4)]
    best = int(np.argmax(scaled)) if count else 0
    breaks = np.cumsum([word.form in _BREAKS for word in words])
    quotes = np.cumsum([word.form in _QUOTES for word in words])
    place = np.arange(count)
    columns = [
        *around,
        np.convolve(scaled, np.ones(7) / 7, mode="same")[:count]
        if count >= 7
        else np.full(count, scaled.mean() if count else 0.0),
        np.maximum.accumulate(scaled),
        np.maximum.accumulate(scaled[::-1])[::-1],
        (place - best) / 10,
        np.abs(place - best) / 10,
        (place < best).astype(float),
        np.abs(breaks - (breaks[best] if count else 0)),
        (breaks == (breaks[best] if count else 0)).astype(float),
        (quotes % 2 == 1).astype(float),
        np.array([word.is_sign for word in words], dtype=float),
        np.array([word.form in _BREAKS for word in words], dtype=float),
        place / max(1, count),
        (count - place) / max(1, count),
        (place == 0).astype(float),
        np.full(count, min(count, 40) / 40),
        np.array([word.form.endswith(("ed", "ing")) for word in words], dtype=float),
        np.array([agent is not Agent.UNNAMED for agent in agents_of(words)], dtype=float),
    ]
    return np.stack(columns, axis=1) if count else np.zeros((0, len(columns)))
