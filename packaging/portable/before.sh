# Put before makeself's own script: Martillo unpacks itself once, into the user's cache, and starts from there.
martillo_cache="${XDG_CACHE_HOME:-$HOME/.cache}/martillo"
MARTILLO_HOME="$martillo_cache/program-@VERSION@-@DIGEST@"
case "${1:-}" in
    --archive)  # what follows is makeself's: --info, --list, --check, --noexec --target DIR
        shift
        ;;
    --remove-program)
        rm -rf "$martillo_cache"/program-*
        echo "The unpacked program is removed; settings and receipts stay."
        exit 0
        ;;
    *)
        if test -x "$MARTILLO_HOME/start"; then
            exec "$MARTILLO_HOME/start" "$@"
        fi
        command -v xz >/dev/null || {
            echo "Martillo cannot unpack itself: xz is missing (on Debian and Ubuntu the package xz-utils)." >&2
            exit 1
        }
        echo "Martillo unpacks itself into $MARTILLO_HOME (once) ..." >&2
        (umask 077 && mkdir -p "$martillo_cache") || exit 1  # who can write there chooses what is started
        MARTILLO_TMPDIR="${TMPDIR:-}"
        TMPDIR="$martillo_cache"  # there it is moved into place, not copied
        export MARTILLO_HOME MARTILLO_TMPDIR
        set -- --quiet --nox11 -- "$@"
        ;;
esac
