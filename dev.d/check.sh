#!/usr/bin/env bash
# Called by ./dev check: runs every check, prints a line for each, fails at the end if any failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
bin=".venv/bin"
export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"
failed=()

check() {
    local name="$1" output
    shift
    if output=$("$@" 2>&1); then
        printf 'ok      %s\n' "$name"
    else
        printf 'failed  %s   (%s)\n%s\n\n' "$name" "$*" "$output"
        failed+=("$name")
    fi
}

check "format"                  "$bin/ruff" format --check .
check "lint"                    "$bin/ruff" check .
check "types"                   "$bin/mypy"
check "imports"                 "$bin/lint-imports"
check "architecture"            "$bin/python" -m pytest -q tests/architecture
check "protocol document"       "$bin/python" -m contract.protocol_document --check docs/protocol.md
check "translations"            bash dev.d/translations.sh --check

if [ ${#failed[@]} -gt 0 ]; then
    printf '%d of the checks failed: %s\n' "${#failed[@]}" "${failed[*]}"
    exit 1
fi
echo "all checks passed"
