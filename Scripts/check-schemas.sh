#!/usr/bin/env bash
# Check the JSON Schemas with an independent validator: every instrument file, every configuration of the
# nightly job that the repository shows, and configurations that must be refused.
set -euo pipefail
cd "$(dirname "$0")/.."

python3 -c 'import jsonschema' 2>/dev/null || {
  environment=$(mktemp -d)
  trap 'rm -rf "$environment"' EXIT
  python3 -m venv "$environment" && "$environment/bin/pip" install --quiet jsonschema
  PATH="$environment/bin:$PATH"
}
python3 Scripts/check-schemas.py
