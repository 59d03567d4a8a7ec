"""The command line of `./dev package`."""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from building.bundling import is_made, make_bundle
from building.deb import build_deb, installed_kib
from building.faults import CannotMake
from building.places import BUILD, DIST, PACKAGING, ROOT, portable_name, version
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
    try:
        return _make(options)
    except CannotMake as error:
        print(f"✗ {error}", file=sys.stderr)
        return 1


def _make(options: argparse.Namespace) -> int:
    wanted, number = options.only or list(_BUNDLE_OF), version()
    for kind in dict.fromkeys(_BUNDLE_OF[what] for what in wanted):
        if not (options.keep_bundles and is_made(kind)):
            _timed(f"bundle of the {kind}", partial(make_bundle, kind))
    makers: dict[str, Callable[[], Path]] = {
        DESKTOP: lambda: build_deb(PACKAGING / "desktop" / "layout.toml", number, DIST),
        SERVER: lambda: build_deb(PACKAGING / "server" / "layout.toml", number, DIST),
        PORTABLE: lambda: build_portable(number, DIST / portable_name(number)),
    }
    made = {what: _timed(what, makers[what]) for what in wanted}
    for artefact in made.values():
        _tell(artefact)
    if DESKTOP in made and _is_too_large(made[DESKTOP]):
        return 1
    return _finish(options)


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
        "--keep-bundles",
        action="store_true",
        help="pack the bundles that the last call made, if they are there",
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
    print(
        f"{artefact.relative_to(ROOT)}  {size:,} bytes ({size / _MIB:.1f} MiB)  sha256 {sha256_of(artefact)}",
        flush=True,
    )
