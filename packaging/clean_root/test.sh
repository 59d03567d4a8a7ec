#!/usr/bin/env bash
# Tries every artefact in dist/ in a fresh Debian 12. `./dev package --test` calls it, with the interpreter of packing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
python="${MARTILLO_PACKING_PYTHON:-build/package/venv/bin/python}"
[ -x "$python" ] || python=.venv/bin/python
PYTHONPATH=packaging PYTHONDONTWRITEBYTECODE=1 exec "$python" -m clean_root "$@"
