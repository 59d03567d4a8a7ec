"""The files of a release and their SHA-256, as `sha256sum --check` reads them."""

import hashlib
import re
from pathlib import Path
from typing import Final

SUMS: Final = "SHA256SUMS"
NOTICE: Final = "release.json"
"""Says what the others are, so it is not one of them."""
_LINE: Final = re.compile(r"(?P<sha256>[0-9a-f]{64}) [ *](?P<name>[^/\\]+)")


class ReleaseFault(Exception):
    """A release is not whole, or not what it says; the message is for whoever makes it."""


def artefacts(folder: Path, version: str) -> list[Path]:
    """Return the files of this version in a folder, by name. Raises ReleaseFault when there is none."""
    of_version = re.compile(rf"(?<![0-9.]){re.escape(version)}(?![0-9]|\.[0-9])")
    found = sorted(path for path in folder.iterdir() if path.is_file() and of_version.search(path.name))
    if not found:
        raise ReleaseFault(f"{folder} has no file of version {version}")
    return found


def sha256_of(path: Path) -> str:
    """Return a file's SHA-256 as hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_sums(folder: Path, version: str) -> dict[str, str]:
    """Write SHA256SUMS of every file of this version, and return them by name. Raises ReleaseFault."""
    sums = {path.name: sha256_of(path) for path in artefacts(folder, version)}
    text = "".join(f"{digest}  {name}\n" for name, digest in sums.items())
    (folder / SUMS).write_text(text, encoding="ascii", newline="\n")
    return sums


def read_sums(text: str) -> dict[str, str]:
    """Read SHA256SUMS. Raises ReleaseFault."""
    sums: dict[str, str] = {}
    for line in text.splitlines():
        read = _LINE.fullmatch(line)
        if read is None or read["name"] in sums:
            raise ReleaseFault(f"{SUMS} has a line that is none: {line!r}")
        sums[read["name"]] = read["sha256"]
    return sums


def check_sums(folder: Path, version: str, sums: dict[str, str]) -> None:
    """Compare the files of this version with their sums, both ways. Raises ReleaseFault."""
    there = {path.name: path for path in artefacts(folder, version)}
    if missing := sorted(sums.keys() - there.keys()):
        raise ReleaseFault(f"not there: {', '.join(missing)}")
    if surplus := sorted(there.keys() - sums.keys()):
        raise ReleaseFault(f"without a checksum: {', '.join(surplus)}")
    if changed := [name for name, path in there.items() if sha256_of(path) != sums[name]]:
        raise ReleaseFault(f"not what it was: {', '.join(changed)}")
