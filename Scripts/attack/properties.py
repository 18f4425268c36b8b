#!/usr/bin/env python3
"""Looks for an export that gives wrong numbers: by the order of waves, and by the way it is written.

usage: properties.py [waves|writing] [--seconds N] [--seed N] [--program FILE]

waves: labels whose order in time is known here; a pairing against that order is a fault, a refusal
is none. writing: one set of answers written in many ways; results that differ are a fault.
"""
import argparse
import collections
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
ITEMS = [f"who5_{number}" for number in range(1, 6)]

# Each scheme gives labels in their true order in time.
WORDS = [
    ["før", "efter"], ["start", "midtvejs", "slut"], ["baseline", "opfølgning"], ["pre", "post"], ["T0", "T1", "T2"],
    ["1. måling", "2. måling", "3. måling"], ["måling 1", "måling 2"], ["første", "anden"], ["indskrivning", "udskrivning"],
    ["pretest", "posttest", "follow-up"], ["before", "after"], ["Start", "Nu"], ["0", "1"], ["1", "2"], ["w1", "w2", "w10"],
]
TRICKY = [
    ["6 months", "1 year"], ["3 mdr", "1 år"], ["6 uger", "2 måneder"], ["14 dage", "1 måned"], ["baseline", "6 months", "1 year"],
    ["start", "3 mdr", "1 år"], ["10 uger før", "2 uger før"], ["2 uger før udskrivning", "udskrivning"],
    ["efter indskrivning", "før udskrivning"], ["efter jul", "før sommer"], ["slut 2013", "start 2014"],
    ["2. halvår 2014", "1. halvår 2015"], ["4. kvartal 2014", "1. kvartal 2015"], ["Q4 2014", "Q1 2015"],
    ["uge 48", "uge 3"], ["uge 50 2014", "uge 2 2015"], ["dec 14", "jan 15"], ["efterår 2014", "forår 2015"],
    ["-1", "0"], ["T-1", "T0"], ["t-1", "t1"], ["efter 3 mdr", "12 mdr"], ["opfølgning 3 mdr", "efter 1 år"],
    ["anden", "tredje"], ["sidste år", "nu"], ["nu", "om 1 år"], ["efter 6 mdr", "efter 12 mdr"], ["0,25 år", "0,5 år"],
    ["før ferien", "efter ferien"], ["efter uge 1", "før uge 5"], ["start sommer", "slut sommer"], ["slut fase 1", "start fase 2"],
    ["post 1", "pre 2"], ["efter kursus 1", "før kursus 2"], ["fase 1 slut", "fase 2 start"], ["5. klasse", "10. klasse"],
    ["9", "10"], ["1.9", "1.10"], ["31-12", "01-01"], ["før 2014", "før 2015"], ["anden måling", "tredje måling"],
    ["first visit", "second visit", "third visit"], ["second", "third"], ["forrige", "denne"], ["week 52", "week 1"],
    ["month 11", "month 1"], ["runde 1", "runde 2"], ["bølge I", "bølge II"], ["efter start", "før slut"], ["1 uge", "1 måned", "1 år"],
    ["30 days", "12 weeks"], ["90 dage", "6 mdr"], ["12 uger", "6 mdr"], ["slutmåling 1", "startmåling 2"], ["1st", "2nd"],
    ["ved start", "ved slut"], ["efter 1. samtale", "efter 10. samtale"], ["post-op", "discharge"], ["after intake", "before discharge"],
    ["12 mdr efter", "24 mdr efter"], ["første", "sidste"], ["last week", "now"], ["1 month before", "baseline"], ["t1", "opfølgning 1", "opfølgning 2"],
]


def scramble(generator, label):
    """The same label in another case or with other blanks, as people write it."""
    change = generator.randrange(5)
    return [label, label.upper(), label.capitalize(), f" {label} ", label.replace(" ", "  ")][change]


def table(head, rows, delimiter=";"):
    def cell(text):
        text = str(text)
        return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in (delimiter, '"', "\n", "\r")) else text
    return "\n".join(delimiter.join(cell(value) for value in row) for row in [head, *rows]) + "\n"


class Study:
    def __init__(self, program, folder):
        self.program, self.folder, self.count = str(pathlib.Path(program).resolve()), pathlib.Path(folder), 0

    def evaluate(self, files, options=()):
        """Runs the program over files given by name and bytes; the exit, the results and what was said."""
        self.count += 1
        place = self.folder / str(self.count)
        place.mkdir()
        paths = []
        for name, data in files:
            (place / name).write_bytes(data)
            paths.append(f"./{name}")
        done = subprocess.run([self.program, "evaluate", *paths, "--format", "json", *options], cwd=place, capture_output=True,
                              timeout=60, env=dict(os.environ, SWIFT_BACKTRACE="enable=no"))
        for name in paths:
            (place / name).unlink()
        place.rmdir()
        return done.returncode, done.stdout, done.stderr.decode(errors="replace")


def answers(level):
    return [min(level, 5)] * 5


def wave_files(generator, labels, shape):
    """An export of eight people whose answers rise by one from wave to wave."""
    people = [f"{number}" for number in range(101, 109)]
    if shape == "long":
        rows = [[person, scramble(generator, label), *answers(place)] for person in people for place, label in enumerate(labels)]
        generator.shuffle(rows)
        return [("export.csv", table(["id", "måling", *ITEMS], rows).encode())]
    if shape == "wide":
        columns = [(item, place, f"{item}_{label.replace(' ', '_')}") for item in ITEMS for place, label in enumerate(labels)]
        generator.shuffle(columns)
        rows = [[person, *[min(place, 5) for _, place, _ in columns]] for person in people]
        return [("export.csv", table(["id", *[name for _, _, name in columns]], rows).encode())]
    files = []
    for place, label in enumerate(labels):
        name = generator.choice(["{}.csv", "who5_{}.csv", "{} export.csv"]).format(label.replace("/", "-"))
        files.append((name, table(["id", *ITEMS], [[person, *answers(place)] for person in people]).encode()))
    generator.shuffle(files)
    return files


def attack_waves(study, generator, tally):
    kind = generator.randrange(4)
    if kind == 0:
        labels = generator.choice(WORDS)
    elif kind == 1:
        labels = generator.choice(TRICKY)
    else:
        source = generator.choice(TRICKY + WORDS)
        labels = [label for label in source]
        tail = generator.choice(["", " (måling)", " skema", ". måling", " 2015", " A"])
        labels = [label + tail for label in labels]
    if len(labels) > 2 and generator.random() < 0.5:
        chosen = sorted(generator.sample(range(len(labels)), 2))
        labels = [labels[place] for place in chosen]
    shape = generator.choice(["long", "long", "wide", "files"])
    if shape == "files" and len({label.lower() for label in labels}) < len(labels):
        return None
    files = wave_files(generator, labels, shape)
    options = ["--minimum-cell", "1"]
    code, out, said = study.evaluate(files, options)
    if code not in (0, 1, 65):
        return f"exit {code} for {labels} as {shape}: {said[-300:]}"
    tally["refused" if code else "evaluated"] += 1
    if code:
        return None
    overall = json.loads(out)["instruments"][0]["scales"][0]["overall"]
    if overall is None or overall["meanChange"] is None:
        tally["without pairs"] += 1
        return None
    # Each wave lies 20 points above the one before it, whichever waves are paired.
    if overall["meanChange"] <= 0:
        return f"WRONG ORDER: {labels} as {shape} gives a change of {overall['meanChange']}"
    return None


def people_of(generator):
    count = generator.choice([3, 12, 30])
    people = []
    for number in range(count):
        waves = {}
        for wave in ("før", "efter"):
            if generator.random() < 0.9:
                waves[wave] = [generator.choice([0, 1, 2, 3, 4, 5, 5, 4, 3, 2, ""] if generator.random() < 0.2
                                                else [0, 1, 2, 3, 4, 5]) for _ in ITEMS]
        people.append((f"{1000 + number}", generator.choice(["Åen", "Søen", "Værket"]), waves))
    return people


def encoded(text, generator, quoted):
    ends = generator.choice(["\n", "\r\n", "\r"])
    text = text.replace("\n", ends)
    if generator.random() < 0.3:
        text = text.rstrip("\r\n")
    way = generator.choice(["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    if way == "utf-16":
        return generator.choice([b"\xff\xfe" + text.encode("utf-16-le"), b"\xfe\xff" + text.encode("utf-16-be")]), way + repr(ends)
    return text.encode(way), way + repr(ends)


def written(head, rows, generator):
    """The table in one of many ways, and what these were."""
    delimiter = generator.choice(";,\t|")
    quoted = generator.random() < 0.3
    order = list(range(len(head)))
    generator.shuffle(order)
    rows = [[row[place] for place in order] for row in rows]
    generator.shuffle(rows)
    head = [head[place] for place in order]
    if quoted:
        text = "\n".join(delimiter.join(f'"{value}"' for value in row) for row in [head, *rows]) + "\n"
    else:
        text = table(head, rows, delimiter)
    if generator.random() < 0.2:
        text += delimiter * (len(head) - 1) + "\n"
    data, way = encoded(text, generator, quoted)
    return data, f"{delimiter!r} {way}{' quoted' if quoted else ''}"


def long_rows(people):
    return [[person, group, wave, *values] for person, group, waves in people for wave, values in waves.items()]


def written_study(people, generator):
    """Files that hold the same answers, and how they are written."""
    head = ["id", "projekt", "måling", *ITEMS]
    rows = long_rows(people)
    shape = generator.choice(["long", "wide", "files by rows", "files by wave"])
    if shape == "long":
        parts = [("export.csv", head, rows)]
    elif shape == "wide":
        suffixes = generator.choice([("_foer", "_efter"), ("_før", "_efter"), ("_FØR", "_EFTER")])
        head = ["id", "projekt", *[item + suffix for suffix in suffixes for item in ITEMS]]
        rows = [[person, group, *[value for wave in ("før", "efter") for value in waves.get(wave, [""] * 5)]]
                for person, group, waves in people if waves]
        parts = [("export.csv", head, rows)]
    elif shape == "files by rows":
        cut = generator.randrange(1, max(len(rows), 2))
        generator.shuffle(rows)
        parts = [("a.csv", head, rows[:cut]), ("b.csv", head, rows[cut:])]
    else:
        parts = [(f"{wave}.csv", ["id", "projekt", *ITEMS], [row[:2] + row[3:] for row in rows if row[2] == wave])
                 for wave in ("før", "efter")]
        generator.shuffle(parts)
    parts = [part for part in parts if part[2]]
    ways = [written(head, rows, generator) for _, head, rows in parts]
    return [(part[0], data) for part, (data, _) in zip(parts, ways)], shape + ": " + "; ".join(way for _, way in ways)


def attack_writing(study, generator, tally):
    people = people_of(generator)
    waves = {wave for _, _, waves in people for wave in waves}
    if waves != {"før", "efter"}:
        return None
    plain = table(["id", "projekt", "måling", *ITEMS], long_rows(people)).encode()
    options = generator.choice([[], ["--minimum-cell", "1"], ["--minimum-cell", "2"]])
    expected = study.evaluate([("export.csv", plain)], options)
    for _ in range(4):
        files, way = written_study(people, generator)
        code, out, said = study.evaluate(files, options)
        if code not in (0, 1, 65):
            return f"exit {code} as {way}: {said[-300:]}"
        if code == 65:
            tally["refused " + said.strip().split("[")[-1].rstrip("]")] += 1
        elif (code, out) != expected[:2]:
            return f"OTHER RESULTS as {way}: expected exit {expected[0]}, got {code}"
        else:
            tally["equal"] += 1
    return None


ATTACKS = {"waves": attack_waves, "writing": attack_writing}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("attack", nargs="?", choices=[*ATTACKS], help="both by default")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--program", default=str(ROOT / ".build/release/fremgang"))
    arguments = parser.parse_args()
    failures = 0
    for name in [arguments.attack] if arguments.attack else ATTACKS:
        tally, faults, end, seed = collections.Counter(), collections.Counter(), time.monotonic() + arguments.seconds, arguments.seed
        with tempfile.TemporaryDirectory() as folder:
            study = Study(arguments.program, folder)
            while time.monotonic() < end:
                fault = ATTACKS[name](study, random.Random(seed), tally)
                if fault:
                    faults[fault] += 1
                    if faults[fault] == 1:
                        print(f"{name}, seed {seed}: {fault}", flush=True)
                seed += 1
        failures += sum(faults.values())
        print(f"{name}: {seed - arguments.seed} rounds, {dict(tally.most_common(12))}, {sum(faults.values())} faults")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
