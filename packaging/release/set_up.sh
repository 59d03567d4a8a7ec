#!/usr/bin/env bash
# Puts what is packed, as it is locked, and what packs it into build/package/venv: where ./dev cannot (Windows), or need
# not (a machine that is thrown away). The python on the path is taken.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
venv=build/package/venv
python -m venv "$venv"
bin=$venv/bin
[ -d "$bin" ] || bin=$venv/Scripts
pip=("$bin/python" -m pip --disable-pip-version-check --no-input install --quiet)
"${pip[@]}" --require-hashes --requirement packaging/locks/package.lock
"${pip[@]}" --no-deps --no-build-isolation --editable .
"$bin/python" -c 'from contract.programs import version; print("ready for Martillo", version())'
