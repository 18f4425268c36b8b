#!/usr/bin/env bash
# Installs the nightly job: one binary that needs no Swift, a systemd service and timer, a cron line and
# an example of a configuration. Run it again after an update. See README.md beside it.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)

usage() {
  cat <<'TEXT'
usage: install.sh [--prefix DIR] [--inbox DIR] [--out DIR] [--user NAME] [--binary FILE]
                  [--dry-run] [--uninstall]

  --prefix DIR   where to: /usr/local for root, ~/.local for everybody else
  --inbox DIR    where the exports arrive: PREFIX/var/fremgang/inbox
  --out DIR      what is published: PREFIX/var/fremgang/out
  --user NAME    who runs the service (root's installation only): fremgang
  --binary FILE  installs this binary instead of building one
  --dry-run      says what would be done, and does nothing
  --uninstall    removes what was installed; configuration, exports and publications stay
TEXT
}

fail() { printf 'install.sh: %s\n' "$1" >&2; exit "${2:-64}"; }

prefix="" inbox="" out="" user="" binary="" dry=no uninstall=no
while [ $# -gt 0 ]; do
  case $1 in
    --prefix | --inbox | --out | --user | --binary)
      [ $# -ge 2 ] && [ -n "$2" ] || fail "$1 needs a value."
      printf -v "${1#--}" %s "$2"
      shift 2 ;;
    --dry-run) dry=yes; shift ;;
    --uninstall) uninstall=yes; shift ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; fail "what is '$1'?" ;;
  esac
done

is_root=no
[ "$(id -u)" -ne 0 ] || is_root=yes
if [ -z "$prefix" ]; then
  if [ $is_root = yes ]; then prefix=/usr/local; else prefix=$HOME/.local; fi
fi

# An absolute path; the folder need not be there yet.
absolute() { case $1 in /*) printf %s "${1%/}" ;; *) printf %s "$PWD/${1%/}" ;; esac; }
prefix=$(absolute "$prefix")
inbox=$(absolute "${inbox:-$prefix/var/fremgang/inbox}")
out=$(absolute "${out:-$prefix/var/fremgang/out}")
# These paths stand in units and in JSON, where such characters would mean something else.
for path in "$prefix" "$inbox" "$out"; do
  case $path in
    *[!A-Za-z0-9/._+-]*) fail "'$path': use letters, digits and / . _ + - only." ;;
  esac
done
user=${user:-fremgang}
case $user in *[!A-Za-z0-9._-]* | -*) fail "'$user' is no user's name." ;; esac

bin=$prefix/bin/fremgang
share=$prefix/share/fremgang/nightly
etc=$prefix/etc/fremgang
config=$etc/nightly.json
log=$prefix/var/fremgang/log
if [ $is_root = yes ]; then
  units=$prefix/lib/systemd/system systemctl="systemctl"
else
  units=$prefix/share/systemd/user systemctl="systemctl --user" user=$(id -un)
fi
installed="$bin $units/fremgang-nightly.service $units/fremgang-nightly.timer $share/README.md
  $share/fremgang-nightly.cron $share/nightly.example.json $share/nightly.schema.json"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() { printf '%-10s %s\n' "$1" "$2"; }

# put FILE TARGET MODE: in place in one step, so that a run that goes on keeps its binary; not touched
# when it is there already.
put() {
  if cmp -s "$1" "$2" && [ "$(stat -c %a "$2" 2>/dev/null || stat -f %Lp "$2")" = "$3" ]; then
    say unchanged "$2"
    return
  fi
  say install "$2"
  [ $dry = no ] || return 0
  mkdir -p "$(dirname "$2")"
  cp "$1" "$2.new-$$"
  chmod "$3" "$2.new-$$"
  mv -f "$2.new-$$" "$2"
}

fill() {
  local home=yes group
  # What lies in home folders must be seen there.
  case $inbox/$out/$prefix/ in */home/* | */root/*) home=read-only ;; esac
  group=$(id -gn "$user" 2>/dev/null || printf %s "$user")
  sed -e "s|@BIN@|$bin|g" -e "s|@CONFIG@|$config|g" -e "s|@ETC@|$etc|g" -e "s|@INBOX@|$inbox|g" \
    -e "s|@OUT@|$out|g" -e "s|@USER@|$user|g" -e "s|@GROUP@|$group|g" -e "s|@HOME@|$home|g" \
    -e "s|@DOC@|$share|g" -e "s|@LOG@|$log|g" "$here/$1" > "$work/$1"
  # A user's own systemd may not do what stands between these two lines.
  if [ $is_root = no ]; then sed -i.bak '/^#@system$/,/^#@end$/d' "$work/$1"; fi
  sed -i.bak '/^#@/d' "$work/$1"
}

remove() {
  local path folder
  for path in $installed; do
    if [ -e "$path" ] || [ -L "$path" ]; then
      say remove "$path"
      [ $dry = yes ] || rm -f "$path"
    fi
  done
  [ $dry = no ] || return 0
  for folder in "$share" "$prefix/share/fremgang" "$units" "$prefix/lib/systemd" \
    "$prefix/share/systemd" "$prefix/lib" "$prefix/share" "$prefix/bin"; do
    rmdir "$folder" 2>/dev/null || true
  done
  for path in "$config" "$inbox" "$out"; do
    if [ -e "$path" ]; then say keep "$path"; fi
  done
  printf '\nIf the timer runs still: %s disable --now fremgang-nightly.timer\n' "$systemctl"
}

if [ $uninstall = yes ]; then
  remove
  exit 0
fi

if [ -z "$binary" ]; then
  binary=$root/.build/whole/release/fremgang
  if [ $dry = yes ]; then
    say build "$binary"
  else
    strip=(-Xlinker -s)
    [ "$(uname)" != Darwin ] || strip=()
    "$root/Scripts/build.sh" "${strip[@]}" > /dev/null
  fi
fi
[ $dry = yes ] || [ -x "$binary" ] || fail "'$binary' is no program." 66

for file in fremgang-nightly.service fremgang-nightly.timer fremgang-nightly.cron \
  nightly.example.json; do
  fill "$file"
done
if [ -e "$binary" ]; then put "$binary" "$bin" 755; else say install "$bin"; fi
put "$work/fremgang-nightly.service" "$units/fremgang-nightly.service" 644
put "$work/fremgang-nightly.timer" "$units/fremgang-nightly.timer" 644
put "$work/fremgang-nightly.cron" "$share/fremgang-nightly.cron" 644
put "$work/nightly.example.json" "$share/nightly.example.json" 644
put "$here/nightly.schema.json" "$share/nightly.schema.json" 644
put "$here/README.md" "$share/README.md" 644
if [ -e "$config" ]; then say keep "$config"; else put "$work/nightly.example.json" "$config" 644; fi
for folder in "$inbox" "$out" "$log"; do
  [ -d "$folder" ] && continue
  say create "$folder"
  [ $dry = no ] || continue
  mkdir -p "$folder"
  # Exports are health data, for whoever delivers and whoever reads; the log is its reader's alone.
  if [ "$folder" = "$inbox" ]; then chmod 750 "$folder"; fi
  if [ "$folder" = "$log" ]; then chmod 700 "$folder"; fi
  if [ $is_root = yes ] && id "$user" >/dev/null 2>&1; then chown "$user:" "$folder"; fi
done
[ $dry = no ] || exit 0

cat <<TEXT

Next:
  1. $config: the jobs. Put the plan where it says.
  2. $bin nightly --config $config --dry-run
TEXT
if [ $is_root = yes ]; then
  id "$user" >/dev/null 2>&1 || cat <<TEXT
  3. useradd --system --no-create-home --shell /usr/sbin/nologin $user
     chown $user: $inbox $out $log
TEXT
fi
cat <<TEXT
  $systemctl daemon-reload && $systemctl enable --now fremgang-nightly.timer
  or, without systemd, the line of $share/fremgang-nightly.cron
TEXT
case $units in
  /usr/local/lib/systemd/system | /usr/lib/systemd/system | "$HOME/.local/share/systemd/user") ;;
  *) printf '  systemd does not look there by itself: %s link %s/*\n' "$systemctl" "$units" ;;
esac
