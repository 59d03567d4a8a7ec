"""What can be said of the artefacts without starting them: by checkers, by size, by what they tell."""

import json
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from building.deb import installed_kib
from building.places import ROOT
from building.sizes import beyond_the_goals
from clean_root.artefacts import Artefacts
from trials.report import Failed, Report


def try_papers(artefacts: Artefacts, report: Report) -> None:
    """Check what lies in dist/."""
    with report.check("papers: SHA256SUMS fits the files"):
        _run("sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS", folder=artefacts.folder)
    with report.check("papers: the parts list is CycloneDX") as step:
        parts = json.loads((artefacts.folder / f"martillo-{artefacts.version}.cdx.json").read_text())
        if parts.get("bomFormat") != "CycloneDX":
            raise Failed("it is something else")
        step.detail = f"{len(parts['components'])} parts"
    for package in (artefacts.desktop, artefacts.server):
        with report.check(f"papers: lintian has nothing to say of {package.name}"):
            _ask_lintian(package)
    with tempfile.TemporaryDirectory() as folder:
        trees = {package: Path(folder) / package.stem for package in (artefacts.desktop, artefacts.server)}
        for package, tree in trees.items():
            _run("dpkg-deb", "--extract", str(package), str(tree))
        _check_trees(artefacts, trees, report)


def _check_trees(artefacts: Artefacts, trees: dict[Path, Path], report: Report) -> None:
    desktop = trees[artefacts.desktop]
    with report.check("papers: the desktop is as small as was promised") as step:
        packed, installed = artefacts.desktop.stat().st_size, installed_kib(desktop) * 1024
        step.detail = f"{packed / 1e6:.1f} MB, installed {installed / 1e6:.1f} MB"
        if beyond := beyond_the_goals(packed, installed):
            raise Failed("; ".join(beyond))
    with report.check("papers: the menu entry and the metadata are valid"):
        _run("desktop-file-validate", str(desktop / "usr/share/applications/martillo.desktop"))
        metainfo = desktop / "usr/share/metainfo/org.martillo.Martillo.metainfo.xml"
        _run("appstreamcli", "validate", "--no-net", "--pedantic", str(metainfo))
    with report.check("papers: the manual pages are well-formed"):
        for page in (page for tree in trees.values() for page in sorted(tree.glob("usr/share/man/*/*.gz"))):
            command = ("man", "--warnings", "--encoding=utf8", "--local-file", "-Tutf8", "-Z", str(page))
            if said := _run(*command, only_errors=True):
                raise Failed(f"{page.name}: {said}")
    with report.check("papers: both packages fit on one computer"):
        files = [
            {path.relative_to(tree) for path in tree.rglob("*") if not path.is_dir()}
            for tree in trees.values()
        ]
        if common := files[0] & files[1]:
            raise Failed(f"both bring {', '.join(map(str, sorted(common)[:10]))}")
    with report.check("papers: no file tells where it was made"):
        if told := [str(file) for tree in trees.values() for file in _that_tell(tree, str(ROOT))]:
            raise Failed(f"{len(told)} files name {ROOT}: {', '.join(told[:10])}")


def _that_tell(tree: Path, secret: str) -> Iterator[Path]:
    for path in sorted(tree.rglob("*")):
        if path.is_file() and not path.is_symlink() and secret.encode() in path.read_bytes():
            yield path.relative_to(tree)


def _ask_lintian(package: Path) -> None:
    """Raise Failed with what it finds that is not overridden."""
    said = _run(
        "lintian", "--allow-root", "--fail-on", "none", "--tag-display-limit", "0", "--no-cfg", str(package)
    )
    found = [line for line in said.splitlines() if line[:3] in {"E: ", "W: "}]
    if kinds := Counter(line.split(": ", 2)[2].split()[0] for line in found):
        raise Failed(", ".join(f"{tag} ({count})" for tag, count in sorted(kinds.items())))


def _run(*command: str, folder: Path | None = None, only_errors: bool = False) -> str:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=True, timeout=600, errors="replace"
    )
    return done.stderr if only_errors else done.stdout + done.stderr
