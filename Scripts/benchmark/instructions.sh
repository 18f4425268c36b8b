#!/usr/bin/env bash
# Counts the instructions that `evaluate` takes per row, and compares them with instructions.txt. A clock on a shared machine
# tells a tenth more from a tenth less by luck; a count of instructions does not. It warns and never fails.
#
#   instructions.sh [--record] [PROGRAM]      PROGRAM is an optimised build (default: .build/release/fremgang)
#
# A count of 4,000 people is taken from one of 16,000: what is left is rows, without the start. In both every group is large
# enough for the statistics of large samples.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
record=
if [ "${1:-}" = --record ]; then record=yes; shift; fi
program=${1:-$here/../../.build/release/fremgang}
[ -x "$program" ] || { echo "Instructions are not counted: there is no $program."; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

perf_counts() { perf stat -x, -e instructions:u true 2>&1 | grep -q '^[0-9]'; }
if command -v perf >/dev/null && perf_counts; then
  tool=perf
else
  command -v valgrind >/dev/null || { apt-get update -qq && apt-get install -y -qq valgrind; } >/dev/null 2>&1 || true
  command -v valgrind >/dev/null || { echo "Instructions are not counted: neither perf nor valgrind is to be had."; exit 0; }
  tool=valgrind
  # Some versions give up on what newer compilers write down for debuggers, which is not needed here.
  if strip --strip-debug -o "$work/program" "$program" 2>/dev/null; then program=$work/program; fi
fi

evaluate() { # the export; in front of it, what counts. Hashing without its random seed takes the same path each time.
  SWIFT_DETERMINISTIC_HASHING=1 "${@:2}" "$program" evaluate "$1" --instruments "$here/instruments" --instrument mhrm \
    --instrument lsns6 --format json --minimum-cell 1 --threads 1 --quiet
}

count() {
  if [ "$tool" = perf ]; then
    evaluate "$1" perf stat -x, -o "$work/count" -e instructions:u -- >/dev/null || return 0
    sed -n 's/^\([0-9]*\),.*/\1/p' "$work/count"
  else
    evaluate "$1" valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null --log-file="$work/count" >/dev/null || return 0
    sed -n 's/.*I *refs: *\([0-9,]*\).*/\1/p' "$work/count" | tr -d ,
  fi
}

rows() { echo $(($(wc -l <"$1") - 1)); }

for people in 4000 16000; do python3 "$here/small_export.py" "$people" "$work/$people.csv"; done
small=$(count "$work/4000.csv") large=$(count "$work/16000.csv")
if [ -z "$small" ] || [ -z "$large" ]; then
  echo "Instructions are not counted: $tool says nothing of them, or the program failed."
  exit 0
fi
per_row=$(((large - small) / ($(rows "$work/16000.csv") - $(rows "$work/4000.csv"))))
machine=$(uname -sm)

compare() { # what, the count, what is written down
  local change=$((($2 - $3) * 1000 / $3))
  printf '%s: %s (%s written down, %s%%)\n' "$1" "$2" "$3" "$(awk "BEGIN { printf \"%+.1f\", $change / 10 }")"
  [ "$change" -le 50 ] || echo "warning: $1 has risen by more than 5 %. If it must, record it: Scripts/benchmark/instructions.sh --record"
}

if [ -n "$record" ]; then
  printf 'machine: %s\nper row: %s\n4,000 people: %s\n' "$machine" "$per_row" "$small" >"$here/instructions.txt"
  cat "$here/instructions.txt"
  exit 0
fi
written() { sed -n "s/^$1: //p" "$here/instructions.txt"; }
if [ "$(written machine)" = "$machine" ]; then
  compare "per row" "$per_row" "$(written "per row")"
  compare "4,000 people" "$small" "$(written "4,000 people")"
else
  printf 'per row: %s\n4,000 people: %s\nNothing is written down for %s.\n' "$per_row" "$small" "$machine"
fi
