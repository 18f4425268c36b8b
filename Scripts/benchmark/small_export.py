#!/usr/bin/env python3
"""Writes the invented answers that instructions are counted on, with Python alone: small_export.py RESPONDENTS FILE

The shape is that of generate.py's plain export; the numbers come from a generator written out here, because the library's may
change from one version of Python to the next.
"""
import sys

PROJECTS = (
    "Aarhus Brugerhus", "Fælles Fodslag", "Bedre Hverdag", "Medspiller",
    "Recovery-caféen", "Netværk Nord", "Åben Dør", "Ung i Balance",
)
ROLES = ("deltager", "deltager", "frivillig med brugererfaring", "")


class Numbers:
    """SplitMix64."""

    def __init__(self, seed):
        self.state = seed

    def below(self, end):
        self.state = (self.state + 0x9E3779B97F4A7C15) % 2**64
        mixed = self.state
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 % 2**64
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB % 2**64
        return (mixed ^ mixed >> 31) % end


def answers(numbers, count, highest, usual):
    """Answers around a person's usual one; one in sixty is blank."""
    cells = (min(max(usual + numbers.below(3) - 1, 0), highest) for _ in range(count))
    return ["" if numbers.below(60) == 0 else str(cell) for cell in cells]


def rows(respondents):
    numbers, found = Numbers(2024), []
    for person in range(respondents):
        key, usual = f"p{person * 7919 % 10_000_000:07d}", 1 + numbers.below(3)
        groups = [PROJECTS[numbers.below(8)], ROLES[numbers.below(4)]]
        waves = ["pre", "post"] if numbers.below(5) else ["pre"]
        for wave in waves:
            date = f"20{23 + (wave == 'post')}-{1 + numbers.below(12):02d}-{1 + numbers.below(28):02d}"
            usual = min(usual + (wave == "post" and numbers.below(4) == 0), 4)
            cells = [key, *groups, wave, date, *answers(numbers, 30, 4, usual), *answers(numbers, 6, 5, usual)]
            found.append((numbers.below(2**32), ",".join(cells)))
    return [line for _, line in sorted(found)]


def main():
    items = [f"mhrm_{i:02d}" for i in range(1, 31)] + [f"lsns_{i}" for i in range(1, 7)]
    header = ",".join(["respondent_id", "project", "role", "wave", "date", *items])
    with open(sys.argv[2], "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join([header, *rows(int(sys.argv[1]))]) + "\n")


main()
