"""The stranger's test tells a window from an empty screen, and has an older package to upgrade."""

import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from building.places import deb_name
from clean_root.older import OLDER_VERSION, depends_of, older_package
from clean_root.screen import SIZE, is_drawn


def test_an_empty_screen_is_no_window() -> None:
    assert not is_drawn(Image.new("RGB", SIZE))
    assert is_drawn(Image.radial_gradient("L"))


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="needs Debian's tools")
def test_the_older_package_is_the_same_under_another_number(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    info = tree / "usr/lib/probe/_internal/martillo-0.1.0.dist-info"
    for folder in (tree / "DEBIAN", info):
        folder.mkdir(parents=True)
    info.joinpath("METADATA").write_text("Name: martillo\nVersion: 0.1.0\n")
    (tree / "DEBIAN" / "control").write_text(
        "Package: probe\nVersion: 0.1.0\nArchitecture: amd64\nMaintainer: A <a@b.example>\n"
        "Depends: libc6 (>= 2.36)\nDescription: a probe\n"
    )
    package = tmp_path / deb_name("probe", "0.1.0")
    build = ["dpkg-deb", "--root-owner-group", "--build", str(tree), str(package)]
    subprocess.run(build, check=True, capture_output=True)
    older = older_package(package, tmp_path / "older")
    assert older.name == deb_name("probe", OLDER_VERSION)
    assert depends_of(older) == "libc6 (>= 2.36)"
    subprocess.run(["dpkg-deb", "--extract", str(older), str(tmp_path / "out")], check=True)
    told = tmp_path / f"out/usr/lib/probe/_internal/martillo-{OLDER_VERSION}.dist-info/METADATA"
    assert f"Version: {OLDER_VERSION}" in told.read_text()
