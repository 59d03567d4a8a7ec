#!/usr/bin/env bash
# shellcheck disable=SC2317  # the checks are called by their names
# Tries the Windows installer's own work under Wine: files, registry, upgrade, a program that runs, uninstalling. Where
# there is no Windows, this is as near as one gets.
#
#     packaging/windows/under_wine.sh --make FOLDER        makes an installer of stand-ins (needs makensis and the checkout)
#     packaging/windows/under_wine.sh INSTALLER.exe        tries it (needs wine of 32 bits, as NSIS's installers are)
#
# What the programs do is not tried: a bundle for Windows can only be made there.
set -euo pipefail
if [ "$1" = --make ]; then
    here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
    mkdir -p "$2/bundle/_internal/deep"
    for program in martillo martillo-desktop; do
        makensis -V1 -WX "-DOUTPUT=$(realpath "$2")/bundle/$program.exe" "$here/stand_in.nsi"
    done
    echo module >"$2/bundle/_internal/deep/módulo.pyc"
    cd "$here/../.."
    exec env PYTHONPATH=packaging .venv/bin/python -m windows --bundle "$2/bundle" --out "$2"
fi
installer=$(realpath "$1")
WINEPREFIX=$(mktemp -d)
export WINEPREFIX WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=" LC_ALL="${LC_ALL:-C.UTF-8}"
trap 'wineserver -k || true; rm -rf "$WINEPREFIX"' EXIT
failed=0

told() { # told WHAT COMMAND …: say whether the command is true
    local what=$1
    shift
    if "$@" >/dev/null 2>&1; then echo "ok     $what"; else
        echo "failed $what"
        failed=1
    fi
}
not() { ! "$@"; }
gone() { # a file that its remover, a copy of itself, takes away in its own time
    for _ in $(seq 60); do
        [ -e "$1" ] || return 0
        sleep 0.5
    done
    return 1
}
value() { # value KEY [NAME]: a value of the registry, or of a key itself
    if [ $# -gt 1 ]; then wine reg query "HKCU\\$1" /v "$2"; else wine reg query "HKCU\\$1" /ve; fi |
        sed -n 's/^.*REG_[A-Z]* *//p' | tr -d '\r'
}
is() { [ "$1" = "$2" ] || { echo "       it is: $1"; return 1; } }
status() { # status NUMBER COMMAND …: the command ends with this
    local wanted=$1 got=0
    shift
    "$@" || got=$?
    is "$got" "$wanted"
}

wineboot --init
wineserver -w
local_data=$(find "$WINEPREFIX/drive_c/users" -mindepth 2 -maxdepth 3 -path '*AppData/Local' -print -quit)
[ -n "$local_data" ] || local_data=$(wine cmd /c 'echo %LOCALAPPDATA%' | tr -d '\r' | xargs -0 winepath -u | tr -d '\n')
program="$local_data/Programs/Martillo"
uninstall_key='Software\Microsoft\Windows\CurrentVersion\Uninstall\Martillo'
link_key='Software\Classes\martillo\shell\open\command'
windows_program=$(winepath -w "$program" | tr -d '\r')

told "a silent installation ends well" status 0 wine "$installer" /S
told "the programs are there" test -f "$program/martillo-desktop.exe" -a -f "$program/martillo.exe"
told "their modules and licences, too" test -d "$program/_internal" -a -f "$program/third-party-licences.txt"
told "the start menu has it" test -n "$(find "$WINEPREFIX/drive_c/users" -name Martillo.lnk)"
told "links lead to it" is "$(value "$link_key")" "\"$windows_program\\martillo-desktop.exe\" -- \"%1\""
told "so does the list of programs" is "$(value "$uninstall_key" InstallLocation)" "$windows_program"

mkdir -p "$local_data/martillo"
echo '{}' >"$local_data/martillo/settings.json"
touch "$program/_internal/of-an-older-version.pyc"
told "an upgrade ends well" status 0 wine "$installer" /S
told "it leaves no module of the older version" test ! -e "$program/_internal/of-an-older-version.pyc"
told "it keeps the settings" test -f "$local_data/martillo/settings.json"

wine "$program/martillo-desktop.exe" &
sleep 3
told "while it runs, a silent installation gives up" status 4 wine "$installer" /S
told "and so does a silent uninstallation" status 4 wine "$program/uninstall.exe" /S "_?=$windows_program"
told "and nothing was taken away" test -d "$program/_internal" -a -f "$program/martillo.exe"
wait $!

touch "$program/of-the-user.txt"
told "an uninstallation ends well" status 0 wine "$program/uninstall.exe" /S
told "it takes the program away" gone "$program/uninstall.exe"
told "all of it" test ! -e "$program/_internal" -a ! -e "$program/martillo-desktop.exe" -a ! -e "$program/LICENSE.txt"
told "but nothing that a user put there" test -f "$program/of-the-user.txt"
told "nor his settings" test -f "$local_data/martillo/settings.json"
told "the start menu has it no more" test -z "$(find "$WINEPREFIX/drive_c/users" -name Martillo.lnk)"
told "links lead nowhere" not wine reg query "HKCU\\$link_key"
told "nothing of it is left in the registry" not wine reg query "HKCU\\$uninstall_key"
exit "$failed"
