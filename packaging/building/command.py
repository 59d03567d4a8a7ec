"""The command line of `./dev package`."""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from building.bundling import make_bundle
from building.deb import build_deb, installed_kib
from building.places import BUILD, BUNDLES, DIST, PACKAGING, ROOT, portable_name, version
from building.portable import build_portable
from building.sizes import beyond_the_goals, render_sizes
from release.artefacts import sha256_of, write_sums

DESKTOP: Final = "desktop"
SERVER: Final = "server"
PORTABLE: Final = "portable"
_BUNDLE_OF: Final = {DESKTOP: "desktop", SERVER: "server", PORTABLE: "desktop"}
_MIB: Final = 1 << 20


def main() -> int:
    """Make what was asked for; return the exit status."""
    options = _parser().parse_args()
    wanted = options.only or list(_BUNDLE_OF)
    number = options.as_version or version()
    for kind in dict.fromkeys(_BUNDLE_OF[what] for what in wanted):
        if not (options.keep_bundles and (BUNDLES / kind).is_dir()):
            _timed(f"bundle of the {kind}", partial(make_bundle, kind))
    makers: dict[str, Callable[[], Path]] = {
        DESKTOP: lambda: build_deb(PACKAGING / "desktop" / "layout.toml", number, options.out),
        SERVER: lambda: build_deb(PACKAGING / "server" / "layout.toml", number, options.out),
        PORTABLE: lambda: build_portable(number, options.out / portable_name(number)),
    }
    made = {what: _timed(what, makers[what]) for what in wanted}
    for artefact in made.values():
        _tell(artefact)
    if DESKTOP in made and _is_too_large(made[DESKTOP]):
        return 1
    if options.out == DIST:
        return _finish(options)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./dev package", description="Make the installers for Linux, into dist/."
    )
    parser.add_argument(
        "--only", action="append", choices=list(_BUNDLE_OF), help="make only this one; may be given again"
    )
    parser.add_argument(
        "--test", action="store_true", help="install and try each in a fresh Debian (as root)"
    )
    parser.add_argument(
        "--render-sizes", action="store_true", help="write sizes and start times into docs/packaging.md"
    )
    parser.add_argument(
        "--out", type=Path, default=DIST, metavar="DIR", help="where they go, if not to dist/"
    )
    parser.add_argument(
        "--keep-bundles",
        action="store_true",
        help="pack the bundles that the last call made, if they are there",
    )
    parser.add_argument(
        "--as-version",
        metavar="VERSION",
        help="call it so, to try an upgrade; the version is pyproject.toml's",
    )
    return parser


def _finish(options: argparse.Namespace) -> int:
    """Write what goes with the artefacts, and try them if asked to."""
    _list_parts()
    write_sums(DIST, version())
    if options.render_sizes:
        render_sizes()
    if options.test:
        return subprocess.run(
            ["bash", str(PACKAGING / "clean_root" / "test.sh")], cwd=ROOT, check=False
        ).returncode
    return 0


def _list_parts() -> None:
    target = DIST / f"martillo-{version()}.cdx.json"
    subprocess.run([sys.executable, str(PACKAGING / "parts.py"), str(target)], check=True, cwd=ROOT)


def _timed(what: str, make: Callable[[], Path]) -> Path:
    begun = time.monotonic()
    print(f"· {what} …", file=sys.stderr, flush=True)
    made = make()
    print(f"· {what}: {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    return made


def _is_too_large(package: Path) -> bool:
    beyond = beyond_the_goals(package.stat().st_size, installed_kib(BUILD / "trees" / "martillo") * 1024)
    for complaint in beyond:
        print(f"✗ {complaint}: building/contents.py says what is carried", file=sys.stderr)
    return bool(beyond)


def _tell(artefact: Path) -> None:
    size = artefact.stat().st_size
    shown = artefact.relative_to(ROOT) if artefact.is_relative_to(ROOT) else artefact
    print(f"{shown}  {size:,} bytes ({size / _MIB:.1f} MiB)  sha256 {sha256_of(artefact)}", flush=True)
