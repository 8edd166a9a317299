"""Tags -> what each note says about each code: documented, documented as not done, planned, past."""

import pandas as pd

from notelens.records import Status

STATES = ("documented", "not_done", "planned", "past")


def note_states(tags: pd.DataFrame) -> pd.DataFrame:
    """Return one row per note and code with at least one tag: note_id, code and a bool for each of STATES.

    A note that documents a code as done and as not done, in two sentences, counts as documented alone.

    >>> tags = pd.DataFrame({"note_id": ["n1", "n1", "n2"], "code": ["repair", "repair", "repair"],
    ...                      "status": ["present", "negated", "negated"]})
    >>> note_states(tags)[["note_id", "documented", "not_done"]].values.tolist()
    [['n1', True, False], ['n2', False, True]]
    """
    has = {status: tags["status"].eq(status.value).astype(bool) for status in Status}
    keys = ["note_id", "code"]
    found = tags[keys].assign(
        documented=has[Status.PRESENT],
        not_done=has[Status.NEGATED],
        planned=has[Status.PLANNED],
        past=has[Status.PAST],
    )
    states = found.groupby(keys, sort=False, as_index=False)[list(STATES)].any()
    states["not_done"] &= ~states["documented"]
    return states
