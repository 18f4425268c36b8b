#!/usr/bin/env python3
"""Run the commands that README.md shows and compare what they print with what it shows.

In a ```console block a line that begins with `$ ` is a command, run from the repository's root; the
lines below it are its standard output, where `...` stands for any number of lines; a byte order mark
before them, which a terminal does not show, is passed over. A block whose info string is `console skip`
is shown only.

usage: check-readme.py [--test-command]    (print the test command instead, for the gate to call)
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD_LINES = re.compile(r"^(\[\d+/\d+\]|Building |Build complete|Build of |Compiling|Planning|warning: )")


def blocks(text):
    """Yield (command, expected lines) for every command of every console block."""
    for body in re.findall(r"^```console\n(.*?)^```", text, flags=re.M | re.S):
        command, expected = None, []
        for line in body.splitlines():
            if line.startswith("$ "):
                if command:
                    yield command, expected
                command, expected = line[2:], []
            else:
                expected.append(line)
        if command:
            yield command, expected


def matches(expected, actual):
    """Whether the actual lines are the expected ones, `...` standing for any number of lines."""
    if not expected:
        return not actual
    if expected[0] == "...":
        return any(matches(expected[1:], actual[i:]) for i in range(len(actual) + 1))
    return bool(actual) and expected[0] == actual[0] and matches(expected[1:], actual[1:])


def main():
    commands = list(blocks((ROOT / "README.md").read_text(encoding="utf-8")))
    tests = [c for c, _ in commands if c.startswith("swift test")]
    if "--test-command" in sys.argv:
        print(tests[0])
        return 0
    failed = 0
    for command, expected in commands:
        if command in tests:
            continue
        run = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True)
        printed = run.stdout.removeprefix("\ufeff").splitlines()
        actual = [line for line in printed if not BUILD_LINES.match(line)]
        if run.returncode == 0 and matches(expected, actual):
            print(f"as shown: {command}")
            continue
        failed += 1
        print(f"NOT as shown (exit {run.returncode}): {command}")
        print("  expected:", *expected, sep="\n    ")
        print("  printed:", *actual, *run.stderr.splitlines()[-20:], sep="\n    ")
    print(f"{len(commands) - len(tests) - failed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
