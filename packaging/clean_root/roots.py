"""Fresh Debian 12 roots: debootstrap once, kept as a tarball, unpacked for each part."""

import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from building.places import BUILD

WORK: Final = BUILD / "clean_root"
SUITE: Final = "bookworm"
MIRROR: Final = os.environ.get("MARTILLO_DEBIAN_MIRROR", "http://deb.debian.org/debian")
CACHE: Final = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "martillo" / "clean-root"
_BASE: Final = CACHE / f"{SUITE}-amd64.tar"
_ARCHIVES: Final = CACHE / "archives"
_STALE_AFTER_S: Final = 14 * 24 * 3600
_WITH_NETWORK: Final = """
archives=$1 root=$2
shift 2
mount --bind "$archives" "$root/var/cache/apt/archives"
mount -t proc proc "$root/proc"
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
chroot "$root" apt-get -qq update
chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends "$@"
rm -f "$root/etc/resolv.conf"
"""


def make_base() -> Path:
    """Return the tarball of a minimal Debian 12; make it where there is none, or an old one."""
    if _BASE.is_file() and time.time() - _BASE.stat().st_mtime < _STALE_AFTER_S:
        return _BASE
    CACHE.mkdir(parents=True, exist_ok=True)
    folder, tarball = CACHE / "making", _BASE.with_suffix(".new")
    shutil.rmtree(folder, ignore_errors=True)
    command = ["debootstrap", "--variant=minbase", SUITE, str(folder), MIRROR]
    subprocess.run(command, check=True, capture_output=True, text=True)
    subprocess.run(["tar", "--create", "--file", tarball, "--directory", folder, "."], check=True)
    tarball.replace(_BASE)
    shutil.rmtree(folder)
    return _BASE


def fresh_root(name: str) -> Path:
    """Unpack a root of its own for a part."""
    root = WORK / "roots" / name
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    subprocess.run(["tar", "--extract", "--file", make_base(), "--directory", root], check=True)
    (root / "etc" / "hostname").write_text("stranger\n")
    (root / "etc" / "hosts").write_text("127.0.0.1 localhost stranger\n::1 localhost\n")
    return root


def apt_with_network(root: Path, *arguments: str) -> str:
    """Run apt-get in a root that is not entered, with this computer's network; return what it says."""
    _ARCHIVES.mkdir(parents=True, exist_ok=True)
    within = ("unshare", "--mount", "bash", "-euc", _WITH_NETWORK, "apt")
    command = [*within, str(_ARCHIVES), str(root), *arguments]
    return subprocess.run(
        command, check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=1200
    ).stdout


def fetch_needed(root: Path, packages: Sequence[Path]) -> None:
    """Bring what packages of ours need into the root's archives, without installing anything."""
    for package in packages:
        place_file(root, package)
        apt_with_network(root, "install", "--download-only", f"/root/{package.name}")
    archives = root / "var" / "cache" / "apt" / "archives"
    for archive in _ARCHIVES.glob("*.deb"):
        if not (archives / archive.name).exists():
            shutil.copy(archive, archives / archive.name)


def place_file(root: Path, file: Path, folder: str = "root") -> None:
    """Copy a file into a folder of the root."""
    shutil.copy(file, root / folder / file.name)
