#!/usr/bin/env bash
# Called by ./dev check: runs every check, prints a line for each, fails at the end if any failed. As many run at
# once as there are processors; they are told of in the order of their list.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
bin=".venv/bin"
export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"
at_once=$("$bin/python" -c 'import os; print(os.cpu_count())')
said=$(mktemp -d)
trap 'rm -rf "$said"' EXIT
SKIPPED=3  # what a check ends with that could not be made here, and says why
names=() lines=() is_told=() failed=()

check() { list no "$@"; }
told() { list yes "$@"; }  # what it says is worth reading though all is well
list() {
    is_told+=("$1") names+=("$2")
    shift 2
    lines+=("$(printf '%q ' "$@")")
}

run() { # INDEX
    while [ "$(jobs -rp | wc -l)" -ge "$at_once" ]; do wait -n; done
    {
        bash -c "${lines[$1]}" >"$said/$1.output" 2>&1
        echo $? >"$said/$1.status"
    } &
}

tell() { # INDEX
    local name="${names[$1]}" output status
    output=$(<"$said/$1.output")
    status=$(<"$said/$1.status")
    case "$status ${is_told[$1]}" in
        "0 no") printf 'ok      %s\n' "$name" ;;
        "0 yes") printf 'ok      %s\n%s\n' "$name" "$output" ;;
        "$SKIPPED yes") printf 'skipped %s: %s\n' "$name" "${output#skipped: }" ;;
        *)
            printf 'failed  %s   (%s)\n%s\n\n' "$name" "${lines[$1]% }" "$output"
            failed+=("$name")
            ;;
    esac
}

check "types"                   "$bin/mypy"   # first, as it takes longest
check "format"                  "$bin/ruff" format --check .
check "lint"                    "$bin/ruff" check .
check "imports"                 "$bin/lint-imports"
check "architecture"            "$bin/python" -m pytest -q tests/architecture
check "protocol document"       "$bin/python" -m contract.protocol_document --check docs/protocol.md
check "translations"            bash dev.d/translations.sh --check
told  "known vulnerabilities"   bash dev.d/audit.sh
told  "security statements"     "$bin/python" dev.d/security.py

for index in "${!names[@]}"; do run "$index"; done
wait
for index in "${!names[@]}"; do tell "$index"; done

if [ ${#failed[@]} -gt 0 ]; then
    printf '%d of the checks failed: %s\n' "${#failed[@]}" "${failed[*]}"
    exit 1
fi
echo "all checks passed"
