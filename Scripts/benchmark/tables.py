"""The measurements as Markdown: RESULTS.md, and the section of the README."""
import datetime
import os
import platform
import re
import statistics
import subprocess
import sys

BEGIN, END = "<!-- speed: written by Scripts/benchmark/run.sh --readme -->", "<!-- end of speed -->"


def machine():
    """The processor, its cores and the kernel."""
    name = platform.processor() or platform.machine()
    if sys.platform == "darwin":
        name = subprocess.run(["sysctl", "-n", "machdep.cpu.brand_string"], capture_output=True, text=True).stdout.strip()
    elif os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            found = re.search(r"^model name\s*:\s*(.+)$", file.read(), re.M)
            name = found.group(1) if found else name
    return {"processor": name, "cores": os.cpu_count(), "kernel": f"{platform.system()} {platform.release()}",
            "date": datetime.date.today().isoformat()}


def median(runs, name):
    return statistics.median(run[name] for run in runs)


def ratio(runs, base):
    """The median of the ratios within each round: what drifts in the machine drifts for both."""
    return statistics.median(a["wall"] / b["wall"] for a, b in zip(runs, base))


def seconds(value):
    return f"{value:.4f}" if value < .1 else f"{value:.3f}" if value < 1 else f"{value:.2f}"


def size(data):
    return f"{data['respondents']:,} people, {data['rows']:,} questionnaires of each kind, {data['bytes'] / 1e6:.1f} MB"


def results(measured):
    where = measured["machine"]
    lines = [
        "# How fast `evaluate` is", "",
        f"Written by `Scripts/benchmark/run.sh` on {where['date']}: {where['processor']}, {where['cores']} cores, "
        f"{where['kernel']}.", "",
        "Whole processes, measured from outside, the file in the page cache; the programs take turns and another one begins",
        "each round. Medians, with the least and the most; a ratio is the median of the ratios within each round. Every",
        "program that computes was found to give the same figures: n, means, t and its p, Wilcoxon's W, z and asymptotic p,",
        "d_z, improved, unchanged and worsened, in all, by role and by project.", "",
    ]
    for key, data in measured["exports"].items():
        lines += [f"## {key}: {size(data)}", "", *results_of(data), ""]
    if measured.get("report"):
        lines += ["## A whole report of 109 people", "", *report(measured["report"]), ""]
    return "\n".join(lines)


def results_of(data):
    programs = data["programs"]
    base = next(reversed([name for name in programs if name.startswith("fremgang")] or list(programs)))
    yield f"| program | wall, s | CPU, s | peak, MiB | MB/s | times {programs[base]['title']} |"
    yield "| --- | --: | --: | --: | --: | --: |"
    for program in sorted(programs.values(), key=lambda p: median(p["runs"], "wall")):
        runs, wall = program["runs"], [run["wall"] for run in program["runs"]]
        disturbed = sum(run["disturbed"] for run in runs)
        note = f" ({disturbed} of {len(runs)} runs disturbed)" if disturbed else ""
        yield (
            f"| {program['title']}{note} | {seconds(median(runs, 'wall'))} ({seconds(min(wall))}–{seconds(max(wall))}) "
            f"| {seconds(median(runs, 'cpu'))} | {median(runs, 'mebibytes'):.1f} "
            f"| {data['bytes'] / 1e6 / median(runs, 'wall'):,.0f} | {ratio(runs, programs[base]['runs']):.2f} |"
        )


def report(programs):
    yield "| `evaluate SampleData/15m-pool/export.csv` | wall, s | CPU, s | peak, MiB |"
    yield "| --- | --: | --: | --: |"
    for program in programs.values():
        runs = program["runs"]
        yield (f"| {program['title']} | {seconds(median(runs, 'wall'))} | {seconds(median(runs, 'cpu'))} "
               f"| {median(runs, 'mebibytes'):.1f} |")


def section(measured):
    """The README's section: one row per program, one column per size of the plain export."""
    where, exports = measured["machine"], measured["exports"]
    plain = {key: data for key, data in exports.items() if ":" not in key}
    names = list(dict.fromkeys(name for data in plain.values() for name in data["programs"] if name not in ("read", "count")))
    titles = {name: data["programs"][name]["title"] for data in plain.values() for name in data["programs"]}
    heads = [f"{data['respondents']:,} people ({data['bytes'] / 1e6:,.1f} MB)" for data in plain.values()]
    lines = [
        BEGIN, "## Speed", "",
        "Seconds from start to end of the process, and the most memory held, for scores, pairs, tests and changes by role and",
        "by project from one CSV export of 41 columns. Every program gives the same figures; the scripts are tuned ones.", "",
        "| | " + " | ".join(heads) + " |", "| --- |" + " --: |" * len(heads),
    ]
    for name in names:
        cells = (data["programs"].get(name) for data in plain.values())
        lines.append(f"| {titles[name].removeprefix('limit: ')} | " + " | ".join(cell(program) for program in cells) + " |")
    lines += [
        "", f"{where['processor']}, {where['cores']} cores, {where['kernel']}, {where['date']}; medians of runs that took turns.",
        "`Scripts/benchmark/run.sh` measures again; [RESULTS](Scripts/benchmark/RESULTS.md) has the spread, other dialects and",
        "the time of a whole report.", END,
    ]
    return "\n".join(lines)


def cell(program):
    if not program:
        return "–"
    return f"{seconds(median(program['runs'], 'wall'))} s, {median(program['runs'], 'mebibytes'):,.0f} MiB"


def with_section(readme, text, before="## What is not promised"):
    """The README with the section in its place, or put in before another where it is not there yet."""
    if BEGIN in readme:
        return re.sub(re.escape(BEGIN) + r".*?" + re.escape(END), lambda _: text, readme, flags=re.S)
    return readme.replace(before, text + "\n\n" + before, 1)
