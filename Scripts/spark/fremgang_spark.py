#!/usr/bin/env python3
"""One report from CSV exports on any file system that Hadoop reads, counted in parts by fremgang on a Spark cluster.

    spark-submit fremgang_spark.py --fremgang FILE --out report hdfs:///register/2024/*.csv

Spark moves the rows, so that all rows of a respondent come to one place; fremgang counts each slice there and puts the
slices together here. README.md says what is supported and how large a cluster to take.
"""
import argparse
import csv
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import pyarrow
from pyspark import SparkFiles, StorageLevel, TaskContext
from pyspark.sql import Observation, SparkSession
from pyspark.sql import functions as sf

import records

UNIT_SEPARATOR = "\x1f"  # between the texts of several columns that name a respondent together
BYTES_PER_SLICE = 256 << 20
PART_SCHEMA = "slice int, status int, message string, part binary"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("exports", nargs="+", metavar="EXPORT", help="a path or pattern; all files have the same header")
    parser.add_argument("--fremgang", required=True, metavar="FILE", help="the program, built for the cluster's machines")
    parser.add_argument("--plan", metavar="FILE", help="the plan of every part (default: inferred from the first rows)")
    parser.add_argument("--instruments", metavar="DIR", help="instrument files of your own")
    parser.add_argument("--instrument", action="append", default=[], metavar="ID", help="for the plan that is inferred")
    parser.add_argument("--slices", type=int, metavar="N", help="how many parts (default: one for each 256 MiB)")
    parser.add_argument("--multiline", action="store_true", help="cells hold line breaks; files are then read whole")
    parser.add_argument("--keep", metavar="DIR", help="keep the parts in DIR/parts; they tell of single people")
    for option, value in (("--out", "DIR"), ("--format", "LIST"), ("--language", "da|en"), ("--minimum-cell", "N")):
        parser.add_argument(option, metavar=value, help="as for 'fremgang merge'")
    return parser.parse_args()


# ---- what is known before the rows are read ----

def respondent_columns(plan):
    """The columns that name a respondent, from a plan, in which comments and trailing commas are allowed."""
    token = r'"(?:[^"\\]|\\.)*"'
    text = re.sub(rf"({token})|//[^\n]*", lambda m: m.group(1) or "", plan)
    text = re.sub(rf"({token})|,(\s*[}}\]])", lambda m: m.group(1) or m.group(2), text)
    named = json.loads(text)["columns"]["respondent"]
    return [named] if isinstance(named, str) else named


def understood_header(header, columns):
    """The separator under which the header holds the columns of the respondent, where they stand, and how many there are."""
    wanted = [name.strip().casefold() for name in columns]
    for separator in ";,\t|":
        cells = [cell.strip().casefold() for cell in next(csv.reader([header.decode()], delimiter=separator), [])]
        if all(name in cells for name in wanted):
            return separator, [cells.index(name) for name in wanted], len(cells)
    records.stop(f"The header holds no column called {', '.join(columns)}; the plan says that it names the respondent.")


def infer_plan(options, sample, folder):
    """The plan that fremgang infers from the first rows of the first file."""
    first = folder / "sample.csv"
    records.write_private(first, sample)
    command = [options.fremgang, "plan", str(first), *instrument_options(options.instruments)]
    for name in options.instrument:
        command += ["--instrument", name]
    found = subprocess.run(command, capture_output=True)
    sys.stderr.buffer.write(found.stderr)
    if found.returncode:
        records.stop("No plan could be inferred: give one with --plan.")
    return found.stdout


def instrument_options(folder):
    return ["--instruments", folder] if folder else []


# ---- rows and their slices ----

def lines(spark, files, header, separator, columns, width):
    """Every line but the headers, with the text that names its respondent, and what was seen on the way."""
    read = spark.read.option("lineSep", "\n").text(files)
    line = sf.col("value")
    bare = sf.rtrim(line, sf.lit("\r")) if max(columns) == width - 1 else line
    names = ", ".join(f"c{i} string" for i in range(max(columns) + 1))
    quoted = sf.from_csv(bare, names, {"sep": separator, "escape": '"', "emptyValue": ""})
    has_quotes = line.contains('"')  # a row without them is taken apart as bytes
    plain = [sf.substring_index(sf.substring_index(bare, separator, c + 1), separator, -1 if c else 1) for c in columns]
    cells = [
        sf.when(has_quotes, sf.coalesce(quoted[f"c{c}"], sf.lit(""))).otherwise(text) for c, text in zip(columns, plain)
    ]
    is_header = line.isin([h.decode() for h in records.spellings(header)])
    odd = has_quotes & ((sf.length(line) - sf.length(sf.replace(line, sf.lit('"'), sf.lit("")))) % 2 == 1)
    seen = Observation("lines")
    rows = read.observe(seen, sf.count_if(is_header).alias("headers"), sf.count_if(odd).alias("odd"), sf.count(line).alias("lines"))
    rows = rows.where(~is_header & (line != "") & (line != "\r"))
    return rows.select(sf.concat_ws(UNIT_SEPARATOR, *cells).alias("key"), sf.concat(line, sf.lit("\n")).cast("binary").alias("row")), seen


def whole_files(spark, files, separator, columns):
    """The same from files whose cells hold line breaks: Python finds where rows end."""
    def split(batches):
        for batch in batches:
            for content in batch.column(0):
                yield from records.batches(records.rows_of(content.as_py(), separator, columns, UNIT_SEPARATOR))

    return spark.read.format("binaryFile").load(files).select("content").mapInArrow(split, "key string, row binary")


def sliced(rows, count):
    """Rows brought together by slice: XXH64 with the seed 42, as an unsigned number modulo the number of slices."""
    signed = sf.xxhash64("key")  # two to the 64th less where it is negative
    wrapped = sf.pmod(signed, sf.lit(count)) + sf.when(signed < 0, sf.lit(2**64 % count)).otherwise(sf.lit(0))
    return rows.select("row", sf.pmod(wrapped, sf.lit(count)).cast("int").alias("slice")).repartitionById(count, "slice").select("row")


def counter(program, instruments, plan, header, count):
    """What each slice is given to: it feeds the rows to fremgang and hands back the part."""
    def run(batches):
        number = TaskContext.get().partitionId() + 1
        command = [SparkFiles.get(program), "evaluate", "{rows}", "--plan", SparkFiles.get(plan), "--partial", "-",
                   "--part", f"{number}/{count}", "--threads", "1", "--quiet"]
        command += instrument_options(instruments and SparkFiles.get(instruments))
        done = records.feed(command, header, (batch.column(0) for batch in batches))
        if done:
            types = (pyarrow.int32(), pyarrow.int32(), pyarrow.string(), pyarrow.binary())
            arrays = [pyarrow.array([value], kind) for value, kind in zip((number, *done), types)]
            yield pyarrow.RecordBatch.from_arrays(arrays, names=["slice", "status", "message", "part"])

    return run


# ---- the work ----

def count_slices(spark, options, files, sample, temporary, folder):
    """The parts as files in `folder`."""
    header = records.header(sample)
    plan = pathlib.Path(options.plan).read_bytes() if options.plan else infer_plan(options, sample, temporary)
    plan_file = temporary / "plan.json"
    records.write_private(plan_file, plan)
    separator, columns, width = understood_header(header, respondent_columns(plan.decode()))
    program, instruments = ship(spark, options, plan_file)
    bytes_in_all = sum(file.getLen() for file in files)
    count = options.slices or max(spark.sparkContext.defaultParallelism, -(-bytes_in_all // BYTES_PER_SLICE))
    paths = [str(file.getPath()) for file in files]
    if options.multiline:
        rows, seen = whole_files(spark, paths, separator, columns), None
    else:
        rows, seen = lines(spark, paths, header, separator, columns, width)
    run = counter(program, instruments, plan_file.name, header, count)
    # The parts stay on the machines that made them until each is fetched: together they may be more than fits here.
    parts = sliced(rows, count).mapInArrow(run, PART_SCHEMA).persist(StorageLevel.DISK_ONLY)
    failed = parts.where("status != 0").select("slice", "status", "message").collect()
    refuse(sorted(failed), seen.get if seen else None, len(files))
    for part in parts.coalesce(max(1, count // 32)).toLocalIterator(prefetchPartitions=True):
        records.write_private(folder / f"part-{part['slice']:06d}-of-{count:06d}.json", part["part"])
    parts.unpersist()


def ship(spark, options, plan_file):
    """Sends the program, the plan and the instruments to every machine. Returns their names there."""
    spark.sparkContext.addFile(os.path.abspath(options.fremgang))
    spark.sparkContext.addFile(str(plan_file))
    if options.instruments:
        options.instruments = os.path.abspath(options.instruments)
        spark.sparkContext.addFile(options.instruments, recursive=True)
    return os.path.basename(options.fremgang), options.instruments and os.path.basename(options.instruments)


def refuse(failed, seen, files):
    """Ends with what fremgang said of the slices that it refused, or where lines are not rows."""
    if seen and seen["odd"]:
        records.stop(f"{seen['odd']} lines hold a quote that is not closed: give --multiline if cells hold line breaks.")
    if seen and seen["headers"] != files:
        records.stop(f"There are {files} files and {seen['headers']} headers: the rows of a file must all follow one header.")
    if not failed:
        return
    for row in failed[:5]:
        print(f"slice {row['slice']}:\n{row['message']}", file=sys.stderr)
    print(f"{len(failed)} slices were refused; lines are counted within a slice. 'fremgang check' on the files that the rows "
          "came from names file, line and column.", file=sys.stderr)
    sys.exit(max(row["status"] for row in failed))


def merge(options, folder):
    parts = sorted(str(path) for path in folder.glob("part-*.json"))
    command = [options.fremgang, "merge", *parts, *instrument_options(options.instruments)]
    for name in ("out", "format", "language", "minimum_cell"):
        if value := getattr(options, name):
            command += ["--" + name.replace("_", "-"), value]
    return subprocess.run(command).returncode


def main():
    options = arguments()
    spark = SparkSession.builder.appName("fremgang").config("spark.sql.adaptive.enabled", "false").getOrCreate()
    spark.sparkContext.addPyFile(records.__file__)
    files = records.files(spark, options.exports)
    sample = records.sample(spark, files, 1 << 20)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(options.keep or temporary, "parts")
        try:
            folder.mkdir(mode=0o700, parents=True)
        except FileExistsError:
            records.stop(f"{folder} is there already.", 73)
        count_slices(spark, options, files, sample, pathlib.Path(temporary), folder)
        return merge(options, folder)


if __name__ == "__main__":
    sys.exit(main())
