"""The command line of the stranger's test; `./dev package --test` calls it."""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from building.places import DIST
from clean_root.artefacts import Artefacts
from clean_root.desktop import try_desktop
from clean_root.papers import try_papers
from clean_root.portable import try_portable
from clean_root.roots import WORK
from clean_root.server import try_server
from trials.report import PartEnded, Report

PARTS: Final[dict[str, Callable[[Artefacts, Report], None]]] = {
    "papers": try_papers,
    "desktop": try_desktop,
    "portable": try_portable,
    "server": try_server,
}
TOOLS: Final = {
    "debootstrap": "debootstrap", "unshare": "util-linux", "ip": "iproute2", "Xvfb": "xvfb", "curl": "curl",
    "lintian": "lintian", "appstreamcli": "appstream", "desktop-file-validate": "desktop-file-utils",
    "man": "man-db",
}  # fmt: skip


def main() -> int:
    """Try what was asked for; return the exit status."""
    parser = argparse.ArgumentParser(description="Try every artefact in a fresh Debian 12, as root.")
    parser.add_argument(
        "--only", action="append", choices=list(PARTS), help="try only this; may be given again"
    )
    parser.add_argument("--dist", type=Path, default=DIST, metavar="DIR", help="where the artefacts lie")
    parser.add_argument("--keep-roots", action="store_true", help="leave the roots, to look into them")
    options = parser.parse_args()
    if os.geteuid() != 0:
        print("the stranger's test makes namespaces and users: run it as root", file=sys.stderr)
        return 2
    _bring_tools()
    artefacts, report = Artefacts(options.dist, WORK / "kept"), Report()
    shutil.rmtree(artefacts.kept, ignore_errors=True)
    artefacts.kept.mkdir(parents=True)
    for name in options.only or PARTS:
        try:
            PARTS[name](artefacts, report)
        except PartEnded as end:
            print(f"       the rest of {name} was not tried, since this failed: {end}", flush=True)
    report.write(artefacts.kept / "report.json")
    if not options.keep_roots:
        shutil.rmtree(WORK / "roots", ignore_errors=True)
    print(f"{report.summary()}; pictures and reports are in {artefacts.kept}")
    return 0 if report.ok else 1


def _bring_tools() -> None:
    missing = sorted({package for tool, package in TOOLS.items() if shutil.which(tool) is None})
    if missing:
        print(f"· installing what tries the packages: {', '.join(missing)}", file=sys.stderr)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], check=True)


if __name__ == "__main__":
    sys.exit(main())
