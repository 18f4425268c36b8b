"""One run of one program, from outside."""
import os
import subprocess
import tempfile
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    wall: float
    cpu: float
    mebibytes: float
    disturbed: bool = False


def busy():
    """Seconds that all processors have worked, for anyone; None where the system does not say."""
    try:
        with open("/proc/stat", encoding="ascii") as file:
            fields = [int(word) for word in file.readline().split()[1:9]]
    except OSError:
        return None
    return (sum(fields) - fields[3] - fields[4]) / os.sysconf("SC_CLK_TCK")


class Stopwatch:
    """Runs programs through the small launcher, and runs one again while others use the processors."""

    def __init__(self, launcher, patience, again=2):
        self.launcher, self.patience, self.again = launcher, patience, again

    def run(self, arguments, output):
        best = None
        for _ in range(1 + self.again):
            self.wait_for_quiet()
            run = self.once(arguments, output)
            if best is None or (best.disturbed, best.wall) > (run.disturbed, run.wall):
                best = run
            if not best.disturbed or not self.patience:
                break
        return best

    def once(self, arguments, output):
        with tempfile.NamedTemporaryFile(mode="r") as report:
            before = busy()
            subprocess.run([self.launcher, report.name, output, *arguments], check=True)
            after = busy()
            wall, cpu, kibibytes, status = report.read().split()
        if status != "0":
            with open(f"{output}.err", encoding="utf-8", errors="replace") as file:
                raise SystemExit(f"{arguments[0]} ended with {status}:\n{file.read()[-2000:]}")
        wall, cpu = float(wall), float(cpu)
        others = after - before - cpu if before is not None else 0
        return Run(wall, cpu, int(kibibytes) / 1024, others > .03 + .1 * wall)

    def wait_for_quiet(self):
        end = time.monotonic() + self.patience
        while time.monotonic() < end:
            before = busy()
            time.sleep(.1)
            if before is None or busy() - before <= .02:
                return
