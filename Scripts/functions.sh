#!/usr/bin/env bash
# Writes down in functions.txt which functions a small evaluation calls, and the variables that they keep types in, for build.sh
# to put them side by side. A name that is gone does no harm, and a function that is missing stands with all others, so that the
# list is made anew when much has changed.
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
grep -oE 'fn=\([0-9]+\) [_$a-zA-Z][^ ]*' "$work/calls" | sed -e 's/.*) //' -e "s/'[0-9]*$//" >"$work/functions"
# The emulator has no vectors of 64 bytes, for which there are functions of their own.
printf '%s\n' fremgang_answers fremgang_take_rows >>"$work/functions"
sed -n 's/_of_four$/_of_eight/p' "$work/functions" >"$work/wide"
# A type's accessor keeps what it gives, as do those of witness tables, and what is made once has a mark that it was.
sed -nE -e 's/^([$].*)Ma$/\1ML/p' -e 's/^([$].*)Wl$/\1WL/p' -e 's/^([$].*)WZ$/\1Wz/p' "$work/functions" >"$work/variables"
LC_ALL=C sort -u "$work/functions" "$work/wide" "$work/variables" >"$here/functions.txt"
wc -l <"$here/functions.txt"
