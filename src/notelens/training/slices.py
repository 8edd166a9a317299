"""Gold and found tags -> figures for each register, format and modality: where the tagger can be relied on."""

from collections.abc import Mapping, Sequence

import pandas as pd

from notelens.records import Tag
from notelens.training.corpus import AnnotatedNote
from notelens.training.scoring import is_present, items_of, score

DETAILS = ("register", "format", "modality")
# Figures on fewer notes would say more of these notes than of their kind.
MIN_NOTES = 5


def slice_table(
    gold: Sequence[AnnotatedNote], found: Mapping[str, Sequence[Tag]], *, codes: Sequence[str], core: Sequence[str]
) -> pd.DataFrame:
    """One row per value of a detail with enough notes: their number, micro figures, false tags per 100 sentences."""
    rows = []
    for detail in DETAILS:
        groups: dict[str, list[AnnotatedNote]] = {}
        for note in gold:
            groups.setdefault(getattr(note, detail) or "not given", []).append(note)
        for value, notes in sorted(groups.items(), key=lambda item: -len(item[1])):
            if len(notes) >= MIN_NOTES:
                scores = score(notes, found, codes=codes, core=core)
                figures = {name: scores.overall[name] for name in ("micro_precision", "micro_recall", "micro_f1")}
                place = {"detail": detail, "value": value, "notes": scores.notes, "sentences": scores.sentences}
                rows.append({**place, **figures, "false_per_100": false_per_100(notes, found)})
    return pd.DataFrame(rows)


def false_per_100(gold: Sequence[AnnotatedNote], found: Mapping[str, Sequence[Tag]]) -> float:
    """Found present codes that gold does not have in the same sentence, per 100 sentences."""
    false = 0
    for note in gold:
        wanted = items_of(note, note.tags)
        got = items_of(note, found.get(note.note_id, ()))
        false += sum(is_present(tags) and not is_present(wanted.get(key)) for key, tags in got.items())
    return 100 * false / max(1, sum(len(note.sentences) for note in gold))
