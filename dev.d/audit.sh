#!/usr/bin/env bash
# Called by ./dev check: looks the locked packages up among known vulnerabilities, and says plainly when it could not.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

found=$(mktemp) said=$(mktemp)
trap 'rm -f "$found" "$said"' EXIT
timeout 120 .venv/bin/pip-audit --requirement packaging/locks/requirements.lock --disable-pip --require-hashes \
    --progress-spinner off --format json >"$found" 2>"$said"
status=$?

.venv/bin/python - "$found" "$status" <<'PYTHON'
import json, sys
from pathlib import Path

try:
    packages = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["dependencies"]
except (ValueError, KeyError):
    print(f"skipped: the advisory data cannot be reached from here (pip-audit ended with {sys.argv[2]})")
    sys.exit(3)
unknown = [one["name"] for one in packages if "skip_reason" in one]
known = [one for one in packages if "skip_reason" not in one]
bad = [(one["name"], one["version"], each["id"]) for one in known for each in one["vulns"]]
if not known:
    print(f"skipped: the advisory data cannot be reached from here (none of {len(unknown)} packages was known)")
    sys.exit(3)
print(f"{len(known)} packages looked up, {len(unknown)} not known: {', '.join(unknown) or 'none'}")
for name, version, advisory in bad:
    print(f"{name} {version}: {advisory}")
sys.exit(1 if bad else 0)
PYTHON
