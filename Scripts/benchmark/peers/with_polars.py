"""The job with polars: declared types, one lazy scan on the streaming engine, counts by group and change."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import polars as pl

from paired import ITEMS, SCALES, every_summary, separator, write


def score(instrument):
    """The exact numerator of the total, or null where too few items are answered."""
    items, least, denominator = SCALES[instrument]
    answers = [pl.col(name) for name in ITEMS[instrument]]
    answered = pl.sum_horizontal(answer.is_not_null().cast(pl.UInt8) for answer in answers)
    weight = pl.lit(items * denominator, pl.Int64) // answered.cast(pl.Int64)
    return pl.when(answered >= least).then(pl.sum_horizontal(answers).cast(pl.Int64) * weight)


def main(source, target):
    texts = dict.fromkeys(("respondent_id", "project", "role", "wave", "date"), pl.String)
    types = texts | dict.fromkeys((*ITEMS["mhrm"], *ITEMS["lsns6"]), pl.UInt8)
    scores = (
        pl.scan_csv(source, separator=separator(source), schema=types)
        .select("respondent_id", "project", pl.col("role").fill_null(""), "wave", **{i: score(i) for i in SCALES})
        .collect(engine="streaming")
    )
    before = scores.lazy().filter(pl.col("wave") == "pre").drop("wave")
    after = scores.lazy().filter(pl.col("wave") == "post").drop("wave", "project", "role")
    pairs = before.join(after, on="respondent_id", suffix="_after").collect(engine="streaming")
    counted = pl.collect_all(
        [
            pairs.lazy()
            .filter(pl.col(i).is_not_null() & pl.col(f"{i}_after").is_not_null())
            .group_by("role", "project", change=pl.col(f"{i}_after") - pl.col(i))
            .agg(count=pl.len(), before=pl.col(i).sum(), after=pl.col(f"{i}_after").sum())
            for i in SCALES
        ],
        engine="streaming",
    )
    found = []
    for instrument, table in zip(SCALES, counted):
        labels = (table[name].to_list() for name in ("role", "project"))
        counts = (table[name].to_numpy() for name in ("change", "count", "before", "after"))
        found += every_summary(instrument, *labels, *counts)
    write(target, scores.height, scores.height - pairs.height, found)


main(*sys.argv[1:])
