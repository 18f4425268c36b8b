#!/usr/bin/env python3
"""Times `fremgang merge` on many parts: many_parts.py --parts 10000 --people 1000 [--fremgang FILE]

A few exports are generated and counted, each as the only slice of one; their parts are then renamed into slices of many.
Numpy is needed: Scripts/benchmark/run.sh sets up a Python that has it, ~/.cache/fremgang-benchmark/venv/bin/python.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

SCRIPTS = pathlib.Path(__file__).resolve().parent.parent
MINE = ["--instruments", str(SCRIPTS / "benchmark/instruments")]
CHOSEN = ["--instrument", "mhrm", "--instrument", "lsns6"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", type=int, default=10_000)
    parser.add_argument("--people", type=int, default=1_000, help="in each part")
    parser.add_argument("--different", type=int, default=20, help="how many parts are really counted")
    parser.add_argument("--fremgang", default=str(SCRIPTS.parent / ".build/release/fremgang"), metavar="FILE")
    return parser.parse_args()


def timed(command):
    """Seconds passed, seconds of the processor and mebibytes of a command that must succeed."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[1]} failed")
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


def counted_parts(options, folder):
    """The texts of parts of different people, each the only slice of one."""
    export, part, plan = folder / "export.csv", folder / "part.json", folder / "plan.json"
    subprocess.run([sys.executable, SCRIPTS / "benchmark/generate.py", "1k", export], check=True)
    plan.write_bytes(subprocess.run([options.fremgang, "plan", export, *MINE, *CHOSEN, "--quiet"], check=True, capture_output=True).stdout)
    for number in range(min(options.different, options.parts)):
        subprocess.run([sys.executable, SCRIPTS / "benchmark/generate.py", str(options.people + number), export], check=True)
        part.unlink(missing_ok=True)
        command = [options.fremgang, "evaluate", str(export), "--plan", str(plan), *MINE, "--quiet", "--partial", str(part), "--part", "1/1"]
        wall, cpu, memory = timed(command)
        if number == 0:
            print(f"counting {options.people} people: {wall:.3f} s, processor {cpu:.3f} s, {memory:.0f} MiB, part {part.stat().st_size / 1e6:.3f} MB")
        yield part.read_bytes()


def main():
    options = arguments()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        texts = list(counted_parts(options, folder))
        paths = []
        for number in range(options.parts):
            paths.append(folder / f"{number:06d}.part")
            slice_name = b'"slice":"%d/%d"' % (number + 1, options.parts)
            paths[-1].write_bytes(texts[number % len(texts)].replace(b'"slice":"1/1"', slice_name, 1))
        size = sum(path.stat().st_size for path in paths)
        wall, cpu, memory = timed([options.fremgang, "merge", *map(str, paths), *MINE, "--format", "json", "--quiet"])
        print(f"merging {options.parts} parts, {size / 1e6:.1f} MB: {wall:.2f} s, processor {cpu:.2f} s, {memory:.0f} MiB, "
              f"{1e3 * cpu / options.parts:.2f} ms a part, {size / 1e6 / cpu:.0f} MB a second")


main()
