#!/usr/bin/env bash
# Runs every fuzz driver for a share of the time and reports what broke.
#
#   Scripts/fuzz.sh [SECONDS] [DRIVER...]
#
# Equal runs begin with equal inputs, so that the gate does not hang on luck; FREMGANG_FUZZ_SEED=N tries
# others. What is learnt stays in .build-fuzz/corpus; what breaks, made small, in .build-fuzz/crashes.
# Fails if anything did. FREMGANG_FUZZ_SEEDS names a folder with folders of further inputs to begin
# with, one for each driver.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-60}
shift || true
declare -A share=([export]=9 [stream]=4 [results]=4 [instrument]=3 [workbook]=3 [archive]=2 [plan]=2 [partial]=2 [nightly]=2 [json]=1 [text]=1)
declare -A longest=([export]=4096 [stream]=4096 [results]=16384 [instrument]=8192 [plan]=4096 [json]=2048 [text]=512 [partial]=16384 [nightly]=8192
  [workbook]=12288 [archive]=6144)
drivers=("$@")
[ ${#drivers[@]} -gt 0 ] || drivers=(export stream results partial nightly instrument workbook archive plan json text)

toolchain=$(dirname "$(dirname "$(readlink -f "$(command -v swiftc)")")")
if [ -z "$(find "$toolchain/lib" -name 'libclang_rt.fuzzer*' -print -quit)" ]; then
  echo "This toolchain has no libFuzzer: nothing is fuzzed."
  exit 0
fi

# With backtraces on, a program that breaks would wait for somebody to look.
export SWIFT_BACKTRACE=enable=no
# Of two sanitizers Swift's compiler hears the last alone, so coverage is asked for by name.
FREMGANG_FUZZ=1 swift build -c release --scratch-path .build-fuzz --product Fuzz \
  --sanitize=fuzzer --sanitize=address \
  -Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp,indirect-calls \
  2>&1 | grep -E 'error|Build of product' || { echo "The drivers do not build."; exit 1; }
program=$(pwd)/.build-fuzz/release/Fuzz
work=$(pwd)/.build-fuzz
python3 Scripts/fuzz/prepare.py "$work"

# The last limit is for an allocation that a few bytes of input can ask for.
limits=(-timeout=10 -rss_limit_mb=1024 -malloc_limit_mb=512)
export ASAN_OPTIONS=detect_leaks=0:handle_abort=1:allocator_may_return_null=0

total=0
for driver in "${drivers[@]}"; do total=$((total + share[$driver])); done

failed=0
for driver in "${drivers[@]}"; do
  export FREMGANG_FUZZ_DRIVER=$driver
  corpus=$work/corpus/$driver crashes=$work/crashes/$driver log=$work/$driver.log
  mkdir -p "$corpus" "$crashes"
  more=()
  for folder in "Tests/FremgangFuzzTests/Corpus/$driver" "${FREMGANG_FUZZ_SEEDS:-/nowhere}/$driver"; do
    if [ -d "$folder" ]; then more+=("$folder"); fi
  done
  status=0
  "$program" "$corpus" "$work/seeds/$driver" "${more[@]}" "${limits[@]}" -dict="$work/$driver.dict" \
    -max_len="${longest[$driver]}" -seed="${FREMGANG_FUZZ_SEED:-1}" -max_total_time=$((seconds * share[$driver] / total + 1)) \
    -artifact_prefix="$crashes/" -print_final_stats=1 >"$log" 2>&1 || status=$?
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  coverage=$(grep -oE 'cov: [0-9]+' "$log" | tail -1 || true)
  memory=$(sed -n 's/^stat::peak_rss_mb: *//p' "$log")
  echo "$driver: ${runs:-?} executions, ${coverage:-no coverage}, ${memory:-?} MB, exit $status"
  [ $status -eq 0 ] && continue
  failed=1
  grep -E 'Fatal error|ERROR: |SUMMARY|Test unit written' "$log" | head -5 || true
  input=$(sed -n 's/^.*Test unit written to //p' "$log" | tail -1)
  [ -n "$input" ] || continue
  small=$crashes/small-$(basename "$input")
  "$program" -minimize_crash=1 -max_total_time=30 "${limits[@]}" -exact_artifact_path="$small" "$input" \
    >/dev/null 2>&1 || true
  [ -s "$small" ] || cp "$input" "$small"
  echo "made small: $small"
done
exit $failed
