"""The programs that are timed: how each is called and which exports it reads."""
import importlib.metadata
import importlib.util
import pathlib
import sys
from dataclasses import dataclass

from generate import VARIANTS

HERE = pathlib.Path(__file__).resolve().parent
LONG = ("plain", "semicolon", "quoted", "ids", "projects")


@dataclass(frozen=True)
class Program:
    """A command in which {in} is the export and {out} the file of results."""

    name: str
    title: str
    command: tuple
    variants: tuple = LONG
    most: int = 10_000_000
    prints: bool = False  # its results are its standard output
    computes: bool = True

    def arguments(self, source, target):
        places = {"{in}": str(source), "{out}": str(target)}
        return [places.get(word, word) for word in self.command]

    def reads(self, variant, respondents):
        return variant in self.variants and respondents <= self.most


def ours(binary, threads):
    options = ("--instruments", str(HERE / "instruments"), "--instrument", "mhrm", "--instrument", "lsns6",
               "--format", "json", "--minimum-cell", "1", "--quiet", "--threads", str(threads))
    plural = "" if threads == 1 else "s"
    return Program(f"fremgang-{threads}", f"fremgang, {threads} thread{plural}",
                   (str(binary), "evaluate", "{in}", *options), VARIANTS, prints=True)


def limits(folder):
    binary = str(folder / "limit")
    alone = {"computes": False, "prints": True}
    return [
        Program("read", "limit: reading the bytes", (binary, "read", "{in}"), VARIANTS, **alone),
        Program("count", "limit: counting the cells", (binary, "count", "{in}"), LONG, **alone),
        Program("limit", "limit: the whole job in C, 1 thread", (binary, "whole", "{in}", "{out}"), ("plain", "semicolon")),
    ]


def peers():
    """The peers that are installed beside the interpreter that runs this."""
    found = []
    for name, title, most in (("polars", "polars", 10_000_000), ("duckdb", "DuckDB", 10_000_000), ("pandas", "pandas", 1_000_000)):
        if importlib.util.find_spec(name):
            title = f"{title} {importlib.metadata.version(name)}"
            found.append(peer(name, title, LONG, most))
    version = ".".join(map(str, sys.version_info[:3]))
    return [*found, peer("csv", f"Python {version}, csv module", VARIANTS, 1_000_000)]


def peer(name, title, variants, most):
    command = (sys.executable, str(HERE / "peers" / f"with_{name}.py"), "{in}", "{out}")
    return Program(name, title, command, variants, most)
