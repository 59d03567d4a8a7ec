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

SKIPPED=3  # what a check ends with that could not be made here, and says why
told() {
    local name="$1" output status
    shift
    output=$("$@" 2>&1)
    status=$?
    case $status in
        0) printf 'ok      %s\n%s\n' "$name" "$output" ;;
        "$SKIPPED") printf 'skipped %s: %s\n' "$name" "${output#skipped: }" ;;
        *)
            printf 'failed  %s   (%s)\n%s\n\n' "$name" "$*" "$output"
            failed+=("$name")
            ;;
    esac
}

check "format"                  "$bin/ruff" format --check .
check "lint"                    "$bin/ruff" check .
check "types"                   "$bin/mypy"
check "imports"                 "$bin/lint-imports"
check "architecture"            "$bin/python" -m pytest -q tests/architecture
check "protocol document"       "$bin/python" -m contract.protocol_document --check docs/protocol.md
check "translations"            bash dev.d/translations.sh --check
told  "known vulnerabilities"   bash dev.d/audit.sh
told  "security statements"     "$bin/python" dev.d/security.py

if [ ${#failed[@]} -gt 0 ]; then
    printf '%d of the checks failed: %s\n' "${#failed[@]}" "${failed[*]}"
    exit 1
fi
echo "all checks passed"
