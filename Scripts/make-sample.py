#!/usr/bin/env python3
"""Writes the invented exports in SampleData and their variants for the tests.

    make-sample.py            write the files
    make-sample.py --check    say whether the files on disk are what would be written
    make-sample.py --verify   read the export again and compare it with the published figures

It needs Python 3.9 or later and nothing else, and writes the same bytes wherever it runs.
"""

import argparse
import re
import sys
from pathlib import Path

from sample import layouts, odd_set, small_sets, systems, verify
from sample.people import everyone

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "SampleData"
FIXTURES = ROOT / "Tests" / "FremgangCommandTests" / "Fixtures"
PLAN = SAMPLE / "15m-pool" / "plan.json"

WIDE_COLUMNS = """\
  "columns": {
    "respondent": "borger_id",
    "date": { "før": "dato_foer", "efter": "dato_efter" },
    "answerMode": { "før": "besvaret_foer", "efter": "besvaret_efter" },
    "waveSuffixes": { "før": "_foer", "efter": "_efter" },
    "groups": { "role": "rolle", "project": "projekt" },
    // Neither belongs to a questionnaire.
    "ignore": ["alder", "timer_pr_uge_foer", "timer_pr_uge_efter"]
  },
"""


def wide_plan(plan):
    """The plan with the columns of the wide layout in place of the long one's."""
    text, replaced = re.subn(
        r'^  "columns": \{\n.*?^  \},\n', lambda _: WIDE_COLUMNS, plan, flags=re.DOTALL | re.MULTILINE
    )
    if replaced != 1:
        sys.exit(f"{PLAN}: expected one block of columns, found {replaced}")
    return text


def files():
    """Every file that this program writes, with its bytes."""
    people = everyone()
    long = layouts.long_rows(people)
    plan = PLAN.read_bytes()
    exports = {SAMPLE / path: content for path, content in systems.files().items()}
    return exports | {
        SAMPLE / "15m-pool" / "export.csv": layouts.danish_excel(layouts.LONG, long),
        SAMPLE / "who-5" / "export.csv": small_sets.who5(),
        SAMPLE / "messy" / "export.csv": small_sets.messy(),
        SAMPLE / "messy" / "codes-from-1.csv": small_sets.codes_from_one(),
        SAMPLE / "messy" / "odd.csv": odd_set.odd(),
        FIXTURES / "shuffled" / "export.csv": layouts.danish_excel(
            layouts.LONG, layouts.shuffled_rows(people)
        ),
        FIXTURES / "shuffled" / "plan.json": plan,
        FIXTURES / "wide" / "export.csv": layouts.danish_excel(
            layouts.WIDE, layouts.wide_rows(people)
        ),
        FIXTURES / "wide" / "plan.json": wide_plan(plan.decode("utf-8")).encode("utf-8"),
        FIXTURES / "utf16" / "export.csv": layouts.unicode_text(layouts.LONG, long),
        FIXTURES / "utf16" / "plan.json": plan,
    }


def write():
    for path, content in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(f"{path.relative_to(ROOT)}: {len(content)} bytes")


def check():
    """Whether all files are on disk as they would be written."""
    differing = [
        path for path, content in files().items()
        if not path.exists() or path.read_bytes() != content
    ]
    for path in differing:
        print(f"{path.relative_to(ROOT)}: not what make-sample.py writes", file=sys.stderr)
    if not differing:
        print("all files are as make-sample.py writes them")
    return not differing


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare the files on disk; write nothing")
    parser.add_argument("--verify", action="store_true", help="compare with the published figures")
    arguments = parser.parse_args()
    if not (arguments.check or arguments.verify):
        write()
    good = not arguments.check or check()
    if arguments.verify:
        good = verify.run(SAMPLE, FIXTURES) and good
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
