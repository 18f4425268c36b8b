"""Reads the export as a stranger would and compares its figures with the published ones.

Scores are exact fractions; nothing here uses how the export was made.
"""

import csv
import io
import json
import re
from datetime import datetime
from fractions import Fraction
from math import floor, sqrt

WAVES = ("før", "efter")
ITEMS = {
    "mhrm": [f"mhrm_{number:02}" for number in range(1, 31)],
    "lsns-15m": [f"lsns_{number}" for number in range(1, 10)],
}
HIGHEST = {"mhrm": 4, "lsns-15m": 5}
MOST_MISSING = {"mhrm": 4, "lsns-15m": 0}
NOT_STATED = "ikke oplyst"


class Findings:
    """The checks that were made, each printed with what was found."""

    def __init__(self):
        self.failed = 0
        self.made = 0

    def expect(self, what, found, wanted):
        self.made += 1
        good = found == wanted
        self.failed += not good
        print(f"{'ok  ' if good else 'FAIL'} {what}: {found}" + ("" if good else f", not {wanted}"))

    def expect_that(self, what, holds, shown):
        self.made += 1
        self.failed += not holds
        print(f"{'ok  ' if holds else 'FAIL'} {what}: {shown}")


def table(path, encoding="utf-8-sig", delimiter=";"):
    """A file's rows as dictionaries, each of the header's width."""
    reader = csv.reader(io.StringIO(path.read_bytes().decode(encoding), newline=""), delimiter=delimiter)
    header, *rows = reader
    if any(len(row) != len(header) for row in rows):
        raise SystemExit(f"{path}: a row is not as wide as the header")
    return [dict(zip(header, row)) for row in rows]


def commented_json(path):
    """JSON with comments and trailing commas."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(
        r'"(?:\\.|[^"\\])*"|//[^\n]*', lambda m: m[0] if m[0].startswith('"') else "", text
    )
    return json.loads(re.sub(r",(\s*[}\]])", r"\1", text))


def once(rows):
    """The rows with identical ones collapsed, and how many that took away."""
    distinct = list({tuple(row.items()): row for row in rows}.values())
    return distinct, len(rows) - len(distinct)


def score(row, instrument):
    """The total, prorated where the rule allows; None where there is none."""
    codes = [int(row[column]) for column in ITEMS[instrument] if row[column]]
    if any(not 0 <= code <= HIGHEST[instrument] for code in codes):
        raise SystemExit("a code outside the instrument's range")
    expected = len(ITEMS[instrument])
    if not codes or expected - len(codes) > MOST_MISSING[instrument]:
        return None
    return Fraction(sum(codes) * expected, len(codes))


class Pair:
    def __init__(self, before, after):
        self.before, self.after, self.change = before, after, after - before
        self.sign = (self.change > 0) - (self.change < 0)


class Sample:
    """People with their groups and scores."""

    def __init__(self, rows):
        self.rows, self.collapsed = once(rows)
        self.group = {}
        self.scores = {instrument: {} for instrument in ITEMS}
        self.given = {instrument: {} for instrument in ITEMS}
        for row in self.rows:
            self.add(row)

    def add(self, row):
        key, wave = row["borger_id"], row["måling"]
        role = row["rolle"].strip().lower()
        known = self.group.setdefault(key, {"project": row["projekt"], "role": ""})
        if known["project"] != row["projekt"] or (role and known["role"] not in ("", role)):
            raise SystemExit("a person in two groups")
        known["role"] = known["role"] or role
        for instrument, columns in ITEMS.items():
            if any(row[column] for column in columns):
                if (key, wave) in self.given[instrument]:
                    raise SystemExit("a measurement that stands twice and differs")
                self.given[instrument][key, wave] = row
                self.scores[instrument][key, wave] = score(row, instrument)

    def pairs(self, instrument, role=None, project=None):
        """By person, the pairs of a group; a role of None is everyone."""
        scores = self.scores[instrument]
        found = {}
        for key, group in self.group.items():
            if role not in (None, group["role"] or NOT_STATED) or project not in (None, group["project"]):
                continue
            before, after = (scores.get((key, wave)) for wave in WAVES)
            if before is not None and after is not None:
                found[key] = Pair(before, after)
        return found

    def people_with(self, instrument, *waves):
        """Who has a score at exactly these waves."""
        return [
            key for key in self.group
            if all(
                (self.scores[instrument].get((key, wave)) is not None) == (wave in waves)
                for wave in WAVES
            )
        ]


def mean(values):
    values = list(values)
    return sum(values, Fraction(0)) / len(values)


def rounded(value):
    return floor(value + Fraction(1, 2))


def means(pairs):
    return mean(p.before for p in pairs.values()), mean(p.after for p in pairs.values())


def rounded_means(pairs):
    return [rounded(value) for value in means(pairs)]


def t_statistic(pairs):
    changes = [pair.change for pair in pairs.values()]
    centre = mean(changes)
    variance = sum((c - centre) ** 2 for c in changes) / (len(changes) - 1)
    return float(centre) / sqrt(variance / len(changes))


def wilcoxon_z(pairs):
    """Signed ranks, zeros dropped, with the correction for ties."""
    changes = [pair.change for pair in pairs.values() if pair.change]
    sizes = sorted(abs(change) for change in changes)
    rank = {size: Fraction(2 * sizes.index(size) + sizes.count(size) + 1, 2) for size in set(sizes)}
    n = len(changes)
    positive = sum(rank[abs(change)] for change in changes if change > 0)
    ties = sum(sizes.count(size) ** 3 - sizes.count(size) for size in rank)
    variance = Fraction(n * (n + 1) * (2 * n + 1), 24) - Fraction(ties, 48)
    return float(positive - Fraction(n * (n + 1), 4)) / sqrt(variance)


def cluster_t(sample, pairs):
    """The mean change over its standard error by project, sums of deviations being the clusters'."""
    centre = mean(pair.change for pair in pairs.values())
    sums = {}
    for key, pair in pairs.items():
        project = sample.group[key]["project"]
        sums[project] = sums.get(project, 0) + pair.change - centre
    count = len(sums)
    variance = Fraction(count, count - 1) * sum(s * s for s in sums.values()) / len(pairs) ** 2
    return float(centre) / sqrt(variance), count


def check_instrument(findings, sample, published, instrument):
    facts = published["instruments"][instrument]
    everyone = sample.pairs(instrument)
    before, after = means(everyone)
    percent = (after - before) * 100 / facts["maximum"]
    wanted = facts["all"]
    findings.expect(f"{instrument} pairs", len(everyone), wanted["n"])
    findings.expect(
        f"{instrument} means ({float(before):.2f} → {float(after):.2f})",
        rounded_means(everyone), [wanted["meanBefore"], wanted["meanAfter"]],
    )
    findings.expect(
        f"{instrument} percent ({float(percent):.2f})", rounded(percent), wanted["percentOfScale"]
    )
    t, z = t_statistic(everyone), wilcoxon_z(everyone)
    findings.expect_that(
        f"{instrument} significant by t and Wilcoxon", t > 1.985 and z > 1.96, f"t {t:.2f}, z {z:.2f}"
    )
    for role in published["design"]["roles"]:
        pairs = sample.pairs(instrument, role=role)
        findings.expect(f"{instrument} {role} pairs", len(pairs), facts[role]["n"])
        if "meanBefore" in facts[role]:
            printed = [facts[role]["meanBefore"], facts[role]["meanAfter"]]
            findings.expect(f"{instrument} {role} means", rounded_means(pairs), printed)


def check_projects(findings, sample, published, instrument):
    facts = published["instruments"][instrument]["projects"]
    projects = sorted({group["project"] for group in sample.group.values()})
    found = {project: sample.pairs(instrument, project=project) for project in projects}
    found = {project: rounded_means(pairs) for project, pairs in found.items() if pairs}
    risen = sorted(pair for pair in found.values() if pair in facts["twoProjects"])
    findings.expect(f"{instrument} two projects", risen, sorted(facts["twoProjects"]))
    others = {project: b - a for project, (a, b) in found.items() if [a, b] not in facts["twoProjects"]}
    low, high = facts.get("othersChangeBetween", [0, 0])
    findings.expect_that(
        f"{instrument} other projects change {low} to {high}",
        len(others) == 4 and all(low <= change <= high for change in others.values()),
        sorted(others.values()),
    )


def signs(pairs):
    return [sum(pair.sign == sign for pair in pairs.values()) for sign in (1, 0, -1)]


def check_compensation(findings, sample, published):
    mhrm, lsns = sample.pairs("mhrm"), sample.pairs("lsns-15m")
    first, second = published["compensation"]
    worse = [key for key, pair in mhrm.items() if pair.sign < 0]
    findings.expect("mhrm worsened", len(worse), published["instruments"]["mhrm"]["all"]["worsened"])
    both = [key for key in worse if key in lsns]
    findings.expect("of these paired on both", len(both), first["worsened"])
    compensated = sum(lsns[key].sign > 0 for key in both)
    findings.expect("of these improved on lsns (about a third)", compensated, 9)
    others = [key for key in mhrm if key in lsns and mhrm[key].sign >= 0]
    improved = sum(lsns[key].sign > 0 for key in others)
    findings.expect_that(
        "rarer than among the others", compensated * len(others) < improved * len(both),
        f"{improved} of {len(others)}",
    )
    known = {key: pair for key, pair in lsns.items() if sample.group[key]["role"]}
    worse = [key for key, pair in known.items() if pair.sign < 0]
    wanted = published["instruments"]["lsns-15m"]["knownRole"]
    findings.expect("lsns pairs of known role", len(known), wanted["n"])
    findings.expect("of these worsened on lsns", len(worse), second["worsened"])
    improved = sum(mhrm[key].sign > 0 for key in worse)
    findings.expect("of these improved on mhrm", improved, second["compensated"])
    findings.expect("mhrm improved, unchanged, worsened", signs(mhrm), [73, 7, 29])
    findings.expect("lsns improved, unchanged, worsened", signs(lsns), [53, 8, 40])
    t, count = cluster_t(sample, lsns)
    findings.expect_that(
        "lsns change not significant by project", abs(t) < 2.571 and count == 6, f"t {t:.2f}, 5 df"
    )


def check_mess(findings, sample, published, plan):
    for instrument in ITEMS:
        scores = sample.scores[instrument]
        print(
            f"     {instrument}: {len(scores)} measurements,"
            f" {sum(s is None for s in scores.values())} unscorable,"
            f" {len(sample.people_with(instrument, *WAVES))} paired,"
            f" {len(sample.people_with(instrument, 'før'))} before only,"
            f" {len(sample.people_with(instrument, 'efter'))} after only"
        )
    prorated = [s for (key, _), s in sample.scores["mhrm"].items() if s is not None and s.denominator > 1]
    findings.expect_that("prorated scores that are not whole", len(prorated) >= 8, len(prorated))
    findings.expect("identical rows collapsed", sample.collapsed, 1)
    included = set(sample.pairs("mhrm")) | set(sample.pairs("lsns-15m"))
    findings.expect("people paired on any", len(included), published["design"]["respondentsIncluded"])
    expected = {project["name"]: project["enrolled"] for project in plan["expectedProjects"]}
    found = {name: sum(g["project"] == name for g in sample.group.values()) for name in expected}
    print("     people of enrolled:", ", ".join(f"{found[n]} of {expected[n]}" for n in expected))
    findings.expect("projects expected", len(expected), published["design"]["projects"])
    findings.expect("people outside the expected projects", sum(found.values()), len(sample.group))
    findings.expect_that(
        "nobody beyond those enrolled", all(found[n] <= (expected[n] or 0) for n in expected), "holds"
    )
    without = [n for n in expected if not sample.pairs("mhrm", project=n)]
    findings.expect("projects without pairs", [found[n] > 0 for n in without], [True, False])


def check_dates(findings, sample):
    days = {
        (row["borger_id"], row["måling"]): datetime.strptime(row["dato"], "%d-%m-%Y")
        for row in sample.rows
    }
    between = sorted(
        (days[key, WAVES[1]] - days[key, WAVES[0]]).days
        for key in sample.group
        if all((key, wave) in days for wave in WAVES)
    )
    findings.expect_that(
        "days between, three to fourteen months", 90 <= between[0] and between[-1] <= 427,
        f"{between[0]} to {between[-1]}, median {between[len(between) // 2]}",
    )
    first, last = min(days.values()), max(days.values())
    findings.expect_that(
        "dates within the pool's years", first >= datetime(2013, 9, 1) and last <= datetime(2016, 6, 30),
        f"{first:%Y-%m-%d} to {last:%Y-%m-%d}",
    )


def measurements(rows):
    """What the rows say, whatever their layout: one tuple per person and wave."""
    return {
        (row["borger_id"], row["projekt"], row["måling"], row["dato"], row["besvaret"])
        + tuple(row[column] for columns in ITEMS.values() for column in columns)
        for row in rows
    }


def long_from_wide(rows):
    return [
        {**{column: row[column] for column in ("borger_id", "projekt", "rolle")}, "måling": wave}
        | {name[: -len(suffix)]: text for name, text in row.items() if name.endswith(suffix)}
        for row in rows
        for wave, suffix in (("før", "_foer"), ("efter", "_efter"))
        if row["dato" + suffix]
    ]


def roles(rows):
    return {(row["borger_id"], role) for row in rows if (role := row["rolle"].strip().lower())}


def check_variants(findings, rows, wanted_plan, fixtures):
    variants = {
        "shuffled": table(fixtures / "shuffled" / "export.csv"),
        "wide": long_from_wide(table(fixtures / "wide" / "export.csv")),
        "utf16": table(fixtures / "utf16" / "export.csv", "utf-16", "\t"),
    }
    for name, variant in variants.items():
        same = measurements(variant) == measurements(rows) and roles(variant) == roles(rows)
        findings.expect_that(
            f"{name} says the same", same and len(variant) == len(rows), f"{len(variant)} rows"
        )
        plan = commented_json(fixtures / name / "plan.json")
        plan["columns"] = wanted_plan["columns"]
        findings.expect_that(f"{name} plan differs in its columns alone", plan == wanted_plan, "holds")


def run(sample_folder, fixtures):
    """Makes every check; whether all hold."""
    rows = table(sample_folder / "15m-pool" / "export.csv")
    published = json.loads((fixtures / "published.json").read_text(encoding="utf-8"))
    plan = commented_json(sample_folder / "15m-pool" / "plan.json")
    sample = Sample(rows)
    findings = Findings()
    print(f"     {len(rows)} rows, {len(sample.group)} people")
    for instrument in ITEMS:
        check_instrument(findings, sample, published, instrument)
        check_projects(findings, sample, published, instrument)
    check_compensation(findings, sample, published)
    check_mess(findings, sample, published, plan)
    check_dates(findings, sample)
    check_variants(findings, rows, plan, fixtures)
    print(f"{findings.made} checks, {findings.failed} failed")
    return findings.failed == 0
