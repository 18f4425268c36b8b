#!/usr/bin/env bash
# Runs fremgang_spark.py in local mode on invented exports, and compares results.json with that of one run, byte for byte.
#
#   check.sh [--install] [PROGRAM]     PROGRAM: fremgang (default: .build/release/fremgang); Java 17 is needed
#
# --install puts pyspark with pandas and pyarrow into a Python environment in ~/.cache/fremgang-spark; else those that python3 finds are used.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python=python3
if [ "${1:-}" = --install ]; then
  shift
  cache=${XDG_CACHE_HOME:-$HOME/.cache}/fremgang-spark
  [ -x "$cache/bin/python" ] || python3 -m venv "$cache"
  "$cache/bin/python" -m pip install --quiet 'pyspark[sql]>=4.1'
  python=$cache/bin/python
fi
program=${1:-$here/../../.build/release/fremgang}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PYSPARK_PYTHON=$python PYSPARK_DRIVER_PYTHON=$python
mine=(--instruments "$here/../benchmark/instruments")
chosen=(--instrument mhrm --instrument lsns6)

python3 "$here/../benchmark/small_export.py" 3000 "$work/all.csv"
"$program" plan "$work/all.csv" "${mine[@]}" "${chosen[@]}" --quiet >"$work/plan.json"
"$program" evaluate "$work/all.csv" --plan "$work/plan.json" "${mine[@]}" --format json --quiet >"$work/one-run.json"

# Every file has the header and some of the rows, and people are in several files.
python3 - "$work" <<'PYTHON'
import gzip
import pathlib
import sys

work = pathlib.Path(sys.argv[1])
header, *rows = (work / "all.csv").read_text(encoding="utf-8").splitlines()


def write(folder, number, lines, end="\n", mark="", pack=False):
    (work / folder).mkdir(exist_ok=True)
    data = (mark + end.join(lines) + end).encode()
    if pack:
        (work / folder / f"{number}.csv.gz").write_bytes(gzip.compress(data))
    else:
        (work / folder / f"{number}.csv").write_bytes(data)


def quoted(line):
    return ",".join(f'"{cell}"' for cell in line.split(","))


def last(line):  # the respondent in the last column
    first, _, rest = line.partition(",")
    return f"{rest},{first}"


for number in range(4):
    part = rows[number::4]
    write("plain", number, [header, *part])
    write("packed", number, [header, *part], pack=True)
    write("windows", number, [header, *part], end="\r\n", mark="\ufeff")
    write("quoted", number, [header, *map(quoted, part)])
    write("last", number, [last(header), *map(last, part)], end="\r\n")
    # A remark that nobody reads, over two lines, with a quote in it.
    write("remarks", number, [header + ",bemærkning", *(row + ',"to ""linjer""\n,her"' for row in part)])
PYTHON

check() { # the folder, further options
  local out=$work/$1.results
  if "$python" "$here/fremgang_spark.py" --fremgang "$program" --plan "$work/plan.json" "${mine[@]}" --slices 7 \
    --out "$out" --format json "${@:2}" "$work/$1" >"$work/said" 2>&1 && cmp "$out/results.json" "$work/one-run.json"; then
    echo "as one run: $1"
  else
    echo "NOT as one run: $1"
    grep -avE '^(WARNING|Setting default|To adjust|Using Spark)|WARN ' "$work/said" | tail -30
    failed=yes
  fi
}

failed=
for folder in plain packed windows quoted last; do check "$folder"; done
check remarks --multiline
[ -z "$failed" ]
