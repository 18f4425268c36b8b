"""The job with DuckDB: declared types, two threads, no order to keep, counts by group and change in SQL."""
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import duckdb

from paired import ITEMS, SCALES, every_summary, separator, write


def score(instrument):
    """The exact numerator of the total, or null where too few items are answered."""
    items, least, denominator = SCALES[instrument]
    total = " + ".join(f"coalesce({name}, 0::UTINYINT)" for name in ITEMS[instrument])
    answered = " + ".join(f"({name} IS NOT NULL)::UTINYINT" for name in ITEMS[instrument])
    return f"CASE WHEN {answered} >= {least} THEN ({total})::BIGINT * ({items * denominator}::BIGINT // ({answered})) END AS {instrument}"


def main(source, target):
    database = duckdb.connect(config={"threads": os.cpu_count(), "preserve_insertion_order": False})
    types = dict.fromkeys(("respondent_id", "project", "role", "wave", "date"), "VARCHAR")
    types |= dict.fromkeys((*ITEMS["mhrm"], *ITEMS["lsns6"]), "UTINYINT")
    declared = ", ".join(f"'{name}': '{kind}'" for name, kind in types.items())
    database.execute(
        f"""CREATE TEMP TABLE scores AS
        SELECT respondent_id, project, coalesce(role, '') AS role, wave, {", ".join(map(score, SCALES))}
        FROM read_csv($file, delim = '{separator(source)}', header = true, quote = '"', escape = '"',
                      auto_detect = false, columns = {{{declared}}})""",
        {"file": source},
    )
    database.execute(
        f"""CREATE TEMP TABLE pairs AS
        SELECT b.role, b.project, {", ".join(f"b.{i} AS {i}, a.{i} AS {i}_after" for i in SCALES)}
        FROM scores b JOIN scores a USING (respondent_id) WHERE b.wave = 'pre' AND a.wave = 'post'"""
    )
    found = []
    for i in SCALES:
        table = database.execute(
            f"""SELECT role, project, {i}_after - {i} AS change, count(*) AS count,
                sum({i})::BIGINT AS before, sum({i}_after)::BIGINT AS after
            FROM pairs WHERE {i} IS NOT NULL AND {i}_after IS NOT NULL GROUP BY ALL"""
        ).fetchnumpy()
        found += every_summary(i, *(table[name] for name in ("role", "project", "change", "count", "before", "after")))
    rows, pairs = database.execute("SELECT (SELECT count(*) FROM scores), (SELECT count(*) FROM pairs)").fetchone()
    write(target, rows, rows - pairs, found)


main(*sys.argv[1:])
