"""A package of an older version, to upgrade from: the same files under another number.

Made of the package that is tested, with the quickest compression: another build would take minutes. What an
older version wrote differently is not tried by this; migrations have tests of their own.
"""

import shutil
import subprocess
from pathlib import Path

from building.places import deb_name

OLDER_VERSION = "0.0.9"


def older_package(package: Path, folder: Path) -> Path:
    """Make the package again under an older number, into a folder; return its file."""
    tree = folder / f"{package.stem}-tree"
    shutil.rmtree(tree, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["dpkg-deb", "--raw-extract", package, tree], check=True)
    control = tree / "DEBIAN" / "control"
    name, version = _field(package, "Package"), _field(package, "Version")
    control.write_text(
        control.read_text(encoding="utf-8").replace(
            f"\nVersion: {version}\n", f"\nVersion: {OLDER_VERSION}\n"
        ),
        encoding="utf-8",
    )
    for info in tree.glob(f"usr/lib/{name}/_internal/martillo-*.dist-info"):
        metadata = info / "METADATA"
        metadata.write_text(
            metadata.read_text(encoding="utf-8").replace(f"Version: {version}", f"Version: {OLDER_VERSION}"),
            encoding="utf-8",
        )
        info.rename(info.with_name(f"martillo-{OLDER_VERSION}.dist-info"))
    made = folder / deb_name(name, OLDER_VERSION)
    build = ["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", str(tree), str(made)]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(tree)
    return made


def depends_of(package: Path) -> str:
    """Return what a package says that it cannot do without."""
    return _field(package, "Depends")


def _field(package: Path, name: str) -> str:
    return subprocess.run(
        ["dpkg-deb", "--field", package, name], check=True, capture_output=True, text=True
    ).stdout.strip()
