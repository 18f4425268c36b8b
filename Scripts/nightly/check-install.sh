#!/usr/bin/env bash
# Installs into a folder that is thrown away, again, and removes it all: the files, their modes, that
# nothing is touched twice, and that a configuration stays. systemd checks the units where it is there.
#
# usage: check-install.sh BINARY
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
binary=${1:?usage: check-install.sh BINARY}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
prefix=$folder/prefix

fail() { printf 'check-install.sh: %s\n' "$1" >&2; exit 1; }
run() { "$here/install.sh" --prefix "$prefix" --binary "$binary" "$@"; }

run --dry-run > "$folder/dry"
[ ! -e "$prefix" ] || fail "--dry-run wrote something"
grep -q "^install .*bin/fremgang$" "$folder/dry" || fail "--dry-run does not say what it would do"

run > "$folder/first"
"$prefix/bin/fremgang" help > /dev/null || fail "the installed program does not run"
if grep -rn '@[A-Z]*@' "$prefix/etc" "$prefix"/*/systemd "$prefix"/share/fremgang; then
  fail "a word between at signs was not filled in"
fi
units=$(dirname "$(find "$prefix" -name fremgang-nightly.timer)")
if command -v systemd-analyze > /dev/null; then
  systemd-analyze verify "$units/fremgang-nightly.service" "$units/fremgang-nightly.timer"
  systemd-analyze security --offline=yes "$units/fremgang-nightly.service" | tail -1
fi

# The configuration can be read; what it names is not there yet.
status=0
"$prefix/bin/fremgang" nightly --config "$prefix/etc/fremgang/nightly.json" --dry-run \
  > "$folder/night" 2>&1 || status=$?
[ $status -eq 66 ] || { cat "$folder/night" >&2; fail "the example ends with $status, not 66"; }
[ -z "$(ls -A "$prefix/var/fremgang/out")" ] || fail "--dry-run wrote something"

echo '// mine' >> "$prefix/etc/fremgang/nightly.json"
before=$(find "$prefix" | sort | xargs stat -c '%n %i %Y %a')
run > "$folder/second"
[ "$before" = "$(find "$prefix" | sort | xargs stat -c '%n %i %Y %a')" ] \
  || fail "a second installation touched something"

run --uninstall > "$folder/third"
run --uninstall > "$folder/fourth"
left=$(cd "$prefix" && find . -type f | sort | tr '\n' ' ')
[ "$left" = "./etc/fremgang/nightly.json " ] || fail "removal left $left"
grep -q mine "$prefix/etc/fremgang/nightly.json" || fail "removal changed the configuration"
echo "install.sh: installed, installed again and removed"
