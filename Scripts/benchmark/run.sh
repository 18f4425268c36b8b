#!/usr/bin/env bash
# Times `fremgang evaluate` beside other programs and the machine's limits: run.sh --help.
# Sets up what is missing: the release build, two small C programs, and a Python environment with the peers
# (in ~/.cache/fremgang-benchmark; FREMGANG_PEERS='' leaves all but numpy out).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/fremgang-benchmark
mkdir -p "$cache"

compile() { # the program, its options
  [ "$cache/$1" -nt "$here/$1.c" ] || "${CC:-cc}" "${@:2}" "$here/$1.c" -o "$cache/$1" -lm
}
compile measure -O2
compile limit -O3 -march=native

python=$cache/venv/bin/python
peers=${FREMGANG_PEERS-polars duckdb pandas pyarrow}
if ! [ -x "$python" ] || ! "$python" -c 'import numpy' 2>/dev/null; then
  python3 -m venv "$cache/venv"
  # shellcheck disable=SC2086
  "$python" -m pip install --quiet numpy $peers
fi

case " $* " in
  *" --fremgang"* | *" --again "* | *" --help "* | *" -h "*) ;;
  *) "$here/../build.sh" > /dev/null ;;
esac
exec "$python" "$here/benchmark.py" "$@"
