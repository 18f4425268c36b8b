#!/usr/bin/env python3
"""Runs `fremgang nightly` under injected faults, and says how many it survived.

usage: faults.py --program FILE [--short] [--only WORD] [--seed N] [--keep]

Every write, sync, open, rename, link and so on fails in turn, with one error after another; or the
program is killed, or asked to stop, right there. It is killed and stopped at random moments, has a
full disk, a read-only one, no inbox, and files that change while they are read; the power fails after
each step; somebody removes or edits what is published. After each fault:

  - `current` leads to one whole version, the old one or the new one, file by file as its manifest says
  - no file with a person in it was ever written where others can read it
  - the exit code is one of those that are promised, and a failure says why
  - the next undisturbed run ends well, publishes what a run that was never disturbed publishes, and
    leaves nothing behind
  - the run after that writes nothing

Linux, Python's own library, and a C compiler for faults.c.
"""
import argparse
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import tampering
from powerloss import Tree

HERE = pathlib.Path(__file__).resolve().parent
# Stands in every respondent's id, and must stand nowhere else.
MARK = "ZQXPERSON"
NIGHT = 1_795_226_400  # 2026-11-21 02:00:00 UTC
PROMISED = {0, 65, 66, 73, 74, 75}

ERRORS = {
    "EIO": 5, "EACCES": 13, "ENOSPC": 28, "EROFS": 30, "EINTR": 4, "EXDEV": 18, "EMLINK": 31,
    "EPERM": 1, "EMFILE": 24,
}
# What each call can fail with. The first of them is enough for a short run.
FAULTS = {
    "write": ["ENOSPC", "EIO", "EINTR"],
    "open": ["EACCES", "ENOSPC", "EMFILE"],
    "fsync": ["EIO", "ENOSPC", "EINTR"],
    "rename": ["EACCES", "EIO", "ENOSPC", "EXDEV"],
    "mkdir": ["ENOSPC", "EACCES"],
    "link": ["ENOSPC", "EPERM", "EXDEV", "EMLINK", "EIO"],
    "symlink": ["ENOSPC", "EACCES"],
    "unlink": ["EACCES", "EIO"],
    "rmdir": ["EACCES", "EIO"],
    "close": ["EIO"],
    "read": ["EIO", "EINTR"],
    "readlink": ["EIO"],
    "opendir": ["EACCES"],
    "readdir": ["EIO"],
    "stat": ["EIO", "EACCES"],
    "flock": ["EIO", "EINTR"],
    "truncate": ["EIO"],
    "times": ["EIO"],
    "chmod": ["EACCES"],
    "seek": ["EIO"],
}
# These disturb nothing: the run goes on and publishes.
HARMLESS = {("write", "EINTR"), ("read", "EINTR"), ("fsync", "EINTR"), ("flock", "EINTR"),
            ("link", "EPERM"), ("link", "EXDEV"), ("link", "EMLINK")}
# These must not go unnoticed: a run that meets one has not published.
GRAVE = {"write", "fsync", "rename", "mkdir", "symlink"}


class Problem(Exception):
    """What should not have been found."""


def check(condition, text):
    if not condition:
        raise Problem(text)


# The exports

ITEMS = [f"who5_{number}" for number in range(1, 6)]


HEADER = "id;projekt;rolle;måling;" + ";".join(ITEMS)


def export(people, corrected=()):
    """An export of some people, each with a project, a role, and two waves of five answers."""
    rows = [HEADER]
    for person in range(people):
        project, role = "ABCD"[person % 4], ["deltager", "frivillig"][person // 4 % 2]
        if person >= 48:  # those who come later are enough in every group that they touch
            project, role = "A", "deltager"
        for wave, word in enumerate(("før", "efter")):
            shift = person * 7 + wave * (1 + person % 3) + (2 if person in corrected else 0)
            answers = [(shift + item) % 6 for item in range(5)]
            rows.append(f"{MARK}{person:03};Projekt {project};{role};{word};"
                        + ";".join(map(str, answers)))
    return "\n".join(rows) + "\n"


# People who have not come back: what is listed of them is for the owner alone.
OPEN = "".join(f"{MARK}{person};Projekt {'AB'[person % 2]};deltager;før;1;2;3;2;1\n"
               for person in range(900, 914))
FIRST = export(48)
SECOND = export(60)
BROKEN = FIRST.replace(f"{MARK}003;Projekt D;deltager;før;", f"{MARK}003;Projekt D;deltager;før;9")


def write_large(path, megabytes):
    """An export that takes long to read: as `export` has it, of so many people that it is that large."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEADER + "\n")
        person = 0
        while file.tell() < megabytes << 20:
            file.write("".join(
                f"{MARK}{number:07};Projekt {'ABCD'[number % 4]};deltager;{word};"
                f"{number % 5};{number // 3 % 6};{number // 7 % 6};{shift};{number % 6}\n"
                for number in range(person, person + 5000)
                for word, shift in (("før", 1), ("efter", 3))))
            person += 5000


class World:
    """A folder with an inbox, a plan and a publication, in which one program runs at a time."""

    def __init__(self, program, shim, base):
        self.program, self.shim = program, shim
        self.base = pathlib.Path(base)
        self.inbox, self.out = self.base / "inbox", self.base / "out"
        self.plan, self.temporary = self.base / "plan.json", self.base / "tmp"
        self.configuration = self.base / "nightly.json"
        self.uses_configuration = False
        self.saved = self.base.with_name(self.base.name + "-saved")
        self.inbox.mkdir(parents=True)
        self.temporary.mkdir()
        self.saved.mkdir()

    def configure(self):
        """The same job from a file, which keeps one version only and lists open follow-ups."""
        self.configuration.write_text(json.dumps({
            "schema": "fremgang.nightly/1", "threads": 1,
            "jobs": {"nightly": {
                "inbox": str(self.inbox), "out": str(self.out), "plan": str(self.plan),
                "settle": 0, "language": "en", "keep": {"versions": 1},
                "rowLevel": True, "followUps": {"dueAfterDays": 30}}}}))

    def command(self, more=()):
        if self.uses_configuration:
            return [str(self.program), "nightly", "--config", str(self.configuration)]
        settle = [] if more else ["--settle", "0"]
        return [str(self.program), "nightly", "--inbox", str(self.inbox), "--out", str(self.out),
                "--plan", str(self.plan), "--language", "en", "--threads", "1", *settle, *more]

    def environment(self, night, fault=None):
        environment = dict(os.environ, TMPDIR=str(self.temporary), LD_PRELOAD=str(self.shim),
                           FAULT_ROOT=str(self.base), FAULT_TIME=str(NIGHT + 86_400 * night),
                           FAULT_MARK=MARK, SWIFT_BACKTRACE="enable=no")
        environment.update(fault or {})
        return environment

    def run(self, night, fault=None, before=None, more=()):
        """Runs the program; how it ended, what it said, and whether the fault was met."""
        reading, writing = os.pipe()
        os.set_blocking(reading, False)
        environment = self.environment(night, dict(fault or {}, FAULT_REPORT=str(writing)))
        try:
            ended = subprocess.run(self.command(more), env=environment, pass_fds=[writing],
                                   capture_output=True, timeout=60, preexec_fn=before)
            try:
                told = os.read(reading, 1 << 16)
            except BlockingIOError:
                told = b""
        except subprocess.TimeoutExpired:
            raise Problem("the program hangs")
        finally:
            os.close(reading)
            os.close(writing)
        said = (ended.stdout + ended.stderr).decode(errors="replace")
        check(b"L" not in told, "a person stood in a file that others can read")
        check(MARK not in said, "a person's id was printed")
        check(not re.search(r"\.\.(?:\s|\"|$)", said), f"a sentence ends twice: {said[-300:]}")
        return ended.returncode, said, b"F" in told

    def put(self, text, name="export.csv"):
        (self.inbox / name).write_text(text)

    def save(self, name):
        copy(self.out, self.saved / name)

    def restore(self, name):
        remove(self.out)
        if name:
            copy(self.saved / name, self.out)
        for folder in (self.inbox, self.temporary):
            remove(folder)
            folder.mkdir()

    # What stands there

    def current(self, known=None):
        """The name and the files of the version that readers see, checked against its manifest.

        What somebody has damaged, and is `known`, is not checked.
        """
        if known and self.files() == known[1]:
            return known
        link = self.out / "current"
        if not link.is_symlink():
            check(not link.exists(), "current is no link")
            return None, {}
        target = os.readlink(link)
        check(target.startswith("versions/v") and (self.out / target).is_dir(),
              f"current leads to {target}, which is no version")
        for path in (self.out / target).rglob("*"):
            check(path.is_dir() or path.is_file() and not path.is_symlink(), f"{path.name} is no plain file")
        files = self.files()
        check("manifest.json" in files, f"{target} holds no manifest")
        manifest = json.loads(files["manifest.json"])
        told = {output["path"]: output for output in manifest["outputs"]}
        check(set(told) == set(files) - {"manifest.json"},
              f"{target} does not hold the files of its manifest: "
              f"{sorted(set(told) ^ (set(files) - {'manifest.json'}))[:3]}")
        for path, output in told.items():
            check(hashlib.sha256(files[path]).hexdigest() == output["sha256"],
                  f"{target}/{path} is not as the manifest says")
        return target, files

    def files(self):
        """What readers see, whether or not it is whole."""
        top = self.out / "current"
        return {str(path.relative_to(top)): path.read_bytes()
                for path in sorted(top.resolve().rglob("*")) if path.is_file()
                for path in [top / path.relative_to(top.resolve())]}

    def state(self):
        """The files that are private."""
        return {str(path.relative_to(self.out)): path.read_bytes()
                for path in sorted((self.out / "private").rglob("*")) if path.is_file()}

    def check_privacy(self):
        """No person stands where others can read, and what is private is closed."""
        for top in (self.out, self.temporary):
            for path in sorted(top.rglob("*")):
                try:
                    status = path.lstat()
                    if path.is_symlink():
                        continue
                    is_private = "private" in path.relative_to(top).parts
                    check(not is_private or not status.st_mode & 0o077,
                          f"{path.relative_to(top)} has mode {status.st_mode & 0o7777:o}")
                    if path.is_file() and status.st_mode & 0o077:
                        check(MARK.encode() not in path.read_bytes(),
                              f"a person stands in {path.relative_to(top)}")
                except FileNotFoundError:
                    pass

    def check_tidy(self):
        """Nothing that is half done is left, and every link and state belongs to something."""
        target, _ = self.current()
        number = int(target.split("/v")[1]) if target else 0
        for path in self.out.rglob("*"):
            check(not path.name.endswith((".staging", ".removed")), f"{path.name} was left behind")
        for path in (self.out / "versions").iterdir():
            check(int(path.name[1:]) <= number, f"{path.name} was left behind")
        states = [path.name for path in (self.out / "private").glob("v*")]
        check(all(name.startswith(f"v{number:06}") for name in states), f"private holds {states}")
        check((self.out / "lock").read_bytes() == b"", "the lock still names a process")

    def marks(self):
        """All of the folder, so that a run that writes nothing can be told from one that does."""
        found = []
        for path in sorted([self.out, *self.out.rglob("*")]):
            status = path.lstat()
            found.append((str(path), status.st_ino, status.st_mtime_ns, status.st_mode,
                          status.st_size, status.st_nlink))
        return found


def copy(source, target):
    subprocess.run(["cp", "-a", str(source), str(target)], check=True)


def remove(path):
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif path.is_symlink() or path.exists():
        path.unlink()


class Night:
    """One night: what was published before, what lies in the inbox, and what is to come of it."""

    def __init__(self, name, world, saved, text, code=0, number=2, configured=False, spoil=None):
        self.name, self.world, self.saved, self.text = name, world, saved, text
        self.code, self.number, self.configured, self.spoil = code, number, configured, spoil
        self.prepare()
        # What is spoilt is not checked, only known again.
        self.old = (None, world.files()) if spoil else world.current()
        begun = time.monotonic()
        ended, said, _ = world.run(number, self.counting())
        self.seconds = time.monotonic() - begun
        check(ended == code, f"{name}: an undisturbed run ended with {ended}: {said}")
        self.new, self.state = world.current(), world.state()
        self.counts = dict(line.split() for line in self.counted.read_text().splitlines())
        world.check_tidy()
        world.check_privacy()
        world.save(name)

    @property
    def counted(self):
        return self.world.base.with_name(self.world.base.name + "-counts")

    def counting(self):
        return {"FAULT_COUNTS": str(self.counted)}

    def prepare(self):
        self.world.restore(self.saved)
        self.world.put(self.text)
        self.world.uses_configuration = self.configured
        if self.spoil:
            self.spoil(self.world.out)

    def check_after(self, ended, said, may_signal=(), harmless=False, other_input=False):
        """What must hold right after a fault, whatever it was."""
        world = self.world
        check(ended >= 0 or -ended in may_signal, f"ended by signal {-ended}: {said[-300:]}")
        allowed = PROMISED | {128 + number for number in may_signal}
        check(ended < 0 or ended in allowed, f"ended with {ended}: {said[-300:]}")
        target, files = world.current(self.spoil and self.old)
        is_new = files == self.new[1] or self.figures(files) == self.figures(self.new[1])
        is_old = self.figures(files) == self.figures(self.old[1])
        check(is_old or is_new, f"{target} is neither the old publication nor the new one")
        if ended == self.code == 0 and not other_input:
            check(is_new, "the run ended well and did not publish")
        if ended > 0:
            check(said.strip() != "", f"ended with {ended} and said nothing")
        if harmless:
            check(ended == self.code, f"ended with {ended}, though nothing had failed: {said[-300:]}")
        world.check_privacy()

    @staticmethod
    def figures(files):
        """What does not say when it was published, or that something was wrong since."""
        return {path: content for path, content in files.items()
                if path == "results.json" or path.startswith(("tables/", "charts/"))
                and not path.startswith("charts/history")}

    def check_healing(self, thorough=True, exact=True):
        """The next undisturbed run ends well, and the one after it writes nothing.

        What was published from another export is not published again where no figure moves, so that
        the manifest may name the other one: such a night is not compared exactly.
        """
        world = self.world
        ended, said, _ = world.run(self.number)
        check(ended == self.code, f"the next run ended with {ended}: {said[-300:]}")
        target, files = world.current()
        if exact and target == self.new[0]:
            different = [path for path in sorted(set(files) | set(self.new[1]))
                         if files.get(path) != self.new[1].get(path)]
            check(not different, f"the next run published other files: {different[:5]}")
            check(world.state() == self.state, "the next run left another state")
        else:
            check(self.figures(files) == self.figures(self.new[1]),
                  "the next run published other figures")
        world.check_tidy()
        world.check_privacy()
        if thorough:
            before = world.marks()
            ended, said, _ = world.run(self.number)
            check(ended == self.code, f"the run after that ended with {ended}: {said[-300:]}")
            check(world.marks() == before, "a run without news wrote something")


class Tally:
    """How many faults of each kind were survived."""

    def __init__(self):
        self.survived, self.failed = {}, []

    def count(self, kind, what, trial):
        try:
            trial()
        except (Problem, OSError, ValueError, KeyError) as problem:
            # What cannot even be read, such as a manifest that is cut short, is no better.
            text = str(problem) if isinstance(problem, Problem) else repr(problem)
            self.failed.append(f"{kind}, {what}: {text}")
            print(f"FAILED  {kind}, {what}: {text}", flush=True)
            return False
        self.survived[kind] = self.survived.get(kind, 0) + 1
        return True

    def total(self):
        return sum(self.survived.values())


class Harness:
    def __init__(self, world, tally, seed, short):
        self.world, self.tally, self.short = world, tally, short
        self.random = random.Random(seed)
        self.make_plan()
        world.configure()
        world.restore(None)
        self.nights = [Night("first", world, None, FIRST, number=1)]
        self.nights += [
            Night("update", world, "first", SECOND),
            Night("bad input", world, "first", BROKEN, code=65),
            Night("no news", world, "first", FIRST),
            Night("lists", world, "first", SECOND + OPEN, configured=True),
            Night("link removed", world, "update", SECOND, spoil=tampering.link_removed),
            Night("damage", world, "update", SECOND, spoil=tampering.much_at_once),
        ]
        self.first, self.update, self.bad, self.same, self.lists, self.link, self.damage = self.nights
        check(self.link.new == self.update.new, "a link that was removed was not set again")
        check(self.damage.new[0] == "versions/v000003", "damage was not mended")
        check(self.history(self.damage) == self.history(self.update), "a history was not mended")
        check("private/follow-ups/01.csv" in self.lists.state, "no follow-ups were listed")

    @staticmethod
    def history(night):
        return night.new[1]["history.csv"]

    def make_plan(self):
        self.world.put(FIRST)
        made = subprocess.run([str(self.world.program), "plan", "--quiet",
                               str(self.world.inbox / "export.csv")],
                              capture_output=True, text=True)
        check(made.returncode == 0, made.stderr)
        self.world.plan.write_text(made.stdout)

    # Faults that are placed

    def steps(self, count, most):
        """1 to `count`; in a short run a sample of them, the first and the last among them."""
        numbers = list(range(1, count + 1))
        if self.short and count > most:
            numbers = sorted({1, count, *self.random.sample(numbers, most)})
        return numbers

    def errors(self):
        """Every call fails in turn, with every error."""
        for night in self.nights:
            for call, names in FAULTS.items():
                for name in names[:1] if self.short else names:
                    for number in self.steps(int(night.counts[call]), 3):
                        fault = {"FAULT_CALL": call, "FAULT_NTH": str(number),
                                 "FAULT_ERROR": str(ERRORS[name])}
                        self.place(night, f"{call} fails ({name})", number, fault,
                                   harmless=(call, name) in HARMLESS,
                                   grave=call in GRAVE and (call, name) not in HARMLESS)

    def half_writes(self):
        """A write takes half of its bytes, and the next one fails or takes the rest."""
        for night in self.nights:
            for number in self.steps(int(night.counts["write"]), 3):
                self.place(night, "write is cut short", number,
                           {"FAULT_CALL": "write", "FAULT_NTH": str(number), "FAULT_HALF": "1",
                            "FAULT_ERROR": str(ERRORS["ENOSPC"])})
                self.place(night, "write is cut short, and no more", number,
                           {"FAULT_CALL": "write", "FAULT_NTH": str(number), "FAULT_HALF": "only"},
                           harmless=True)

    def lasting(self):
        """From one call on, all fail: the disk stays full or becomes read-only, a permission is gone."""
        for night in self.nights:
            for call, name in (("write", "ENOSPC"), ("open", "EROFS"), ("rename", "EACCES"),
                               ("fsync", "EIO"), ("any", "EACCES"), ("any", "EIO")):
                count = sum(map(int, night.counts.values())) if call == "any" \
                    else int(night.counts[call])
                for number in self.steps(count, 4):
                    self.place(night, f"{call} fails from then on ({name})", number,
                               {"FAULT_CALL": call, "FAULT_NTH": str(number), "FAULT_FROM": "1",
                                "FAULT_ERROR": str(ERRORS[name])})

    def deaths(self):
        """The program is killed, or asked to stop, at each of its calls."""
        for number_of, word in ((signal.SIGKILL, "killed"), (signal.SIGTERM, "stopped")):
            for night in self.nights:
                for number in self.steps(sum(map(int, night.counts.values())), 20):
                    self.place(night, f"{word} at a call", number,
                               {"FAULT_CALL": "any", "FAULT_NTH": str(number),
                                "FAULT_ERROR": str(-number_of)}, may_signal=[number_of])

    def place(self, night, kind, number, fault, may_signal=(), harmless=False, grave=False):
        def trial():
            night.prepare()
            ended, said, met = self.world.run(night.number, fault)
            if not met:
                return
            if fault.get("FAULT_ERROR") == str(ERRORS["ENOSPC"]) and ended in (73, 74):
                check("No space left on device" in said, f"another cause was told: {said[-300:]}")
            # That old versions stay is told, and is no reason to call a publication failed.
            check(not grave or ended != 0 or "old-versions-stay" in said, "the run took no notice")
            night.check_after(ended, said, may_signal, harmless)
            night.check_healing(thorough=number % 8 == 1)
        self.tally.count(kind, f"{night.name}, call {number}", trial)

    def losses(self):
        """The power fails after each step: what was not synced is there, or is not, or in part."""
        for night in self.nights:
            told = []
            if not self.tally.count("a journal that tells all", night.name,
                                    lambda: told.extend(self.journal(night))):
                continue
            start, steps = told
            # The steps around the switch are never left out.
            switches = [number for number, step in enumerate(steps, 1) if "/current" in step]
            around = {near for number in switches for near in (number - 1, number, number + 1)}
            for number in sorted({0, *self.steps(len(steps), 16), *around} - {len(steps) + 1}):
                tree = start.after(steps[:number], self.world.out)
                for word, choose in self.choices():
                    self.tally.count(f"a loss of power, {word}", f"{night.name}, step {number}",
                                     lambda: self.lose_power(night, tree, choose))

    def journal(self, night):
        """What stood there before, and the steps of the night: together, they give what it left."""
        night.prepare()
        start = Tree.reading(self.world.out)
        journal = self.world.saved / f"{night.name}.journal"
        ended, said, _ = self.world.run(night.number, {"FAULT_JOURNAL": str(journal)})
        check(ended == night.code, f"ended with {ended}: {said[-300:]}")
        steps = journal.read_text().splitlines() if journal.exists() else []
        remove(self.world.out)
        start.after(steps, self.world.out).write(self.world.out, Tree.everything)
        check(self.world.current() == night.new, "the journal does not tell all")
        return start, steps

    def choices(self):
        mixed = random.Random(self.random.random())
        yield "all of it survives", Tree.everything
        yield "nothing unsynced survives", Tree.nothing
        yield "names survive, contents do not", Tree.names
        for _ in range(1 if self.short else 3):
            yield "some of it survives", lambda kind: mixed.random() < 0.5

    def lose_power(self, night, tree, choose):
        night.prepare()
        remove(self.world.out)
        tree.write(self.world.out, choose)
        night.check_after(0, "", other_input=True)
        night.check_healing(thorough=False)

    # Faults at random moments

    def moments(self):
        for number_of, word, times in ((signal.SIGKILL, "kill -9", 200),
                                       (signal.SIGTERM, "SIGTERM", 100),
                                       (signal.SIGINT, "SIGINT", 50)):
            for trial in range(times):
                night = self.nights[trial % len(self.nights)]
                delay = self.random.uniform(0, night.seconds * 1.1)
                self.tally.count(f"{word} at a random moment", f"{night.name}, {delay:.4f} s",
                                 lambda: self.strike(night, number_of, delay))

    def strike(self, night, number_of, delay):
        night.prepare()
        process = subprocess.Popen(self.world.command(), stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=self.world.environment(night.number))
        time.sleep(delay)
        process.send_signal(number_of)
        try:
            output, errors = process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Problem("the program does not stop")
        said = (output + errors).decode(errors="replace")
        night.check_after(process.returncode, said, [number_of])
        night.check_healing(thorough=False)

    # Surroundings

    def links(self):
        """A file system without hard links: files that did not change are copied, with their times."""
        for night in (self.update, self.bad):
            def trial():
                night.prepare()
                old, _ = self.world.current()
                for path in (self.world.out / old).rglob("*"):
                    os.utime(path, (NIGHT - 1000, NIGHT - 1000))
                ended, said, met = self.world.run(
                    night.number, {"FAULT_CALL": "link", "FAULT_NTH": "1", "FAULT_FROM": "1",
                                   "FAULT_ERROR": str(ERRORS["EPERM"])})
                check(met, "nothing was to be linked")
                night.check_after(ended, said, harmless=True)
                new, files = self.world.current()
                same = [path for path in files if night.old[1].get(path) == files[path]]
                check(same, "no file stayed as it was")
                for path in files:
                    kept = (self.world.out / new / path).stat().st_mtime == NIGHT - 1000
                    check(kept == (path in same), f"{path} has another time than it should")
                night.check_healing()
            self.tally.count("a file system without hard links", night.name, trial)

    def limits(self):
        """The time is up while an export is waited for."""
        def trial():
            self.update.prepare()
            written = NIGHT + 86_400 * self.update.number
            os.utime(self.world.inbox / "export.csv", (written, written))
            begun = time.monotonic()
            ended, said, _ = self.world.run(2, more=["--settle", "3600", "--time-limit", "1"])
            check(ended == 75, f"ended with {ended}: {said[-300:]}")
            check(time.monotonic() - begun < 10, "the time limit was passed by far")
            self.update.check_after(ended, said)
            self.update.check_healing()
        self.tally.count("a time limit", "an export that is being written", trial)

    def long_steps(self):
        """A stop, or the end of the time, while a large export is read and evaluated: it is heard soon."""
        large, self.latest = self.world.saved / "large.csv", 0
        write_large(large, 24 if self.short else 200)
        # A fast machine must still be at work by then.
        part = 0.2 if self.short else 1
        for word, number_of, delays in (("SIGTERM", signal.SIGTERM, (0, 0.3 * part, 1.2 * part, 2.5 * part)),
                                        ("SIGINT", signal.SIGINT, (0.7 * part, 4 * part)),
                                        ("the time limit of a job", None, (0,))):
            for delay in delays:
                self.tally.count(f"{word} in a long step", f"{delay:.2f} s after it began",
                                 lambda: self.interrupt(self.update, large, number_of, delay))
        large.unlink()
        print(f"long steps: stopped within {self.latest:.2f} s")

    def interrupt(self, night, large, number_of, delay):
        night.prepare()
        os.link(large, self.world.inbox / "large.csv")
        command = self.world.command()
        if number_of is None:
            command = [str(self.world.program), "nightly", "--config", str(self.limited())]
        begun = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=self.world.environment(night.number))
        said = b""
        if number_of is not None:
            # The file is whole in memory when it is told of: then the long steps begin.
            while b" input file=large.csv" not in said:
                line = process.stderr.readline()
                check(line, f"the run ended before its long steps: {said[-300:]}")
                said += line
            time.sleep(delay)
            check(process.poll() is None, "the long steps were over before they could be stopped")
            begun = time.monotonic()
            process.send_signal(number_of)
        try:
            output, errors = process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Problem("the program does not stop")
        passed = time.monotonic() - begun - (1 if number_of is None else 0)
        said = (said + output + errors).decode(errors="replace")
        self.latest = max(self.latest, passed)
        wanted = 75 if number_of is None else 128 + number_of
        check(process.returncode == wanted, f"ended with {process.returncode}: {said[-300:]}")
        check(passed < 2, f"it took {passed:.1f} s to stop")
        check(self.world.current() == night.old, "a run that was stopped has published")
        check(MARK not in said, "a person's id was printed")
        (self.world.inbox / "large.csv").unlink()
        night.check_after(process.returncode, said, [number_of or 0])
        night.check_healing(thorough=False)

    def limited(self):
        """The same job from a file, with a second's time."""
        self.world.configure()
        configuration = json.loads(self.world.configuration.read_text())
        configuration["jobs"]["nightly"]["timeLimit"] = 1
        path = self.world.base / "limited.json"
        path.write_text(json.dumps(configuration))
        return path

    def sizes(self):
        """A limit on the size of files, at many sizes: a disk that is full where none can be mounted."""
        import resource
        sizes = [0, 1, 100, 4096, 8192, 16384, 32768, 65536, 131072]
        for night in self.nights:
            for size in sizes[::3] if self.short else sizes:
                def limit():
                    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

                def trial():
                    night.prepare()
                    ended, said, _ = self.world.run(night.number, before=limit)
                    night.check_after(ended, said)
                    night.check_healing()
                self.tally.count("a limit on the size of files", f"{night.name}, {size}", trial)

    def full_disks(self):
        """A small file system of its own for the output, full at many sizes, then with room again."""
        if not can_mount():
            print("skipped: a full disk, a read-only disk (nothing can be mounted here)")
            return
        for night in (self.first, self.update, self.bad):
            for kilobytes in range(4, 1500, 400 if self.short else 24):
                def trial():
                    self.on_disk(night, kilobytes)
                self.tally.count("a full disk", f"{night.name}, {kilobytes} KiB to spare", trial)

    def on_disk(self, night, spare):
        night.prepare()
        used = size_of(self.world.out)
        with Disk(self.world.out, used + spare) as disk:
            ended, said, _ = self.world.run(night.number)
            night.check_after(ended, said)
            if ended not in (0, 65):
                check(ended in (73, 74), f"ended with {ended}")
            disk.resize(used + 65_536)
            night.check_healing()

    def read_only(self):
        if not can_mount():
            return
        for night in (self.update, self.bad, self.same):
            def trial():
                night.prepare()
                with Disk(self.world.out, size_of(self.world.out) + 65_536) as disk:
                    before = self.world.marks()
                    disk.read_only(True)
                    ended, said, _ = self.world.run(night.number)
                    check(ended in (73, 74), f"ended with {ended}: {said[-300:]}")
                    disk.read_only(False)
                    check(self.world.marks() == before, "something was written")
                    night.check_after(ended, said)
                    night.check_healing()
            self.tally.count("a read-only disk", night.name, trial)

    def inboxes(self):
        """The inbox is gone, empty, or holds what is no file."""
        def gone(inbox):
            shutil.rmtree(inbox)

        def empty(inbox):
            (inbox / "export.csv").unlink()

        def link(inbox):
            shutil.move(inbox / "export.csv", inbox.with_name("elsewhere.csv"))
            (inbox / "export.csv").symlink_to(inbox.with_name("elsewhere.csv"))

        def pipe(inbox):
            os.mkfifo(inbox / "pipe.csv")

        def device(inbox):
            (inbox / "zero.csv").symlink_to("/dev/zero")

        def folder(inbox):
            (inbox / "folder.csv").mkdir()

        def file(inbox):
            shutil.rmtree(inbox)
            inbox.write_text("")
        for change in (gone, empty, link, pipe, device, folder, file):
            for night in (self.first, self.update):
                def trial():
                    night.prepare()
                    change(self.world.inbox)
                    ended, said, _ = self.world.run(night.number)
                    # An inbox that nothing was ever put into is no fault.
                    allowed = (0, 66) if change is empty and night is self.first else (65, 66, 74)
                    check(ended in allowed, f"ended with {ended}: {said[-300:]}")
                    night.check_after(ended, said, other_input=True)
                    remove(self.world.inbox)
                    self.world.inbox.mkdir()
                    self.world.put(night.text)
                    night.check_healing()
                self.tally.count("a strange inbox", f"{night.name}, {change.__name__}", trial)

    def changing(self):
        """The export is replaced, cut short, grown or moved away while it is read."""
        def replace(path):
            other = path.with_name(".other")
            other.write_text(FIRST)
            os.replace(other, path)

        def cut(path):
            os.truncate(path, 100)

        def grow(path):
            with open(path, "a") as file:
                file.write("\n")

        def vanish(path):
            path.parent.rename(path.parent.with_name("gone"))
        for change in (replace, cut, grow, vanish):
            for trial in range(25):
                night = self.update
                delay = self.random.uniform(0, night.seconds)
                self.tally.count("an export that changes while it is read",
                                 f"{change.__name__}, {delay:.4f} s",
                                 lambda: self.change(night, change, delay))

    def change(self, night, change, delay):
        night.prepare()
        process = subprocess.Popen(self.world.command(), stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=self.world.environment(night.number))
        time.sleep(delay)
        change(self.world.inbox / "export.csv")
        output, errors = process.communicate(timeout=60)
        night.check_after(process.returncode, (output + errors).decode(errors="replace"),
                          other_input=True)
        remove(self.world.inbox.with_name("gone"))
        remove(self.world.inbox)
        self.world.inbox.mkdir()
        self.world.put(night.text)
        night.check_healing(exact=False)

    def clocks(self):
        """The clock goes back by years, or far ahead."""
        for night in (self.update, self.bad):
            for time_of in (0, 1, NIGHT - 86_400 * 3650, 253_402_300_799):
                def trial():
                    night.prepare()
                    ended, said, _ = self.world.run(night.number, {"FAULT_TIME": str(time_of)})
                    check(ended == night.code, f"ended with {ended}: {said[-300:]}")
                    target, files = self.world.current()
                    check(target == night.new[0], f"{target} was published")
                    check(night.figures(files) == night.figures(night.new[1]), "other figures")
                    self.world.check_tidy()
                    self.world.check_privacy()
                self.tally.count("a clock that is wrong", f"{night.name}, {time_of}", trial)

    def locks(self):
        """Another run holds the lock; one that was killed has left its entry."""
        import fcntl

        def held():
            night = self.update
            night.prepare()
            before = self.world.marks()
            with open(self.world.out / "lock") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                ended, said, _ = self.world.run(night.number)
            check(ended == 75, f"ended with {ended}: {said[-300:]}")
            check(self.world.marks() == before, "something was written")
            night.check_healing()

        def stale():
            night = self.update
            night.prepare()
            (self.world.out / "lock").write_text("4711 another-boot\n")
            ended, said, _ = self.world.run(night.number)
            check(ended == 0 and "4711" in said, f"ended with {ended}: {said[-300:]}")
            night.check_after(ended, said)
            night.check_healing()
        def together():
            night = self.update
            night.prepare()
            runs = [subprocess.Popen(self.world.command(), stdout=subprocess.PIPE,
                                     stderr=subprocess.STDOUT,
                                     env=self.world.environment(night.number)) for _ in range(3)]
            said = [run.communicate(timeout=60)[0].decode() for run in runs]
            codes = sorted(run.returncode for run in runs)
            check(codes[0] == 0 and set(codes) <= {0, 75}, f"ended with {codes}")
            night.check_after(0, "".join(said))
            night.check_healing()

        def full():
            # Creating the folder, creating the lock, and writing into it.
            for night, call, code, words in (
                    (self.first, "mkdir", 73, "out' cannot be created: No space left on device."),
                    (self.first, "open", 73, "out/lock' cannot be created: No space left on device."),
                    (self.update, "write", 74, "out/lock' could not be written: No space left on device.")):
                night.prepare()
                if call == "open":
                    self.world.out.mkdir()
                ended, said, _ = self.world.run(
                    night.number, {"FAULT_CALL": call, "FAULT_NTH": "1", "FAULT_FROM": "1",
                                   "FAULT_ERROR": str(ERRORS["ENOSPC"])})
                check(ended == code and words in said, f"ended with {ended}: {said[-300:]}")
                night.check_healing()
        self.tally.count("a lock", "on a disk that is full", full)
        for trial in range(0 if self.short else 20):
            self.tally.count("a lock", f"three runs at once, {trial}", together)
        self.tally.count("a lock", "held by another", held)
        self.tally.count("a lock", "left by a run that was killed", stale)

    def foreign(self):
        """What this program did not make stands where it wants to write."""
        def folder(out):
            (out / "current").unlink()
            (out / "current").mkdir()
            (out / "current" / "thesis.txt").write_text("precious")

        def link(out):
            (out / "current").unlink()
            (out / "current").symlink_to("/etc")

        def nowhere(out):
            shutil.rmtree(out / "versions")
        for change in (folder, link, nowhere):
            def trial():
                self.update.prepare()
                change(self.world.out)
                before = self.world.marks()
                ended, said, _ = self.world.run(2)
                check(ended in (73, 74), f"ended with {ended}: {said[-300:]}")
                check(self.world.marks() == before, "something was written")
            self.tally.count("somebody else's folder", change.__name__, trial)

    def pruning(self):
        """Old versions cannot be removed: that is told, and the night has done its work."""
        for call in ("rmdir", "unlink"):
            def trial():
                night = self.lists
                night.prepare()
                ended, said, met = self.world.run(
                    night.number, {"FAULT_CALL": call, "FAULT_NTH": "1" if call == "rmdir" else
                                   str(int(night.counts[call]) - 1), "FAULT_FROM": "1",
                                   "FAULT_ERROR": str(ERRORS["EACCES"])})
                check(met and "old-versions-stay" in said, f"it was not told: {said[-300:]}")
                check(ended == 0, f"ended with {ended}")
                check(self.world.current() == night.new, "another publication is current")
                night.check_healing()
                left = {path.name for path in (self.world.out / "versions").iterdir()}
                check(left == {night.new[0][-7:]}, f"{left} are left")
            self.tally.count("an old version that stays", call, trial)

    def hands(self):
        """Somebody edits, empties, removes or adds what is published, under a banner or not."""
        for night in (self.same, self.update, self.bad):
            for spoil in tampering.DAMAGES:
                self.tally.count("a hand in what is published", f"{night.name}, {spoil.__name__}",
                                 lambda: self.spoilt(night, spoil))

    def after(self, night, text):
        """What a night has left, and the next export."""
        self.world.restore(night.name)
        self.world.put(text)
        self.world.uses_configuration = False

    def spoilt(self, night, spoil):
        """What somebody has spoilt is told and published again, and nothing of it is lost."""
        world = self.world
        self.after(night, night.text)
        spoil(world.out)
        damaged = world.files()
        ended, said, _ = world.run(night.number)
        check(ended == night.code, f"ended with {ended}: {said[-300:]}")
        check("published-file-damaged" in said, "it was not told")
        target, files = world.current()
        check(target == f"versions/v{int(night.new[0][-6:]) + 1:06}", f"{target} is current")
        aside = {name for name in files if name.startswith("history-set-aside-")}
        for name in set(files) - {"manifest.json"} - aside:
            check(files[name] == night.new[1].get(name), f"{name} is not what it was")
        check(set(files) - aside == set(night.new[1]), "there are other files")
        was = damaged.get("history.csv", b"")
        wanted = [was] if was not in (b"", night.new[1]["history.csv"]) else []
        check([files[name] for name in aside] == wanted, "a damaged history was not kept")
        world.check_tidy()
        world.check_privacy()
        before = world.marks()
        ended, said, _ = world.run(night.number)
        check(ended == night.code and world.marks() == before, "a run without news wrote something")

    def missing(self):
        """Somebody removes what cannot be made again: told every night, and nothing is begun anew."""
        for night in (self.first, self.update, self.bad):
            for spoil in [tampering.link_removed, *tampering.LOSSES]:
                def trial():
                    self.after(night, SECOND)
                    spoil(self.world.out)
                    before = self.world.marks()
                    ended, said, _ = self.world.run(night.number + 1)
                    if spoil is tampering.link_removed:
                        check(ended == 0 and "current-was-missing" in said, f"ended with {ended}: {said}")
                        check(self.world.current()[1]["history.csv"].startswith(self.history(night)),
                              "the history was begun anew")
                        return
                    check(ended in (73, 74), f"ended with {ended}: {said[-300:]}")
                    check(self.world.marks() == before, "something was written")
                self.tally.count("something that nobody can make again", f"{night.name}, {spoil.__name__}", trial)

    def streams(self):
        """Nobody reads what the program says."""
        for stream in ("stdout", "stderr"):
            for night in (self.update, self.bad):
                def trial():
                    night.prepare()
                    options = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
                    with open("/dev/full", "w") as full:
                        options[stream] = full
                        ended = subprocess.run(self.world.command(), timeout=60, **options,
                                               env=self.world.environment(night.number)).returncode
                    night.check_after(ended, "nobody knows")
                    night.check_healing()
                self.tally.count("a stream that is full", f"{night.name}, {stream}", trial)


class Disk:
    """A file system of its own in memory, with a copy of a folder."""

    def __init__(self, path, kilobytes):
        self.path, self.kilobytes = path, kilobytes

    def __enter__(self):
        aside = self.path.with_name("aside")
        had = self.path.exists()
        if had:
            self.path.rename(aside)
        self.path.mkdir()
        mount("-t", "tmpfs", "-o", "size=65536k", "none", str(self.path))
        if had:
            copy(f"{aside}/.", self.path)
            shutil.rmtree(aside)
        self.resize(self.kilobytes)
        return self

    def resize(self, kilobytes):
        mount("-o", f"remount,size={kilobytes}k", str(self.path))

    def read_only(self, is_so):
        mount("-o", "remount,ro" if is_so else "remount,rw", str(self.path))

    def __exit__(self, *_):
        subprocess.run(["umount", "-l", str(self.path)], check=True)


def mount(*arguments):
    subprocess.run(["mount", *arguments], check=True, capture_output=True)


def can_mount():
    if os.geteuid() != 0:
        return False
    with tempfile.TemporaryDirectory() as folder:
        try:
            mount("-t", "tmpfs", "none", folder)
        except (subprocess.CalledProcessError, FileNotFoundError):
            return False
        subprocess.run(["umount", folder], check=True)
    return True


def memory():
    """A folder in memory where programs may run and there is room, or the usual one."""
    path = "/dev/shm"
    if not os.access(path, os.W_OK):
        return None
    status = os.statvfs(path)
    has_room = status.f_bavail * status.f_frsize > 256 << 20
    return path if has_room and not status.f_flag & os.ST_NOEXEC else None


def size_of(folder):
    """The kilobytes that a folder takes in a file system of pages."""
    if not folder.exists():
        return 0
    seen = {path.lstat().st_ino: path.lstat().st_size for path in folder.rglob("*")
            if path.is_file()}
    return sum((size + 4095) // 4096 * 4 for size in seen.values()) + 4


# What depends on the moment, and so is not the same each time.
UNSTEADY = {"moments", "changing"}
SUITES = ["errors", "links", "limits", "long_steps", "half_writes", "lasting", "deaths", "losses", "moments", "sizes",
          "full_disks", "read_only", "inboxes", "changing", "clocks", "locks", "foreign", "pruning", "hands", "missing",
          "streams"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True, type=pathlib.Path)
    parser.add_argument("--short", action="store_true", help="a sample of the faults, the same each time, for the gate")
    parser.add_argument("--only", default="", help="the suites whose names hold this word")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="keep the folders for a look")
    options = parser.parse_args()
    program = options.program.resolve()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="fremgang-faults-", dir=memory()))
    tally = Tally()
    begun = time.monotonic()
    try:
        # A copy, so that a build meanwhile disturbs nothing.
        program = folder / "fremgang"
        shutil.copy(options.program, program)
        shim = folder / "faults.so"
        compiler = next(filter(shutil.which, ("cc", "clang", "gcc")), "cc")
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-Wall", "-o", str(shim),
                        str(HERE / "faults.c"), "-ldl"], check=True)
        suites = [name for name in SUITES if options.only in name
                  and not (options.short and name in UNSTEADY)]
        harness = Harness(World(program, shim, folder / "world"), tally, options.seed,
                          options.short)
        print("system calls of a night: " + "; ".join(
            f"{night.name} {sum(map(int, night.counts.values()))}" for night in harness.nights))
        for name in suites:
            getattr(harness, name)()
            print(f"{name}: {tally.total()} survived so far, {len(tally.failed)} not, "
                  f"{time.monotonic() - begun:.0f} s", flush=True)
    except Problem as problem:
        print(f"An undisturbed run failed, so there is nothing to disturb: {problem}")
        return 1
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
        else:
            print(f"kept: {folder}")
    for kind, count in sorted(tally.survived.items()):
        print(f"{count:6}  {kind}")
    print(f"Survived {tally.total()} of {tally.total() + len(tally.failed)} faults.")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    # Whoever is started in the background may have been told to ignore it, and so would be every program that is tried.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.exit(main())
