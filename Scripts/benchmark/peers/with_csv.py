"""The job with Python's own library alone: what somebody writes who can install nothing. It reads every variant."""
import csv
import json
import math
import sys
from collections import defaultdict

# items, how many must be answered, the least common multiple of the numbers of answered items that count
SCALES = {"mhrm": (30, 24, 14_250_600), "lsns6": (6, 5, 30)}


def two_sided_t(t, df):
    """The two-sided p of Student's t: the incomplete beta function by its continued fraction."""
    a, b, x, rest = df / 2, .5, df / (df + t * t), t * t / (df + t * t)
    if t == 0:
        return 1.0
    if df < 200:
        scale = math.lgamma(a + .5) - math.lgamma(a)
    else:
        scale = .5 * math.log(a) - .25 / df + 1 / (24 * df**3) - 1 / (20 * df**5)
    front = math.exp(scale - .5 * math.log(math.pi) - a * math.log1p(t * t / df) + b * math.log(rest))
    swap = x > (a + 1) / (a + b + 2)
    if swap:
        a, b, x = b, a, rest
    above, below = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    fraction = below
    for m in range(1, 10_000):
        before = fraction
        for term in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
                     -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):
            below, above = 1 / (1 + term * below), 1 + term / above
            fraction *= below * above
        if abs(fraction / before - 1) < 1e-15:
            break
    tail = front * fraction / a
    return 1 - tail if swap else tail


def summary(instrument, by, level, pairs):
    n, denominator = len(pairs), SCALES[instrument][2]
    before, after = (math.fsum(p[k] for p in pairs) / denominator / n for k in (0, 1))
    mean = sum(p[1] - p[0] for p in pairs) / denominator / n
    counts, gained = defaultdict(int), defaultdict(int)
    for first, last in pairs:
        counts[abs(last - first)] += 1
        if last > first:
            gained[last - first] += 1
    squares = math.fsum(
        gained[d] * (d / denominator - mean) ** 2 + (c - gained[d]) * (-d / denominator - mean) ** 2
        for d, c in counts.items()
    )
    sd = math.sqrt(squares / (n - 1)) if n > 1 else None
    unchanged, improved = counts.pop(0, 0), sum(gained.values())
    k = w = ties = 0
    for d in sorted(counts):
        w += gained[d] * (k + (counts[d] + 1) / 2)
        k += counts[d]
        ties += counts[d] ** 3 - counts[d]
    z = (w - k * (k + 1) / 4) / math.sqrt((k * (k + 1) * (2 * k + 1) - ties / 2) / 24) if k else None
    t = mean / (sd / math.sqrt(n)) if sd else None
    return {
        "instrument": instrument, "by": by, "level": level, "n": n, "meanBefore": before, "meanAfter": after,
        "meanChange": mean, "sdChange": sd, "t": t, "p": two_sided_t(t, n - 1) if sd else None,
        "dz": mean / sd if sd else None, "w": w if k else None, "z": z,
        "wilcoxonP": math.erfc(abs(z) / math.sqrt(2)) if k else None,
        "improved": improved, "unchanged": unchanged, "worsened": n - improved - unchanged,
    }


def numerators(rows, columns):
    """Each row with the exact numerators of its totals, None where too few items are answered."""
    weights = [
        [items * denominator // answered if answered >= least else None for answered in range(1, items + 1)]
        for items, least, denominator in SCALES.values()
    ]
    weights = weights * (len(columns) // len(weights))
    for row in rows:
        scores = []
        for (start, end), weight in zip(columns, weights):
            digits = "".join(row[start:end]).encode()
            w = weight[len(digits) - 1] if digits else None
            scores.append(None if w is None else (sum(digits) - 48 * len(digits)) * w)
        yield row, scores


def open_text(path):
    with open(path, "rb") as file:
        start = file.read(2)
    encoding = "utf-16" if start == b"\xff\xfe" else "utf-8-sig"
    return open(path, encoding=encoding, newline="")


def main(source, target):
    before, after, rows = {}, {}, 0
    with open_text(source) as file:
        header = file.readline()
        reader = csv.reader(file, delimiter=";" if header.count(";") > header.count(",") else ",")
        if "_post" in header:
            for row, scores in numerators(reader, ((5, 35), (35, 41), (41, 71), (71, 77))):
                before[row[0]] = (row[1], row[2], scores[:2])
                rows += 1
                if row[4]:
                    after[row[0]] = scores[2:]
                    rows += 1
        else:
            for row, scores in numerators(reader, ((5, 35), (35, 41))):
                rows += 1
                if row[3] == "pre":
                    before[row[0]] = (row[1], row[2], scores)
                else:
                    after[row[0]] = scores
    found = []
    for k, instrument in enumerate(SCALES):
        groups = defaultdict(list)
        for key, (project, role, first) in before.items():
            last = after.get(key)
            if last is None or first[k] is None or last[k] is None:
                continue
            pair = (first[k], last[k])
            for group in (("overall", ""), ("role", role), ("project", project)):
                groups[group].append(pair)
        found += [summary(instrument, *group, pairs) for group, pairs in groups.items()]
    with open(target, "w", encoding="utf-8") as file:
        json.dump({"rows": rows, "respondents": len(before), "summaries": found}, file, ensure_ascii=False)


main(*sys.argv[1:])
