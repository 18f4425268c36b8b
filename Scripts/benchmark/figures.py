"""What every program computed, in one form, and whether it is the same."""
import json
import math

COUNTS = ("n", "improved", "unchanged", "worsened")
TOLERANCE = 1e-9


def figures(path):
    """The figures in a file of results, ours or another program's: (instrument, by, level) to a dictionary."""
    tree = json.loads(path.read_text(encoding="utf-8"))
    if "schema" in tree:
        return ours(tree)
    summaries = {(s.pop("instrument"), s.pop("by"), s.pop("level")): s for s in tree["summaries"]}
    return {"rows": tree["rows"], "respondents": tree["respondents"], "summaries": summaries}


def ours(tree):
    summaries = {}
    for instrument in tree["instruments"]:
        scale = instrument["scales"][0]
        groups = [("overall", "", scale["overall"])]
        groups += [(g["by"], g["level"] or "", g["summary"]) for g in scale["groups"]]
        for by, level, summary in groups:
            if summary["n"]:
                summaries[instrument["id"], by, level] = ours_of(summary)
    # Every row holds one measurement of each instrument.
    rows = tree["ledger"]["measurements"] // len(tree["instruments"])
    return {"rows": rows, "respondents": tree["respondents"]["included"], "summaries": summaries}


def ours_of(summary):
    t, ranks = summary["tTest"] or {}, summary["wilcoxon"] or {}
    standardised = (summary["effectSizes"] or {}).get("dz") or {}
    z = ranks.get("z")
    return {name: summary[name] for name in ("meanBefore", "meanAfter", "meanChange", "sdChange", *COUNTS)} | {
        "t": t.get("t"), "p": t.get("p"), "dz": standardised.get("estimate"), "w": ranks.get("w"), "z": z,
        # Where the ranks are few, ours is the exact p; the others have the asymptotic one.
        "wilcoxonP": None if z is None else math.erfc(abs(z) / math.sqrt(2)),
    }


def differences(expected, found, most=5):
    """What differs, in words; a figure that a program leaves out of all summaries is not compared."""
    told = [f"{k}: {found[k]}, not {expected[k]}" for k in ("rows", "respondents") if found[k] != expected[k]]
    a, b = expected["summaries"], found["summaries"]
    # A group of one pair has nothing but its mean; the limit leaves it out.
    missing = [key for key in a.keys() ^ b.keys() if (a.get(key) or b[key])["n"] > 1]
    told += [f"{' / '.join(key)}: only one of the programs has it" for key in sorted(missing)]
    for key in sorted(a.keys() & b.keys()):
        for name in a[key].keys() & b[key].keys():
            if not alike(name, a[key][name], b[key][name]):
                told.append(f"{' / '.join(key)}: {name} is {b[key][name]}, not {a[key][name]}")
    return told[:most] + ([f"and {len(told) - most} more"] if len(told) > most else [])


def alike(name, one, two):
    if one is None or two is None:
        return one is two
    if name in COUNTS:
        return one == two
    if name in ("p", "wilcoxonP"):  # a tail is compared by its size, down to where doubles end
        one, two = (math.log10(max(value, 1e-290)) for value in (one, two))
    return abs(one - two) <= TOLERANCE * max(1, abs(one))
