# shellcheck shell=bash disable=SC2154  # root, bin, lock and uv_lock are set by ./dev
# Sourced by ./dev: makes .venv from the committed locks and installs the system libraries that Qt needs.
# A set-up that was interrupted is found by the marker it leaves and made anew; two at once wait for each other.

venv="$root/.venv"
stamp="$venv/set-up-done"        # holds the key of what was installed; written last
unfinished="$venv/set-up-unfinished"
qt_ready="$venv/qt-ready"
screen_ready="$venv/qt-screen-ready"
nginx_tried="$venv/nginx-tried"
node_at_least=18
qt_packages=(libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libglib2.0-0)
screen_packages=(libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0)

say() { printf '· %s\n' "$*" >&2; }
give_up() {
    printf '✗ %s\n' "$@" >&2
    exit 1
}

# ── the Python environment ───────────────────────────────────────────────────────────────────────────

set_up_python() {
    local key
    key=$(set_up_key)
    if is_set_up "$key"; then return; fi
    wait_for_other_set_ups
    if is_set_up "$key"; then
        exec 9<&-
        return
    fi
    local started=$SECONDS
    rm -f "$stamp" "$qt_ready" "$screen_ready"
    make_venv
    : >"$unfinished"
    install_packages
    install_martillo
    rm -f "$unfinished"
    printf '%s\n' "$key" >"$stamp.new"
    mv "$stamp.new" "$stamp"
    exec 9<&-
    say "ready after $((SECONDS - started)) s"
}

set_up_key() {
    local digest="sha256sum"
    command -v sha256sum >/dev/null || digest="shasum -a 256"
    {
        printf '%s\n' "$root"
        cat pyproject.toml "$lock" "$uv_lock" dev.d/setup.sh
    } | $digest | cut -d' ' -f1
}

is_set_up() {
    [ -f "$stamp" ] && [ "$(<"$stamp")" = "$1" ] && "$bin/python" -c "import msgspec" 2>/dev/null &&
        is_chosen_python
}

wait_for_other_set_ups() {
    command -v flock >/dev/null || return 0   # macOS has none; there it is one call at a time
    exec 9<"$root/dev"
    flock -n 9 && return
    say "another ./dev is setting up; waiting for it"
    flock 9
}

make_venv() {
    if [ -e "$unfinished" ]; then
        say "the last set-up did not finish; starting over"
        rm -rf "$venv"
    fi
    if venv_fits; then return; fi
    find_python || { install_system_packages "Python" python3 python3-venv "${qt_packages[@]}" && find_python; } ||
        give_up "no Python 3.11, 3.12 or 3.13 found (MARTILLO_PYTHON=/path/to/python names one)"
    say "making .venv with $("$python" --version) ($python)"
    rm -rf "$venv"
    mkdir -p "$venv"
    : >"$unfinished"
    if has_module ensurepip; then
        "$python" -m venv "$venv"
    elif has_module pip; then
        "$python" -m venv --without-pip "$venv"
    else
        # With the libraries of Qt at once: whoever has to type the line types it once.
        install_system_packages "Python's venv" "$(venv_package)" "${qt_packages[@]}" ||
            give_up "this Python can make no virtual environment"
        "$python" -m venv "$venv"
    fi
    made_for >"$venv/made-for"
}

# Not after the checkout was moved, nor after the system's Python became another one.
venv_fits() {
    is_usable_python "$bin/python" && is_chosen_python &&
        [ "$(made_for)" = "$(cat "$venv/made-for" 2>/dev/null)" ] &&
        run_pip --version >/dev/null 2>&1
}

made_for() { "$bin/python" -c 'import sys; print(sys.prefix, sys.version_info[:2])'; }

is_chosen_python() {
    [ -z "${MARTILLO_PYTHON:-}" ] ||
        [ "$(python_version "$bin/python")" = "$(python_version "$MARTILLO_PYTHON")" ]
}

# A candidate counts only if it runs: a pyenv shim can exist and fail.
find_python() {
    local candidates=(python3 python3.13 python3.12 python3.11 python
        "${HOME:-}"/.pyenv/versions/3.1[123]*/bin/python3 /usr/bin/python3 /usr/local/bin/python3)
    [ -z "${MARTILLO_PYTHON:-}" ] || candidates=("$MARTILLO_PYTHON")
    for python in "${candidates[@]}"; do
        if is_usable_python "$python"; then return; fi
    done
    [ -z "${MARTILLO_PYTHON:-}" ] ||
        give_up "MARTILLO_PYTHON=$MARTILLO_PYTHON does not run as Python 3.11, 3.12 or 3.13"
    return 1
}

is_usable_python() {
    "$1" -c 'import sys, ssl, sqlite3, ctypes, venv
sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1
}

python_version() { "$1" -c 'import sys; print(sys.version)' 2>/dev/null; }
has_module() { "$python" -c "import $1" >/dev/null 2>&1; }
venv_package() {
    "$python" -c 'import sys; print(f"python3.{sys.version_info[1]}-venv")'
}

# ── the packages, each held to its hash ──────────────────────────────────────────────────────────────

install_packages() {
    say "installing $(grep -c '^[a-zA-Z]' "$lock") packages from $lock (under a minute, once)"
    if get_uv && install_with_uv; then return; fi
    say "uv is of no use here; trying pip, which is slower"
    run_pip install -qq --require-hashes --requirement "$lock" ||
        give_up "the packages could not be installed: is the package index reachable?"
}

get_uv() {
    uv="$venv/uv/bin/uv"
    "$uv" --version >/dev/null 2>&1 ||
        run_pip install -qq --target "$venv/uv" --require-hashes --requirement "$uv_lock"
}

# uv does not read pip's configuration: hand on the indexes and the certificates that pip was told to use. Like pip
# it may take a package from any of them; the hashes in the lock say which file is the right one.
install_with_uv() (
    index=${PIP_INDEX_URL:-$(pip_setting index-url)}
    extra=${PIP_EXTRA_INDEX_URL:-$(pip_setting extra-index-url)}
    cert=${PIP_CERT:-$(pip_setting cert)}
    [ -z "$index" ] || export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-$index}"
    [ -z "$extra" ] || export UV_INDEX="${UV_INDEX:-$extra}" UV_INDEX_STRATEGY=unsafe-best-match
    [ -z "$cert" ] || export SSL_CERT_FILE="${SSL_CERT_FILE:-$cert}"
    export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-true}"   # as pip does
    quiet=()
    [ -t 2 ] || quiet=(--quiet)
    "$uv" pip sync "${quiet[@]}" --python "$bin/python" --require-hashes --compile-bytecode "$lock"
)

# From the list, since `pip config get` of pip 23 does not find what stands in /etc/pip.conf.
pip_setting() {
    run_pip config list 2>/dev/null | sed -n "s/^global\.$1='\(.*\)'\$/\1/p" | sed 's/\\n/ /g'
}

# The environment's own pip, else the one of the Python that made it.
run_pip() {
    local own="$bin/python"
    if "$own" -c "import pip" >/dev/null 2>&1; then
        PIP_DISABLE_PIP_VERSION_CHECK=1 "$own" -m pip "$@"
    else
        PIP_DISABLE_PIP_VERSION_CHECK=1 "$(base_python)" -m pip --python "$own" "$@"
    fi
}

base_python() { "$bin/python" -c 'import sys; print(sys._base_executable)'; }

# Editable, with the build backend that the lock has just brought: nothing more is fetched.
install_martillo() {
    if [ -x "$venv/uv/bin/uv" ]; then
        "$venv/uv/bin/uv" pip install --quiet --python "$bin/python" --no-deps --no-build-isolation --editable .
    else
        run_pip install -qq --no-deps --no-build-isolation --editable .
    fi
}

# ── the system libraries of Qt ───────────────────────────────────────────────────────────────────────

set_up_qt() {
    [ ! -e "$qt_ready" ] || return 0
    if ! qt_starts; then
        install_system_packages "the libraries of Qt" "${qt_packages[@]}" || true
        qt_starts || give_up "Qt does not start: $(qt_complaint)"
    fi
    : >"$qt_ready"
}

qt_starts() { qt_complaint >/dev/null; }

qt_complaint() {
    QT_QPA_PLATFORM=offscreen "$bin/python" -c \
        'from PySide6.QtWidgets import QApplication; QApplication([])' 2>&1 | tail -n 1
}

# For the tests of breaks. Unpacked beside the environment, not installed: Debian's package would start a web
# server on port 80. Without it those tests are skipped and say so.
set_up_nginx() {
    if nginx_runs nginx || nginx_runs /usr/sbin/nginx || nginx_runs "$venv/nginx/usr/sbin/nginx"; then return 0; fi
    [ ! -e "$nginx_tried" ] || return 0
    : >"$nginx_tried"
    say "fetching nginx for the tests"
    unpack_nginx && nginx_runs "$venv/nginx/usr/sbin/nginx" && return 0
    say "there is no nginx, and Debian's could not be fetched: the tests that need it will be skipped"
}

nginx_runs() { "$1" -v >/dev/null 2>&1; }

unpack_nginx() (
    command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || exit 1
    mkdir -p "$venv/nginx"
    cd "$venv/nginx" || exit 1
    apt-get download nginx || { [ "$(id -u)" = 0 ] && apt-get update && apt-get download nginx; } || exit 1
    dpkg-deb -x nginx_*.deb .
) >/dev/null 2>&1

# For the benchmarks: Node and the packages of the peer, in a folder of their own. Without it the rows that are
# measured against Node are left out and say so. npm gets no lock to write: the versions in package.json are exact.
set_up_node() {
    local peer="$venv/node-peer" wanted="benchmarks/peers/node/package.json"
    node_is_new_enough || install_system_packages "Node" nodejs npm || true
    node_is_new_enough || {
        say "there is no Node $node_at_least or newer with npm: what is measured against it is left out"
        return 0
    }
    if cmp -s "$wanted" "$peer/package.json" && [ -e "$peer/complete" ]; then return 0; fi
    say "installing the packages of the Node peer"
    rm -rf "$peer"
    mkdir -p "$peer"
    cp "$wanted" "$peer/"
    if (cd "$peer" && quietly npm install --no-package-lock --no-audit --no-fund --ignore-scripts); then
        : >"$peer/complete"
    else
        say "npm could not install them: what is measured against Node is left out"
    fi
}

node_is_new_enough() {
    command -v npm >/dev/null &&
        node -e "process.exit(parseInt(process.versions.node) < $node_at_least ? 1 : 0)" 2>/dev/null
}

# Only where a screen is: the X11 plugin names its missing libraries to ldd.
set_up_screen() {
    [ ! -e "$screen_ready" ] || return 0
    { [ "$(uname -s)" = Linux ] && [ -n "${DISPLAY:-}" ]; } || return 0
    if x11_plugin_lacks_libraries; then
        install_system_packages "the libraries of Qt for X11" "${screen_packages[@]}" ||
            give_up "Qt can open no window on this screen without them"
    fi
    : >"$screen_ready"
}

x11_plugin_lacks_libraries() {
    local plugin
    plugin=$(echo "$venv"/lib/python3.*/site-packages/PySide6/Qt/plugins/platforms/libqxcb.so)
    ldd "$plugin" 2>/dev/null | grep -q 'not found'
}

# Install by apt where root or sudo is there; else print the exact line and fail.
install_system_packages() {
    local what="$1"
    shift
    command -v apt-get >/dev/null || {
        say "missing: $what; on Debian and Ubuntu it comes with: $*"
        return 1
    }
    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        as_root=(sudo)
        can_sudo || {
            say "missing: $what. Run this, then ./dev again:"
            printf '    sudo apt-get install -y --no-install-recommends %s\n' "$*" >&2
            return 1
        }
    fi
    say "installing $what: $*"
    apt_install "$@" 2>/dev/null || { quietly "${as_root[@]}" apt-get update && apt_install "$@"; }
}

apt_install() {
    quietly "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends "$@"
}

# Run a talkative command; what it said is shown only if it failed.
quietly() {
    local said
    said=$("$@" </dev/null 2>&1) || {
        printf '%s\n' "$said" >&2
        return 1
    }
}

can_sudo() {
    command -v sudo >/dev/null || return 1
    sudo -n true 2>/dev/null && return
    [ -t 0 ] && [ -z "${CI:-}" ]   # a person is there to type the password
}
