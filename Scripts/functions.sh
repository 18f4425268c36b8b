#!/usr/bin/env bash
# Writes down in functions.txt which functions a small evaluation calls, for build.sh to put them side by side. A name that is
# gone does no harm, and a function that is missing stands with all others, so that the list is made anew when much has changed.
#
#   functions.sh [PROGRAM]      PROGRAM is what build.sh leaves; needs valgrind
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=${1:-$here/../.build/whole/release/fremgang}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Some versions of valgrind give up on what newer compilers write down for debuggers.
strip --strip-debug -o "$work/program" "$program"
python3 "$here/benchmark/small_export.py" 1000 "$work/export.csv"
valgrind --quiet --tool=callgrind --demangle=no --callgrind-out-file="$work/calls" "$work/program" evaluate "$work/export.csv" \
  --instruments "$here/benchmark/instruments" --instrument mhrm --instrument lsns6 --format json --minimum-cell 1 --threads 1 \
  --quiet >/dev/null
# Functions without a name are called by their address, which the linker does not know.
grep -oE 'fn=\([0-9]+\) [_$a-zA-Z][^ ]*' "$work/calls" | sed -e 's/.*) //' -e "s/'[0-9]*$//" | LC_ALL=C sort -u >"$here/functions.txt"
wc -l <"$here/functions.txt"
