#!/usr/bin/env bash
# Check every instrument file against instrument.schema.json with an independent validator.
set -euo pipefail
cd "$(dirname "$0")/.."

python3 -c 'import jsonschema' 2>/dev/null || {
  environment=$(mktemp -d)
  trap 'rm -rf "$environment"' EXIT
  python3 -m venv "$environment" && "$environment/bin/pip" install --quiet jsonschema
  PATH="$environment/bin:$PATH"
}
python3 - <<'PYTHON'
import json
import pathlib
import sys

import jsonschema

folder = pathlib.Path("Instruments")
schema = json.loads((folder / "instrument.schema.json").read_text(encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
faults = 0
files = sorted(path for path in folder.glob("*.json") if path.name != "instrument.schema.json")
for path in files:
    for fault in validator.iter_errors(json.loads(path.read_text(encoding="utf-8"))):
        faults += 1
        print(f"{path}: {fault.json_path}: {fault.message[:200]}")
print(f"{len(files)} instrument files, {faults} faults against the schema")
sys.exit(1 if faults or not files else 0)
PYTHON
