#!/usr/bin/env python3
"""Times `fremgang evaluate` beside other programs that compute the same figures, and beside the machine's limits.

Scripts/benchmark/run.sh sets up what this needs and calls it; the options are the same.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import figures
import generate
import programs
import tables
from measuring import Stopwatch

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "fremgang-benchmark"
SLOW = 10  # seconds after which a program runs in two rounds only


def arguments():
    parser = argparse.ArgumentParser(prog="run.sh", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1k 100k 1M", metavar="LIST",
                        help="respondents, each with :VARIANT where it is not plain (default: %(default)s); variants: "
                        + ", ".join(generate.VARIANTS[1:]))
    parser.add_argument("--rounds", type=int, default=7, metavar="N")
    parser.add_argument("--peers", metavar="LIST", help="of polars, duckdb, pandas, csv, limit, read, count; '' for none")
    parser.add_argument("--threads", default="1 2", metavar="LIST", help="how many threads ours gets (default: %(default)s)")
    parser.add_argument("--fremgang", type=pathlib.Path, default=ROOT / ".build/whole/release/fremgang", metavar="FILE")
    parser.add_argument("--patience", type=float, default=10, metavar="SECONDS",
                        help="how long to wait for a quiet machine before each run (default: %(default)s)")
    parser.add_argument("--no-report", action="store_true", help="do not time the whole report of 109 people")
    parser.add_argument("--results", type=pathlib.Path, default=HERE / "RESULTS.md", metavar="FILE")
    parser.add_argument("--readme", action="store_true", help="also write the README's section")
    parser.add_argument("--measured", type=pathlib.Path, default=CACHE / "measured.json", metavar="FILE",
                        help="where the measurements are kept")
    parser.add_argument("--again", action="store_true", help="measure nothing; write the tables from what was kept")
    return parser.parse_args()


def chosen(options):
    """Ours and its peers, in the order of the tables."""
    ours = [programs.ours(options.fremgang, int(count)) for count in options.threads.split()]
    others = programs.limits(CACHE) + programs.peers()
    if options.peers is not None:
        wanted = options.peers.split()
        for name in set(wanted) - {program.name for program in others}:
            sys.exit(f"{name} is not installed, or nothing that is known here")
        others = [program for program in others if program.name in wanted]
    return ours + others


def export(size, variant):
    """The file of that size and variant, made when it is not there."""
    path = CACHE / "exports" / f"{size}.{variant}.csv"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(".part")
        subprocess.run([sys.executable, HERE / "generate.py", size, variant, half], check=True)
        half.rename(path)
    return path


def take_turns(todo, rounds, stopwatch, folder):
    """All programs in each round, another one first in each. `todo`: name to (arguments, output, first run)."""
    runs = {name: [] for name in todo}
    for turn in range(rounds):
        names = list(todo)
        for name in names[turn % len(names):] + names[: turn % len(names)]:
            command, output, first = todo[name]
            if turn < 2 or first.wall < SLOW:
                runs[name].append(vars(stopwatch.run(command, output)))
    return runs


def measure(size, variant, everyone, options, stopwatch):
    """Times the programs that read this export, after checking that they compute the same."""
    source, respondents = export(size, variant), generate.size_in_words(size)
    todo, expected = {}, None
    with tempfile.TemporaryDirectory() as folder:
        for program in everyone:
            if not program.reads(variant, respondents):
                continue
            target = pathlib.Path(folder) / f"{program.name}.json"
            output = target if program.prints else target.with_suffix(".printed")
            command = program.arguments(source, target)
            todo[program.name] = command, str(output), stopwatch.once(command, str(output))
            if program.computes:
                found = figures.figures(target)
                expected = expected or found
                if told := figures.differences(expected, found):
                    sys.exit(f"{program.title} differs on {size} {variant}:\n  " + "\n  ".join(told))
        runs = take_turns(todo, options.rounds, stopwatch, folder)
    titles = {program.name: program.title for program in everyone}
    return {
        "respondents": respondents, "rows": expected["rows"] if expected else 0, "bytes": source.stat().st_size,
        "programs": {name: {"title": titles[name], "runs": found} for name, found in runs.items()},
    }


def whole_report(options, stopwatch):
    """The time of a report as a folder, and of its figures alone, for the sample of 109 people."""
    sample = ROOT / "SampleData/15m-pool/export.csv"
    with tempfile.TemporaryDirectory() as folder:
        kinds = {
            "folder": ("the whole report as a folder: pages, tables, charts", ("--out", f"{folder}/report")),
            "json": ("the figures alone: `--format json`", ("--format", "json")),
        }
        todo = {}
        for name, (_, extra) in kinds.items():
            command = [str(options.fremgang), "evaluate", str(sample), *extra, "--quiet"]
            todo[name] = command, f"{folder}/printed", stopwatch.once(command, f"{folder}/printed")
        runs = take_turns(todo, 3 * options.rounds, stopwatch, folder)
    return {name: {"title": kinds[name][0], "runs": found} for name, found in runs.items()}


def main():
    options = arguments()
    if options.again:
        measured = json.loads(options.measured.read_text(encoding="utf-8"))
    else:
        everyone, stopwatch = chosen(options), Stopwatch(str(CACHE / "measure"), options.patience)
        measured = {"machine": tables.machine(), "exports": {}}
        for key in options.sizes.split():
            size, _, variant = key.partition(":")
            data = measure(size, variant or "plain", everyone, options, stopwatch)
            measured["exports"][key] = data
            print(f"\n{key}: {tables.size(data)}\n", *tables.results_of(data), sep="\n", flush=True)
        if not options.no_report:
            measured["report"] = whole_report(options, stopwatch)
            print("", *tables.report(measured["report"]), sep="\n")
        options.measured.write_text(json.dumps(measured), encoding="utf-8")
    options.results.write_text(tables.results(measured), encoding="utf-8")
    if options.readme:
        path = ROOT / "README.md"
        readme = path.read_text(encoding="utf-8")
        path.write_text(tables.with_section(readme, tables.section(measured)), encoding="utf-8")


if __name__ == "__main__":
    main()
