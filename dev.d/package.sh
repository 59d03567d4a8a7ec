# shellcheck shell=bash disable=SC2034,SC2154  # what ./dev and setup.sh set, and what they read
# Sourced by ./dev: makes the installers, in an environment of their own that has nothing but what is packed and
# the tools that pack it. The work itself is packaging/building.

package() {
    case " $* " in
        *" --help "* | *" -h "*) ;;
        *) set_up_packing ;;
    esac
    set_up_packing_python
    set_up_shared_python
    exec env PYTHONPATH="$root/packaging" PYTHONHASHSEED=1 PYTHONDONTWRITEBYTECODE=1 \
        SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(moment_of_the_source)}" \
        "$bin/python" -m building "$@"
}

# The same set-up as the checkout's, with another lock, into another folder.
set_up_packing_python() {
    venv="$root/build/package/venv"
    bin="$venv/bin"
    lock="$package_lock"
    stamp="$venv/set-up-done"
    unfinished="$venv/set-up-unfinished"
    set_up_python
}

# A bundle carries Python as a library; Debian has it in a package of its own.
set_up_shared_python() {
    if has_shared_python; then return; fi
    local library
    library=$("$bin/python" -c 'import sys; print(f"libpython3.{sys.version_info[1]}")')
    install_system_packages "Python as a library" "$library" || true
    has_shared_python || give_up "this Python has no shared library that a bundle could carry"
}

has_shared_python() {
    "$bin/python" -c \
        'from PyInstaller.depend.bindepend import get_python_library_path as find; find()' 2>/dev/null
}

# Only Linux's installers are made by this command; Windows' and macOS's have scripts of their own (docs/packaging.md).
set_up_packing() {
    [ "$(uname -s)" = Linux ] || give_up "this makes the installers for Linux; packaging/windows and packaging/macos" \
        "say how those are made"
    local missing=()
    command -v objdump >/dev/null && command -v as >/dev/null || missing+=(binutils)
    command -v makeself >/dev/null || missing+=(makeself)
    command -v xz >/dev/null || missing+=(xz-utils)
    [ ${#missing[@]} = 0 ] || install_system_packages "what packs" "${missing[@]}" ||
        give_up "the installers cannot be made without: ${missing[*]}"
}

# The same source gives the same bytes: every file is dated as the last commit.
moment_of_the_source() { git log -1 --format=%ct 2>/dev/null || date +%s; }
