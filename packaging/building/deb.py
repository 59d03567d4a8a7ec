"""Makes a Debian package of a layout, as `dpkg-deb` takes it: the same tree always gives the same bytes."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path
from typing import Final

from building.layout import Layout, below, compressed, lay_out
from building.libraries import Needs, needs_of
from building.licences import third_party_licences
from building.places import ARCHITECTURE, BUILD, BUNDLES, PACKAGING, deb_name

MAINTAINER: Final = "Martillo contributors <packages@martillo.example>"
_RELATIONS: Final = ("depends", "recommends", "suggests")
_SCRIPTS: Final = ("preinst", "postinst", "prerm", "postrm")


def build_deb(layout_file: Path, version: str, folder: Path) -> Path:
    """Build the package that a layout describes into a folder; return its file."""
    layout = Layout.read(layout_file)
    tree = BUILD / "trees" / layout.name
    shutil.rmtree(tree, ignore_errors=True)
    lay_out(layout, tree, version)
    _document(layout.name, version, tree)
    _write_control(layout, version, tree)
    folder.mkdir(parents=True, exist_ok=True)
    package = folder / deb_name(layout.name, version)
    # xz, as every dpkg reads it; one thread, as the bytes depend on how many there are.
    compression = ("-Zxz", "-z9", "--threads-max=1")
    command = ["dpkg-deb", "--root-owner-group", *compression, "--build", str(tree), str(package)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return package


def _document(name: str, version: str, tree: Path) -> None:
    """Lay the papers that Debian's policy wants, and other people's licences."""
    folder = below(tree, f"/usr/share/doc/{name}")
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(PACKAGING / "copyright", folder / "copyright")
    (folder / "third-party-licences.gz").write_bytes(compressed(third_party_licences().encode()))
    date = formatdate(float(os.environ.get("SOURCE_DATE_EPOCH", "0")))
    head = f"{name} ({version}) stable; urgency=medium\n\n"
    changes = f"{head}  * Version {version}; CHANGELOG.md tells what is new.\n\n"
    (folder / "changelog.gz").write_bytes(compressed(f"{changes} -- {MAINTAINER}  {date}\n".encode()))


def _write_control(layout: Layout, version: str, tree: Path) -> None:
    control = tree / "DEBIAN"
    control.mkdir()
    needs = needs_of(BUNDLES / layout.bundle["kind"])
    size = installed_kib(tree)
    (control / "control").write_text(control_text(layout, version, needs, size), encoding="utf-8")
    (control / "md5sums").write_text("".join(_md5_lines(tree)), encoding="utf-8")
    if layout.conffiles:
        (control / "conffiles").write_text("\n".join(layout.conffiles) + "\n", encoding="utf-8")
    if layout.scripts is not None:
        for script in (layout.scripts / name for name in _SCRIPTS):
            if script.is_file():
                shutil.copy(script, control)
                (control / script.name).chmod(0o755)


def control_text(layout: Layout, version: str, needs: Needs, installed_kib: int) -> str:
    """Return the control file."""
    package = layout.package
    relations = {name: list(package.get(name, [])) for name in _RELATIONS}
    relations["depends"] = [*needs.depends, *relations["depends"]]
    relations["recommends"] = [*needs.recommends, *relations["recommends"]]
    fields = {
        "Package": layout.name,
        "Version": version,
        "Section": package["section"],
        "Priority": "optional",
        "Architecture": ARCHITECTURE,
        "Maintainer": MAINTAINER,
        "Installed-Size": str(installed_kib),
        **{name.title(): ", ".join(packages) for name, packages in relations.items() if packages},
        "Description": package["summary"] + "\n" + _folded(package["description"]),
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def installed_kib(tree: Path) -> int:
    """Return what the files take, as Debian's policy reckons: in KiB, files rounded up, 1 for all else."""
    paths = [path for path in tree.rglob("*") if path.relative_to(tree).parts[0] != "DEBIAN"]
    return sum(
        -(-path.stat().st_size // 1024) if path.is_file() and not path.is_symlink() else 1 for path in paths
    )


def _folded(text: str) -> str:
    return "\n".join(f" {line}" if line else " ." for line in text.strip().splitlines())


def _md5_lines(tree: Path) -> Iterator[str]:
    for path in sorted(tree.rglob("*")):
        name = path.relative_to(tree)
        if name.parts[0] != "DEBIAN" and path.is_file() and not path.is_symlink():
            digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
            yield f"{digest}  {name}\n"
