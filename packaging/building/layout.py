"""Reads a package's layout.toml, and lays out what it says: which file of ours lies where on a system.

    [package]      name, section, summary, description, depends, recommends, suggests
    [bundle]       kind (a bundle's name), to
    [[file]]       from (below the project's root), to, mode (octal text, else 644), executable files 755
    [[link]]       at, to
    conffiles      paths that belong to the administrator
    scripts        a folder with preinst, postinst, prerm, postrm

A `from` may be a pattern; then `to` is a folder. `@VERSION@` and `@DATE@` are replaced in text; manual pages
are compressed.
"""

import gzip
import os
import shutil
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from building.faults import CannotMake
from building.places import BUNDLES, ROOT

_TEXTS: Final = {".desktop", ".xml", ".1", ".5", ".8", ".service", ".env", ".toml", ".conf", ""}


@dataclass(frozen=True, slots=True)
class Layout:
    """One package's layout as it was read."""

    package: dict[str, Any]
    bundle: dict[str, str]
    files: list[dict[str, str]]
    links: list[dict[str, str]]
    conffiles: list[str]
    scripts: Path | None

    @classmethod
    def read(cls, file: Path) -> "Layout":
        """Read a layout.toml."""
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        scripts = told.get("scripts")
        return cls(
            package=told["package"],
            bundle=told["bundle"],
            files=told.get("file", []),
            links=told.get("link", []),
            conffiles=told.get("conffiles", []),
            scripts=None if scripts is None else ROOT / scripts,
        )

    @property
    def name(self) -> str:
        """Return the package's name."""
        return str(self.package["name"])


def lay_out(layout: Layout, tree: Path, version: str) -> None:
    """Fill an empty folder as the package's files will lie on a system. Raises CannotMake."""
    copy_bundle(BUNDLES / layout.bundle["kind"], below(tree, layout.bundle["to"]))
    for entry in layout.files:
        _lay_file(entry, tree, version)
    for entry in layout.links:
        link = below(tree, entry["at"])
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(entry["to"])


def copy_bundle(bundle: Path, target: Path) -> None:
    """Copy a bundle: its programs executable, all else only readable. Raises CannotMake."""
    if not bundle.is_dir():
        raise CannotMake(f"there is no bundle at {bundle}")
    shutil.copytree(bundle, target, symlinks=True)
    for path in target.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.parent == target else 0o644)


def below(tree: Path, path: str) -> Path:
    """Return where an absolute path of the system lies in the tree."""
    return tree / path.lstrip("/")


def _lay_file(entry: dict[str, str], tree: Path, version: str) -> None:
    sources = sorted(ROOT.glob(entry["from"]))
    if not sources:
        raise CannotMake(f"nothing is at {entry['from']}")
    target, is_pattern = below(tree, entry["to"]), "*" in entry["from"]
    for source in sources:
        laid = _copy(source, target / source.name if is_pattern else target, version)
        laid.chmod(int(entry.get("mode", "644"), 8))


def _copy(source: Path, target: Path, version: str) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    data = source.read_bytes()
    if source.suffix in _TEXTS:
        data = data.replace(b"@VERSION@", version.encode()).replace(b"@DATE@", _day().encode())
    if "/share/man/" in target.as_posix():
        target = target.with_name(f"{target.name}.gz")
        data = compressed(data)
    target.write_bytes(data)
    return target


def _day() -> str:
    """Return the day of the source, as `SOURCE_DATE_EPOCH` has it."""
    return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC).date().isoformat()


def compressed(data: bytes) -> bytes:
    """Compress as Debian's policy has it: as small as can be, without a time in it."""
    return gzip.compress(data, 9, mtime=0)
