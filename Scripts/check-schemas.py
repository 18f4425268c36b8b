"""Every file that a schema of ours describes, against that schema.

The configurations in Tests/FremgangNightlyTests/Configurations are read by the tests, too: what the
program takes must be what the schema takes.
"""
import json
import pathlib
import re
import sys

import jsonschema


def validator(path):
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def handwritten(text):
    """JSON without its comments and trailing commas; a text that stands in quotes is left alone."""
    text = re.sub(r'("(?:\\.|[^"\\])*")|//[^\n]*|/\*.*?\*/', lambda m: m[1] or "", text, flags=re.S)
    return re.sub(r'("(?:\\.|[^"\\])*")|,(?=\s*[}\]])', lambda m: m[1] or "", text)


def faults_of(name, document, schema):
    faults = [f"{name}: {fault.json_path}: {fault.message[:200]}" for fault in schema.iter_errors(document)]
    print(*faults, sep="\n", end="\n" if faults else "")
    return len(faults)


def instruments():
    folder = pathlib.Path("Instruments")
    schema = validator(folder / "instrument.schema.json")
    files = sorted(path for path in folder.glob("*.json") if path.name != "instrument.schema.json")
    faults = sum(faults_of(path, json.loads(path.read_text(encoding="utf-8")), schema) for path in files)
    print(f"{len(files)} instrument files, {faults} faults against the schema")
    return faults == 0 and bool(files)


def configurations():
    schema = validator(pathlib.Path("Scripts/nightly/nightly.schema.json"))
    samples = pathlib.Path("Tests/FremgangNightlyTests/Configurations")
    shown = {path: path.read_text(encoding="utf-8")
             for path in [pathlib.Path("Scripts/nightly/nightly.example.json"), *sorted(samples.glob("sound/*"))]}
    readme = pathlib.Path("README.md").read_text(encoding="utf-8")
    for number, block in enumerate(re.findall(r"^```json\n(.*?)^```", readme, flags=re.M | re.S), 1):
        if '"fremgang.nightly/1"' in block:
            shown[f"README.md, block {number}"] = block
    faults = sum(faults_of(name, json.loads(handwritten(text)), schema) for name, text in shown.items())
    refused = sorted(samples.glob("faulty/*"))
    taken = [path for path in refused if schema.is_valid(json.loads(path.read_text(encoding="utf-8")))]
    for path in taken:
        print(f"{path}: the schema takes it")
    print(f"{len(shown)} configurations, {faults} faults against the schema; "
          f"{len(refused) - len(taken)} of {len(refused)} faulty ones are refused")
    return faults == 0 and not taken and len(shown) > 3 and bool(refused)


sys.exit(0 if all([instruments(), configurations()]) else 1)
