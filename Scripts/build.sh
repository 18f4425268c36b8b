#!/usr/bin/env bash
# Builds the program as it is installed and measured: optimised and, on Linux, with every library inside, so that it
# starts sooner, takes less memory, and runs where neither Swift nor zlib nor Expat is.
#
# usage: build.sh [OPTION OF swift build ...]      leaves .build/whole/release/fremgang and prints its path
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
options=(-c release --static-swift-stdlib --product fremgang --package-path "$root" --scratch-path "$root/.build/whole")
[ "$(uname)" != Linux ] || options+=(-Xswiftc -static-executable)
# Types are asked for by address and not by name, which would be looked up each time the program starts.
options+=(-Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors)
# Values are copied and destroyed by what is known of their types, and not by what the types are asked for at run time.
options+=(-Xswiftc -Xfrontend -Xswiftc -disable-type-layout)
# Room for what is made of generic types is taken where one is made, and not beforehand for each that might be.
options+=(-Xswiftc -Xfrontend -Xswiftc -disable-preallocated-instantiation-caches)
# Neither the runtime of tasks nor that of regular expressions is needed, and each would start with the program: what
# uses one without importing it is refused here.
for module in concurrency string-processing; do
  options+=(-Xswiftc -Xfrontend -Xswiftc "-disable-implicit-$module-module-import")
done
# The functions that an evaluation calls stand together, so that few pages of the program are read and held.
order=$root/Scripts/functions.txt
if [ "$(uname)" = Linux ] && [ -f "$order" ]; then
  options+=(-Xswiftc -Xfrontend -Xswiftc -function-sections -Xswiftc -use-ld=lld)
  # Alike functions of different types stay apart: what they would be merged into has another name in every build.
  options+=(-Xswiftc -Xllvm -Xswiftc -swiftmergefunc-threshold=0)
  # This linker can also optimise all modules as one program.
  options+=(--experimental-lto-mode full)
  options+=(-Xlinker --symbol-ordering-file -Xlinker "$order" -Xlinker --no-warn-symbol-ordering)
fi
swift build "${options[@]}" "$@" >&2
printf '%s\n' "$root/.build/whole/release/fremgang"
