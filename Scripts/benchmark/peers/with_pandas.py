"""The job with pandas: declared types, numpy sums, a merge, counts by group and change."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import numpy as np
import pandas as pd

from paired import ITEMS, SCALES, every_summary, separator, write


def score(rows, instrument):
    """The exact numerators of the totals, -1 where too few items are answered."""
    items, least, denominator = SCALES[instrument]
    answers = rows[ITEMS[instrument]].to_numpy()
    answered = (~np.isnan(answers)).sum(axis=1)
    total = np.nansum(answers, axis=1).astype(np.int64)
    return np.where(answered >= least, total * (items * denominator // np.maximum(answered, 1)), -1)


def main(source, target):
    items = [*ITEMS["mhrm"], *ITEMS["lsns6"]]
    types = {"respondent_id": "str", "project": "category", "role": "category", "wave": "category"}
    types |= dict.fromkeys(items, "float32")
    rows = pd.read_csv(
        source, sep=separator(source), encoding="utf-8-sig", usecols=list(types), dtype=types, engine="c",
        keep_default_na=False, na_values=dict.fromkeys(items, [""]),
    )
    for instrument in SCALES:
        rows[instrument] = score(rows, instrument)
    rows = rows[["respondent_id", "project", "role", "wave", *SCALES]]
    pairs = rows[rows.wave == "pre"].merge(
        rows.loc[rows.wave == "post", ["respondent_id", *SCALES]], on="respondent_id", suffixes=("", "_after")
    )
    found = []
    for i in SCALES:
        both = pairs[(pairs[i] >= 0) & (pairs[f"{i}_after"] >= 0)]
        table = (
            both.assign(change=both[f"{i}_after"] - both[i])
            .groupby(["role", "project", "change"], observed=True)
            .agg(count=(i, "size"), before=(i, "sum"), after=(f"{i}_after", "sum"))
            .reset_index()
        )
        found += every_summary(i, *(table[name] for name in ("role", "project", "change", "count", "before", "after")))
    write(target, len(rows), len(rows) - len(pairs), found)


main(*sys.argv[1:])
