#!/usr/bin/env bash
# Called by ./dev translations: collects the texts of desktop_client into resources/translations/*.ts and compiles
# each to .qm. With --check it changes nothing and fails when a text is missing, untranslated or not compiled.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
bin="$PWD/.venv/bin"
folder="resources/translations"
mode="${1:-write}"

mapfile -t sources < <(find desktop_client -name '*.py' | sort)
mapfile -t catalogues < <(find "$folder" -name '*.ts' 2>/dev/null | sort)
if [ ${#catalogues[@]} -eq 0 ]; then
    echo "no $folder/*.ts to translate into" >&2
    exit 1
fi

collect() { # TS: bring the catalogue up to date with the sources
    "$bin/pyside6-lupdate" -silent -noobsolete -locations none "${sources[@]}" -ts "$1"
}

compile() { # TS QM
    "$bin/pyside6-lrelease" -silent "$1" -qm "$2"
}

if [ "$mode" != --check ]; then
    for catalogue in "${catalogues[@]}"; do
        collect "$catalogue"
        compile "$catalogue" "${catalogue%.ts}.qm"
        printf '%s: %s texts, %s unfinished\n' "$catalogue" \
            "$(grep -c '<source>' "$catalogue" || true)" "$(grep -c 'type="unfinished"' "$catalogue" || true)"
    done
    exit
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
faults=0
fault() {
    echo "$1"
    faults=1
}
for catalogue in "${catalogues[@]}"; do
    fresh="$scratch/$(basename "$catalogue")"
    cp "$catalogue" "$fresh"
    collect "$fresh"
    cmp -s "$catalogue" "$fresh" || fault "$catalogue is behind the sources: run ./dev translations"
    ! grep -q 'type="unfinished"' "$fresh" || fault "$catalogue has texts without a translation"
    compile "$fresh" "$scratch/fresh.qm"
    cmp -s "${catalogue%.ts}.qm" "$scratch/fresh.qm" || fault "${catalogue%.ts}.qm is stale: run ./dev translations"
done
exit "$faults"
