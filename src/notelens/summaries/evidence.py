"""A figure of the rates -> the notes and the tags that it counts."""

import pandas as pd

from notelens.records import Status
from notelens.summaries.columns import column
from notelens.summaries.states import note_states


def notes_with(tags: pd.DataFrame, code: str, status: Status | str) -> list[str]:
    """Return the ids of the notes that a figure counts, in the order of the tags.

    For "negated" these are the notes that document the code as not done and nowhere as done.

    >>> tags = pd.DataFrame({"note_id": ["n2", "n1", "n1"], "code": ["repair", "repair", "repair"],
    ...                      "status": ["negated", "negated", "present"]})
    >>> notes_with(tags, "repair", "negated")
    ['n2']
    """
    return list(dict.fromkeys(_behind(tags, code, Status(status))["note_id"]))


def evidence_rows(
    notes: pd.DataFrame,
    tags: pd.DataFrame,
    *,
    code: str,
    status: Status | str = Status.PRESENT,
    by: str | None = None,
    value: str | None = None,
) -> pd.DataFrame:
    """Return the rows of `tags` behind one figure of `documentation_rates`, with the index they have in `tags`.

    `by` and `value` choose the group, as in the rates; a missing value chooses the notes without one.
    """
    chosen = notes
    if by is not None:
        values = column(notes, by)
        belongs = values.isna() if pd.isna(value) else values.eq(value).fillna(False)
        chosen = notes[belongs.astype(bool)]
    return _behind(tags[tags["note_id"].isin(chosen["note_id"])], code, Status(status))


def _behind(tags: pd.DataFrame, code: str, status: Status) -> pd.DataFrame:
    of_code = tags[tags["code"].eq(code).astype(bool)]
    rows = of_code[of_code["status"].eq(status.value).astype(bool)]
    if status is Status.NEGATED:
        states = note_states(of_code)
        rows = rows[rows["note_id"].isin(states.loc[states["not_done"], "note_id"])]
    return rows
