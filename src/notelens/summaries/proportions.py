"""Notes and tags -> for each code, the share of notes that document it, with interval and n."""

from math import nan, sqrt
from statistics import NormalDist

import pandas as pd

from notelens.codebook import Codebook
from notelens.records import Status
from notelens.summaries.columns import column
from notelens.summaries.states import STATES, note_states

# Fewer notes than this are told as "k of n", never as a rate.
MIN_NOTES = 5

GROUPINGS = ("clinician", "client", "modality", "setting", "format")

# Quantile of the normal distribution for 95 %, two-sided.
Z = NormalDist().inv_cdf(0.975)

# The number that pandas gives to the group of missing values.
MISSING = -1

NOTE_COUNTS = {
    "documented": "notes_documented",
    "not_done": "notes_negated",
    "planned": "notes_planned",
    "past": "notes_past",
}

RATE_COLUMNS = ("code", "name", "group", "core", "notes_documented", "n", "share", "low", "high", "small",
                "notes_planned", "notes_negated", "notes_past", "sentences")  # fmt: skip


def wilson(k: int, n: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of k in n, as shares; two NaN where n is 0.

    It takes notes for independent, so it is somewhat narrow where many notes are of one client.

    >>> low, high = wilson(15, 50)
    >>> f"{low:.3f} to {high:.3f}"
    '0.191 to 0.438'
    >>> wilson(0, 0)
    (nan, nan)
    """
    if n == 0:
        return nan, nan
    # Written out (Wilson 1927): importing statsmodels for it would delay the first page by a fifth.
    middle = (k + Z * Z / 2) / (n + Z * Z)
    half = Z * sqrt(k * (n - k) / n + Z * Z / 4) / (n + Z * Z)
    # Exact at the ends, where the sums leave a trace of rounding.
    return 0.0 if k == 0 else middle - half, 1.0 if k == n else middle + half


def with_intervals(counts: pd.DataFrame) -> pd.DataFrame:
    """Return notes_documented and n with share, low, high and small; where n is small, the three are NaN.

    >>> with_intervals(pd.DataFrame({"notes_documented": [2], "n": [4]})).to_dict("records")
    [{'notes_documented': 2, 'n': 4, 'share': nan, 'low': nan, 'high': nan, 'small': True}]
    """
    pairs = [(int(k), int(n)) for k, n in zip(counts["notes_documented"], counts["n"], strict=True)]
    known = {(k, n): (k / n, *wilson(k, n)) for k, n in set(pairs) if n >= MIN_NOTES}
    found = [known.get(pair, (nan, nan, nan)) for pair in pairs]
    intervals = pd.DataFrame(found, columns=["share", "low", "high"], index=counts.index, dtype="float64")
    return counts.join(intervals).assign(small=counts["n"] < MIN_NOTES)


def documentation_rates(
    notes: pd.DataFrame, tags: pd.DataFrame, codebook: Codebook, *, by: str | None = None
) -> pd.DataFrame:
    """Return one row per code (and per value of the column `by`), core codes first, else in the codebook's order.

    n counts all notes, those without tags too. notes_negated counts notes in which the code is documented as not done
    and nowhere as done; notes_planned and notes_past stand beside the other two. sentences counts those that document
    the code. Tags of other notes, or of codes that the codebook lacks, are left out. With `by`, groups are in
    alphabetical order and notes without a value come last, as a group of their own.

    >>> from notelens.codebook import load_codebook
    >>> notes = pd.DataFrame({"note_id": ["n1", "n2", "n3", "n4", "n5"]})
    >>> tags = pd.DataFrame({"note_id": ["n1", "n2"], "code": ["empathy", "empathy"],
    ...                      "status": ["present", "planned"], "sentence_start": [0, 0]})
    >>> rates = documentation_rates(notes, tags, load_codebook()).set_index("code")
    >>> rates.loc[["empathy"], ["notes_documented", "n", "share", "notes_planned"]].to_dict("records")
    [{'notes_documented': 1, 'n': 5, 'share': 0.2, 'notes_planned': 1}]
    """
    if by is not None and by not in GROUPINGS:
        raise ValueError(f"Rates cannot be split by {by!r}. Choose one of {', '.join(GROUPINGS)}.")
    values = pd.Series("all", index=notes.index) if by is None else column(notes, by)
    numbers, names = pd.factorize(values, sort=True)
    groups = [0] if by is None else [*range(len(names)), *([MISSING] if MISSING in numbers else [])]
    codes = sorted(codebook, key=lambda code: not code.core)
    grid = pd.MultiIndex.from_product([groups, [code.id for code in codes]], names=["number", "code"])
    counts = _counts(tags, dict(zip(notes["note_id"], numbers, strict=True))).reindex(grid, fill_value=0).reset_index()
    sizes = pd.Series(numbers).value_counts()
    rates = with_intervals(counts.assign(n=counts["number"].map(sizes).fillna(0).astype(int)))
    about = {code.id: (code.name, code.group.value, code.core) for code in codes}
    for position, name in enumerate(("name", "group", "core")):
        rates[name] = [about[code][position] for code in rates["code"]]
    if by is None:
        return rates[list(RATE_COLUMNS)]
    return rates.assign(**{by: rates["number"].map(dict(enumerate(names)))})[[by, *RATE_COLUMNS]]


def _counts(tags: pd.DataFrame, group_of: dict[str, int]) -> pd.DataFrame:
    """Return the counts of notes and sentences, by number of the group and code."""
    here = tags[tags["note_id"].isin(group_of)]
    states = note_states(here)
    keys = [states["note_id"].map(group_of).rename("number"), "code"]
    notes = states.groupby(keys)[list(STATES)].sum().rename(columns=NOTE_COUNTS)
    present = here[here["status"].eq(Status.PRESENT.value).astype(bool)]
    present = present.drop_duplicates(["note_id", "code", "sentence_start"])
    sentences = present.groupby([present["note_id"].map(group_of).rename("number"), "code"]).size()
    return notes.assign(sentences=sentences).fillna(0).astype(int)
