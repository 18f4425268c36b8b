#!/usr/bin/env python3
"""Gives the program files made to crash, hang or exhaust it, and says what each came to.

usage: hostile.py [--huge] [--only WORD] [--program FILE] [--folder FOLDER]

Each case runs alone under a limit of address space and of time. A case fails when the program ends
by a signal, is out of time or memory, or says nothing. --huge adds files of gigabytes.
"""
import argparse
import json
import os
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
WHO5 = [f"who5_{number}" for number in range(1, 6)]
HEAD = "id;måling;" + ";".join(WHO5) + "\n"
MILLION = 1_000_000
# done, nothing to evaluate, and the sysexits for usage, data, input, output
PROPER_EXITS = {0, 1, 64, 65, 66, 73, 74}

CASES = []


def case(command, name=None, huge=False, seconds=60):
    """Registers a maker, which is given a folder and returns the arguments after `command`."""
    def add(maker):
        CASES.append((name or maker.__name__.replace("_", " "), command, maker, huge, seconds))
        return maker
    return add


def row(person, wave, answers=(1, 2, 3, 4, 5)):
    return f"{person};{wave};" + ";".join(map(str, answers)) + "\n"


def write(folder, name, *pieces):
    """Writes pieces of text or bytes, each with how often it stands there."""
    path = folder / name
    with open(path, "wb") as file:
        for piece in pieces:
            data, times = piece if isinstance(piece, tuple) else (piece, 1)
            data = data.encode() if isinstance(data, str) else data
            block = max(1, min(times, (1 << 22) // max(len(data), 1)))
            for _ in range(times // block):
                file.write(data * block)
            file.write(data * (times % block))
    return str(path)


def small(folder):
    """An export that is in order."""
    text = HEAD + "".join(row(p, w, [(p + i + k) % 6 for i in range(5)])
                          for p in range(30) for k, w in enumerate(("før", "efter")))
    return write(folder, "small.csv", text)


def plan(folder, *pieces):
    return ["--plan", write(folder, "the-plan.json", *pieces), small(folder)]


# Tables


@case("evaluate")
def ten_million_columns(folder):
    return [write(folder, "x.csv", (";", 10 * MILLION), "\n", (";", 10 * MILLION))]


@case("evaluate")
def ten_million_named_columns(folder):
    names = "".join(f"c{number};" for number in range(10 * MILLION))
    return [write(folder, "x.csv", names, "\n")]


@case("evaluate")
def twenty_thousand_columns_called_alike(folder):
    return [write(folder, "x.csv", "id;måling", (";mhrm_01", 19_000), "\n1;før", (";1", 19_000))]


@case("evaluate")
def twenty_thousand_near_misses(folder):
    names = "".join(f";mhrn_{number}x" for number in range(19_000))
    return [write(folder, "x.csv", HEAD.strip(), names, "\n")]


@case("evaluate", huge=True, seconds=300)
def a_field_of_2_GB(folder):
    return [write(folder, "x.csv", HEAD, "1;før;", ("x" * 1024, 2 * MILLION), ";1;1;1;1\n")]


@case("evaluate")
def a_field_of_100_MB(folder):
    return [write(folder, "x.csv", HEAD, "1;før;", ("x", 100 * MILLION), ";1;1;1;1\n")]


@case("evaluate")
def a_quoted_field_of_100_MB_never_closed(folder):
    return [write(folder, "x.csv", HEAD, "1;før;\"", ("x\n", 50 * MILLION))]


@case("evaluate")
def a_million_quotes(folder):
    return [write(folder, "x.csv", HEAD, ("\"", MILLION))]


@case("evaluate")
def an_odd_million_of_quotes(folder):
    return [write(folder, "x.csv", HEAD, ("\"", MILLION + 1), "\n")]


@case("evaluate")
def a_million_rows_with_stray_quotes(folder):
    return [write(folder, "x.csv", HEAD, ("1;før;\"1\"x;2;3;4;5\n", MILLION))]


@case("evaluate")
def fifty_million_empty_lines(folder):
    return [write(folder, "x.csv", HEAD, ("\n", 50 * MILLION))]


@case("evaluate")
def a_hundred_MB_of_zeros(folder):
    return [write(folder, "x.csv", (b"\0", 100 * MILLION))]


@case("evaluate")
def a_hundred_MB_of_invalid_UTF_8(folder):
    return [write(folder, "x.csv", HEAD, (b"\xc3", 100 * MILLION))]


@case("evaluate")
def a_million_rows_out_of_range(folder):
    return [write(folder, "x.csv", HEAD, ("1;før;99999;2;3;4;5\n", MILLION))]


@case("evaluate")
def a_million_distinct_wave_labels(folder):
    return [write(folder, "x.csv", HEAD, "".join(row(n, f"bølge {n}x") for n in range(MILLION)))]


@case("evaluate")
def a_million_distinct_wrong_answers(folder):
    text = "".join(row(n, "før", (f"svar {n}", 1, 2, 3, 4)) for n in range(MILLION))
    return [write(folder, "x.csv", HEAD, text)]


@case("evaluate")
def a_million_projects(folder):
    text = "".join(f"{n};p{n // 2}x;{'før' if k else 'efter'};1;2;3;4;{n % 6}\n"
                   for n in range(500_000) for k in range(2))
    return [write(folder, "x.csv", "id;projekt;måling;" + ";".join(WHO5) + "\n", text)]


@case("evaluate")
def a_million_respondents(folder):
    text = "".join(row(n, w, (n % 6, 1, 2, 3, k)) for n in range(MILLION)
                   for k, w in enumerate(("før", "efter")))
    return [write(folder, "x.csv", HEAD, text)]


@case("evaluate")
def a_million_measurements_of_one_person(folder):
    text = "".join(row("a", "før", (n % 6, n // 6 % 6, n // 36 % 6, n // 216 % 6, 1)) for n in range(MILLION))
    return [write(folder, "x.csv", HEAD, text, row("a", "efter"))]


@case("evaluate")
def a_million_groups_of_one_person(folder):
    text = "".join(f"a;p{n};{'før' if n % 2 else 'efter'};1;2;3;4;5\n" for n in range(MILLION))
    return [write(folder, "x.csv", "id;projekt;måling;" + ";".join(WHO5) + "\n", text)]


@case("evaluate")
def ids_of_900_kB(folder):
    text = "".join(row("x" * 900_000 + str(n), w) for n in range(50) for w in ("før", "efter"))
    return [write(folder, "x.csv", HEAD, text)]


@case("evaluate")
def a_label_of_900_kB_of_combining_marks(folder):
    return [write(folder, "x.csv", HEAD, "1;", "e" + "\u0301" * 450_000, ";1;2;3;4;5\n", row(1, "efter"))]


@case("evaluate")
def an_answer_of_900_kB_of_combining_marks(folder):
    return [write(folder, "x.csv", HEAD, ("1;før;e" + "\u0301" * 450_000 + ";2;3;4;5\n", 20), row(1, "efter"))]


@case("evaluate")
def a_column_name_of_combining_marks(folder):
    return [write(folder, "x.csv", "id;måling;e" + "\u0301" * 2000 + ";" + ";".join(WHO5) + "\n", row(1, "før"))]


@case("evaluate")
def a_thousand_files(folder):
    return [write(folder, f"{number}-{'før' if number % 2 else 'efter'}.csv", HEAD.replace("måling;", ""),
                  f"{number // 2};1;2;3;4;5\n") for number in range(1000)]


@case("evaluate")
def a_personal_axis_each_of_a_million(folder):
    text = "".join(f"a;akse {n};{n % 11};{n % 7}\n" for n in range(MILLION))
    export = write(folder, "x.csv", "id;akse;foer;efter\n", text)
    settings = ('{"personal":{"instrument":"personal-star","axis":"akse","before":"foer","after":"efter"},'
                '"disclosure":{"minimumCell":1,"individualPoints":true}}')
    return ["--plan", write(folder, "the-plan.json", settings), export]


# Plans


@case("evaluate")
def a_plan_nested_a_million_deep(folder):
    return plan(folder, '{"columns":', ("[", MILLION))


@case("evaluate")
def an_unknown_key_nested_150_deep(folder):
    return plan(folder, '{"x":', ("[", 150), ("]", 150), "}")


@case("evaluate")
def a_plan_of_60_MB_of_comments(folder):
    return plan(folder, ("// nothing\n", 5 * MILLION), "{}")


@case("evaluate", huge=True, seconds=120)
def a_plan_of_500_MB(folder):
    return plan(folder, '{"study":{"title":{"da":"', ("x", 500 * MILLION), '","en":"x"}}}')


@case("evaluate")
def a_plan_with_a_million_keys(folder):
    return plan(folder, "{" + ",".join(f'"k{n}":1' for n in range(MILLION)) + "}")


@case("evaluate")
def a_plan_with_a_million_equal_keys(folder):
    return plan(folder, "{", ('"k":1,', MILLION), '"k":1}')


@case("evaluate")
def a_plan_with_a_million_waves(folder):
    return plan(folder, '{"waves":[' + ",".join(f'{{"id":"w{n}"}}' for n in range(MILLION)) + "]}")


@case("evaluate")
def a_plan_with_a_million_equal_waves(folder):
    return plan(folder, '{"waves":[', ('{"id":"w"},', MILLION), '{"id":"w"}]}')


@case("evaluate")
def a_plan_with_300_000_groups(folder):
    return plan(folder, '{"groups":[' + ",".join(f'{{"id":"g{n}"}}' for n in range(300_000)) + "]}")


@case("evaluate")
def a_plan_with_300_000_file_rules_and_waves(folder):
    rules = ",".join(f'{{"match":"x{n}","wave":"w{n}"}}' for n in range(300_000))
    return plan(folder, f'{{"files":[{rules}],"waves":[',
                ",".join(f'{{"id":"w{n}"}}' for n in range(300_000)), "]}")


@case("evaluate")
def a_plan_with_a_million_columns(folder):
    columns = ",".join(f'"i{n}":"c{n}"' for n in range(MILLION))
    return plan(folder, f'{{"columns":{{"items":{{{columns}}}}}}}')


def wide(folder):
    rows = "".join(row(1, wave).strip() + ";1" * 19_000 + "\n" for wave in ("før", "efter"))
    return write(folder, "wide.csv", HEAD.strip(), "".join(f";column_{n}" for n in range(19_000)), "\n", rows)


@case("evaluate")
def forty_thousand_ignored_columns_of_a_wide_export(folder):
    names = ",".join(f'"column_{n}"' for n in range(40_000))
    return ["--plan", write(folder, "the-plan.json", f'{{"columns":{{"ignore":[{names}]}}}}'), wide(folder)]


@case("evaluate")
def forty_thousand_labels_of_waves_for_a_wide_export(folder):
    waves = ",".join(f'{{"id":"w{n}","values":[{",".join(chr(34) + f"w{n}x{k}" + chr(34) for k in range(200))}]}}'
                     for n in range(200))
    return ["--plan", write(folder, "the-plan.json", f'{{"waves":[{waves}]}}'), wide(folder)]


@case("evaluate")
def twenty_thousand_items_named_for_a_wide_export(folder):
    items = ",".join(f'"who5_{n}":"column_{n}"' for n in range(20_000))
    return ["--plan", write(folder, "the-plan.json", f'{{"columns":{{"items":{{{items}}}}}}}'), wide(folder)]


@case("evaluate")
def five_thousand_items_of_an_own_instrument_named_for_a_wide_export(folder):
    document = json.loads((ROOT / "Instruments/who-5.json").read_text())
    document["id"] = "hostile"
    document["items"] = [{"id": f"q{n}", "responses": "time"} for n in range(5000)]
    document["scales"] = [dict(document["scales"][0], items=["q1", "q2", "q3", "q4", "q5"])]
    (folder / "instruments").mkdir()
    write(folder / "instruments", "hostile.json", json.dumps(document))
    items = ",".join(f'"q{n}":"column_{n}"' for n in range(5000))
    settings = write(folder, "the-plan.json", f'{{"columns":{{"items":{{{items}}}}}}}')
    return ["--instruments", str(folder / "instruments"), "--plan", settings, wide(folder)]


@case("evaluate")
def twenty_thousand_suffixes_for_a_wide_export(folder):
    suffixes = ",".join(f'"w{n}":"_{n}"' for n in range(20_000))
    return ["--plan", write(folder, "the-plan.json", f'{{"columns":{{"waveSuffixes":{{{suffixes}}}}}}}'), wide(folder)]


@case("evaluate")
def a_plan_with_a_million_labels(folder):
    labels = ",".join(f'"l{n}":{n % 6}' for n in range(MILLION))
    return plan(folder, f'{{"answerLabels":{{"who-5":{{{labels}}}}}}}')


@case("evaluate")
def a_plan_with_a_million_instruments(folder):
    return plan(folder, '{"instruments":[' + ",".join(f'"i{n}"' for n in range(MILLION)) + "]}")


@case("evaluate")
def a_plan_with_a_million_expected_projects(folder):
    projects = ",".join(f'{{"name":"p{n}"}}' for n in range(MILLION))
    return plan(folder, f'{{"expectedProjects":[{projects}]}}')


@case("evaluate")
def a_plan_with_a_million_ignored_columns(folder):
    return plan(folder, '{"columns":{"ignore":[' + ",".join(f'"c{n}"' for n in range(MILLION)) + "]}}")


@case("evaluate")
def a_plan_with_a_million_respondent_columns(folder):
    return plan(folder, '{"columns":{"respondent":["id"', (',"id"', MILLION), "]}}")


@case("evaluate")
def a_plan_with_a_wildcard_of_a_million_stars(folder):
    settings = '{"files":[{"match":"' + "*a" * MILLION + 'b","wave":"før"}]}'
    export = small(folder)
    names = []
    for letter in "xy":
        names.append(str(folder / (letter + "a" * 200 + ".csv")))
        pathlib.Path(names[-1]).write_bytes(pathlib.Path(export).read_bytes())
    return ["--plan", write(folder, "the-plan.json", settings), *names]


@case("evaluate")
def a_plan_with_numbers_beyond_any_type(folder):
    return plan(folder, '{"disclosure":{"minimumCell":1', ("0", 400), '},"x":1e999999999,"y":-1E+99999999999999999999}')


@case("evaluate")
def a_plan_with_a_number_of_10_MB(folder):
    return plan(folder, '{"disclosure":{"minimumCell":1', ("0", 10 * MILLION), "}}")


@case("evaluate")
def a_plan_with_a_lone_surrogate(folder):
    return plan(folder, '{"study":{"title":{"da":"\\ud800","en":"\\udc00"}}}')


# Instruments


def instrument(folder, change):
    document = json.loads((ROOT / "Instruments/who-5.json").read_text())
    document["id"] = "hostile"
    change(document)
    return ["validate", write(folder, "hostile.json", json.dumps(document))]


@case("instruments")
def an_instrument_nested_a_million_deep(folder):
    return ["validate", write(folder, "x.json", '{"id":', ('{"a":', 100_000))]


@case("instruments")
def an_instrument_with_a_million_items(folder):
    def change(document):
        item = document["items"][0]
        document["items"] = [dict(item, id=f"i{n}", aliases=[]) for n in range(MILLION)]
    return instrument(folder, change)


@case("instruments")
def an_instrument_of_a_megabyte_with_many_items_and_scales(folder):
    def change(document):
        document["items"] = [{"id": f"i{n}", "responses": "time"} for n in range(8000)]
        scale = document["scales"][0]
        document["scales"] = [dict(scale, id=f"s{n}", items=["i1", "i2"]) for n in range(200)]
    return instrument(folder, change)


@case("instruments")
def an_instrument_with_twenty_thousand_equal_ids(folder):
    def change(document):
        document["items"] = [{"id": "a", "responses": "time"}] * 20_000
    return instrument(folder, change)


@case("instruments")
def an_instrument_with_huge_numbers(folder):
    def change(document):
        scale = document["scales"][0]
        scale["range"] |= {"minimum": -(2 ** 50), "maximum": 2 ** 50}
        scale["method"] = {"name": "linear", "factor": 2 ** 50, "offset": -0.000000001}
        for options in document["responseSets"]:
            for number, option in enumerate(options["options"]):
                option["code"] = 32_000 - number if number else -32_000
    return instrument(folder, change)


@case("instruments")
def an_instrument_with_a_thousand_prorated_items(folder):
    def change(document):
        document["items"] = [{"id": f"i{n}", "responses": "time"} for n in range(1000)]
        scale = document["scales"][0]
        scale["items"] = [item["id"] for item in document["items"]]
        scale["missingRule"] = dict(scale["missingRule"], name="prorate", atMost=999)
    return instrument(folder, change)


# results.json


def results(folder, change=None, text=None):
    if text is None:
        document = json.loads((ROOT / "Tests/Fixtures/pool-results.json").read_text())
        change(document)
        text = json.dumps(document)
    return ["--out", str(folder / "charts"), write(folder, "results.json", text)]


def everywhere(document, change):
    for key, value in list(document.items()) if isinstance(document, dict) else enumerate(document):
        if isinstance(value, (dict, list)):
            everywhere(value, change)
        else:
            document[key] = change(key, value)


@case("charts")
def results_nested_a_million_deep(folder):
    return results(folder, text="[" * MILLION)


@case("charts")
def results_with_deep_arrays_in_an_unknown_key(folder):
    return results(folder, lambda document: document.update(x=json.loads("[" * 60 + "]" * 60)))


for _name, _number in [("near the largest whole number", 2 ** 63 - 1), ("of 2 to the 62", 2 ** 62), ("below zero", -1),
                       ("at the lowest whole number", -(2 ** 63)), ("of zero", 0)]:
    @case("charts", name=f"results with counts {_name}")
    def results_with_counts(folder, number=_number):
        return results(folder, lambda document: everywhere(
            document, lambda key, value: number if isinstance(value, int) and not isinstance(value, bool) else value))

    @case("charts", name=f"results with n and points {_name}")
    def results_with_points(folder, number=_number):
        def change(document):
            for one in document["instruments"]:
                for scale in one["scales"]:
                    scale["points"] = [[1, 2, number], [3, 4, number], [5, 6, number]]
                    if scale.get("changeHistogram"):
                        scale["changeHistogram"]["counts"] = [number, number, 1]
        return results(folder, change)


for _name, _number in [("1e308", 1e308), ("-1e308", -1e308), ("5e-324", 5e-324), ("0", 0.0)]:
    @case("charts", name=f"results with figures of {_name}")
    def results_with_figures(folder, number=_number):
        return results(folder, lambda document: everywhere(
            document, lambda key, value: number if isinstance(value, float) else value))

    @case("charts", name=f"results with ranges to {_name}")
    def results_with_ranges(folder, number=_number):
        def change(document):
            for one in document["instruments"]:
                for scale in one["scales"]:
                    scale["maximum"] = number
        return results(folder, change)

    @case("charts", name=f"a histogram with bins of {_name}")
    def results_with_bins(folder, number=_number):
        def change(document):
            for one in document["instruments"]:
                for scale in one["scales"]:
                    if scale.get("changeHistogram"):
                        scale["changeHistogram"]["width"] = number
                        scale["changeHistogram"]["start"] = -number
        return results(folder, change)


for _text in ("NaN", "Infinity", "-Infinity", "1e400", "1e999999999", "nan", "+1", "0x10", "1" + "0" * 400):
    @case("charts", name=f"results with the number {_text[:12]}")
    def results_with_number(folder, text=_text):
        source = (ROOT / "Tests/Fixtures/pool-results.json").read_text()
        return results(folder, text=source.replace('"maximum": 120', f'"maximum": {text}', 1)
                       .replace('"maximum":120', f'"maximum":{text}', 1))


@case("charts")
def a_histogram_of_a_million_bins(folder):
    def change(document):
        for one in document["instruments"]:
            for scale in one["scales"]:
                if scale.get("changeHistogram"):
                    counts = scale["changeHistogram"]["counts"]
                    scale["changeHistogram"] = {"start": -5, "width": 1e-5, "counts": counts + [0] * MILLION}
    return results(folder, change)


@case("charts")
def a_hundred_thousand_points(folder):
    def change(document):
        for one in document["instruments"]:
            for scale in one["scales"]:
                scale["points"] = [[n % 121, n // 121 % 121, 1] for n in range(100_000)]
    return results(folder, change)


@case("charts")
def results_with_ten_thousand_groups(folder):
    def change(document):
        for one in document["instruments"]:
            for scale in one["scales"]:
                group = next((g for g in scale["groups"]), None)
                if group:
                    scale["groups"] = [dict(group, by="project", level=f"p{n}", suppressed=True) for n in range(10_000)]
        for grouping in document["groupings"]:
            grouping["levels"] = [f"p{n}" for n in range(10_000)]
    return results(folder, change)


@case("charts")
def results_with_ten_thousand_instruments(folder):
    def change(document):
        one = dict(document["instruments"][0], scales=document["instruments"][0]["scales"][:1])
        document["instruments"] = [one] * 10_000
    return results(folder, change)


@case("charts")
def results_with_a_thousand_persons(folder):
    def change(document):
        axes = [{"label": f"akse {n}", "before": 1, "after": 2} for n in range(8)]
        document["personal"] = [{"instrument": "personal-star", "person": n, "baseline": "unknown", "axes": axes,
                                 **{k: v for k, v in (document["personal"] or [{}])[0].items()
                                    if k not in ("instrument", "person", "baseline", "axes")}}
                                for n in range(1000)]
    return results(folder, change)


@case("charts")
def a_person_with_a_hundred_thousand_axes(folder):
    source = json.loads((ROOT / "Tests/Recorded/charts/findings.json").read_text())
    person = source["personal"][0]
    person["axes"] = [dict(person["axes"][0], label=f"akse {n}") for n in range(100_000)]
    return results(folder, text=json.dumps(source))


@case("charts")
def labels_of_a_megabyte(folder):
    return results(folder, lambda document: everywhere(
        document, lambda key, value: "æ " * 500_000 if key == "da" and len(str(value)) > 30 else value))


@case("charts")
def labels_of_a_megabyte_of_combining_marks(folder):
    def change(document):
        document["instruments"][0]["title"]["da"] = "e" + "\u0301" * 500_000
        for grouping in document["groupings"]:
            grouping["title"]["da"] = "e" + "\u0301" * 500_000
    return results(folder, change)


def run(program, command, arguments, memory, seconds):
    """Runs the program; gives its exit, its seconds, its peak memory in MB and what it said."""
    limit = int(memory * (1 << 30))

    def confine():
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    out = tempfile.TemporaryFile()
    start = time.monotonic()
    environment = dict(os.environ, SWIFT_BACKTRACE="enable=no")
    process = subprocess.Popen([program, command, *arguments], stdout=subprocess.DEVNULL, stderr=out,
                               preexec_fn=confine, env=environment)
    timed_out = False
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        if time.monotonic() - start > seconds and not timed_out:
            timed_out = True
            process.send_signal(signal.SIGKILL)
        time.sleep(0.01)
    process.returncode = os.waitstatus_to_exitcode(status)
    out.seek(0)
    said = out.read(1 << 20)
    return process.returncode, time.monotonic() - start, usage.ru_maxrss / 1024, said, timed_out


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--huge", action="store_true", help="the cases of gigabytes too")
    parser.add_argument("--only", default="", help="only cases whose name holds this")
    parser.add_argument("--program", default=str(ROOT / ".build/release/fremgang"))
    parser.add_argument("--folder", help="where the files are made; a temporary folder by default")
    parser.add_argument("--memory", type=float, default=4, help="address space in GB")
    arguments = parser.parse_args()
    failures = 0
    print("| case | exit | s | MB | said |\n| --- | --- | --- | --- | --- |")
    for name, command, maker, huge, seconds in CASES:
        if (huge and not arguments.huge) or arguments.only not in name:
            continue
        with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
            operands = maker(pathlib.Path(folder))
            memory = arguments.memory * (3 if huge else 1)
            code, took, peak, said, timed_out = run(arguments.program, command, operands, memory, seconds)
        lines = said.decode(errors="replace").strip().splitlines()
        last = lines[-1].replace(folder, "") if lines else ""
        is_proper = code in PROPER_EXITS and not timed_out and (code == 0 or bool(lines))
        failures += not is_proper
        mark = "" if is_proper else " **FAILS**" + (" (time)" if timed_out else "")
        print(f"| {name} | {code}{mark} | {took:.1f} | {peak:.0f} | {len(said)} B: {last[:90]} |", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
