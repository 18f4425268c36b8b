"""The paired statistics from counts, for the programs that are timed beside fremgang.

A change is an integer over a common denominator, so that ties, zeros and signs are exact whatever was prorated. Only numpy
and math: scipy would cost 0.2 s at every start.
"""
import json
import math

import numpy as np

# items, how many must be answered, the least common multiple of the numbers of answered items that count
SCALES = {"mhrm": (30, 24, 14_250_600), "lsns6": (6, 5, 30)}
ITEMS = {
    "mhrm": [f"mhrm_{i:02d}" for i in range(1, 31)],
    "lsns6": [f"lsns_{i}" for i in range(1, 7)],
}


def separator(path):
    with open(path, "rb") as file:
        header = file.readline()
    return ";" if header.count(b";") > header.count(b",") else ","


def two_sided_t(t, df):
    """The two-sided p of Student's t: the incomplete beta function by its continued fraction, for whole arrays."""
    x, rest = df / (df + t * t), t * t / (df + t * t)
    a, b = df / 2, np.full_like(df, .5)
    beta = np.array([math.lgamma(d / 2 + .5) - math.lgamma(d / 2) if d < 200 else
                     .5 * math.log(d / 2) - .25 / d + 1 / (24 * d**3) - 1 / (20 * d**5) for d in df]) - .5 * math.log(math.pi)
    with np.errstate(divide="ignore", invalid="ignore", under="ignore"):
        front = np.exp(beta - a * np.log1p(t * t / df) + b * np.log(rest))
        swap = x > (a + 1) / (a + b + 2)
        p, q = np.where(swap, b, a), np.where(swap, a, b)
        y = np.where(swap, rest, x)
        below = 1 / (1 - (p + q) * y / (p + 1))
        above, fraction = np.ones_like(y), below.copy()
        for m in range(1, 10_000):
            before = fraction.copy()
            for term in (m * (q - m) * y / ((p + 2 * m - 1) * (p + 2 * m)),
                         -(p + m) * (p + q + m) * y / ((p + 2 * m) * (p + 2 * m + 1))):
                below, above = 1 / (1 + term * below), 1 + term / above
                fraction *= below * above
            if np.all((np.abs(fraction / before - 1) < 1e-15) | ~np.isfinite(fraction)):
                break
        tail = front * fraction / p
    return np.where(t == 0, 1.0, np.where(swap, 1 - tail, tail))


def summaries(instrument, by, labels, change, count, before, after):
    """One summary per label. Each position is some pairs of one label with the same change: how many, and the sums of
    their scores, all over the scale's common denominator."""
    denominator = SCALES[instrument][2]
    names, group = np.unique(labels, return_inverse=True)
    order = np.lexsort((np.abs(change), group))
    group, change, count, before, after = (x[order] for x in (group, change, count, before, after))

    def sums(values, index=None):
        return np.bincount(group if index is None else index, values, len(names))

    n = sums(count)
    sum_before, sum_after = sums(before) / denominator, sums(after) / denominator
    mean = sums(after - before) / denominator / n
    with np.errstate(divide="ignore", invalid="ignore"):
        sd = np.sqrt(sums(count * (change / denominator - mean[group]) ** 2) / (n - 1))
        t = mean / (sd / np.sqrt(n))

    # Signed ranks: zeros left out, equal sizes share their rank.
    moved = change != 0
    g, size, c = group[moved], np.abs(change[moved]), count[moved].astype(np.float64)
    positive = np.where(change[moved] > 0, c, 0)
    starts = np.flatnonzero(np.r_[True, (g[1:] != g[:-1]) | (size[1:] != size[:-1])]) if len(g) else np.array([], int)
    g, c, positive = g[starts], *(np.add.reduceat(x, starts) if len(starts) else x for x in (c, positive))
    k = sums(c, g)
    rank = np.cumsum(c) - (c - 1) / 2 - (np.cumsum(k) - k)[g]
    w = sums(positive * rank, g)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (w - k * (k + 1) / 4) / np.sqrt((k * (k + 1) * (2 * k + 1) - sums(c**3 - c, g) / 2) / 24)

    varied = np.isfinite(t)
    p = np.full(len(n), np.nan)
    p[varied] = two_sided_t(t[varied], n[varied] - 1)
    improved, worsened = sums(np.where(change > 0, count, 0)), sums(np.where(change < 0, count, 0))
    return [
        {"instrument": instrument, "by": by, "level": str(name), "n": int(n[i]),
         "meanBefore": sum_before[i] / n[i], "meanAfter": sum_after[i] / n[i], "meanChange": mean[i],
         "sdChange": sd[i] if n[i] > 1 else None, "t": t[i] if varied[i] else None, "p": p[i] if varied[i] else None,
         "dz": mean[i] / sd[i] if varied[i] else None, "w": w[i] if k[i] else None, "z": z[i] if k[i] else None,
         "wilcoxonP": math.erfc(abs(z[i]) / math.sqrt(2)) if k[i] else None, "improved": int(improved[i]),
         "unchanged": int(n[i] - improved[i] - worsened[i]), "worsened": int(worsened[i])}
        for i, name in enumerate(names)
    ]


def every_summary(instrument, role, project, *counts):
    counts = [np.asarray(values).astype(np.int64) for values in counts]
    role, project = (np.asarray(labels).astype(str) for labels in (role, project))
    return [
        *summaries(instrument, "overall", np.full(len(role), ""), *counts),
        *summaries(instrument, "role", role, *counts),
        *summaries(instrument, "project", project, *counts),
    ]


def write(path, rows, respondents, found):
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"rows": rows, "respondents": respondents, "summaries": found}, file, ensure_ascii=False)
