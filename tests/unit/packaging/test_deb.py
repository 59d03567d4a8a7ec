"""A Debian package is made of a bundle and a layout, and says truly what it needs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from building import deb, layout
from building.deb import build_deb, control_text, installed_kib
from building.faults import CannotMake
from building.layout import Layout, lay_out
from building.libraries import Needs, needs_of

LAYOUT = """
conffiles = ["/etc/probe/probe.env"]
scripts = "{scripts}"
[package]
name = "probe"
section = "net"
summary = "a probe"
description = '''
First line

Second paragraph
'''
depends = ["adduser"]
[bundle]
kind = "{bundle}"
to = "/usr/lib/probe"
[[file]]
from = "{texts}/probe.1"
to = "/usr/share/man/man1/probe.1"
[[file]]
from = "{texts}/probe.env"
to = "/etc/probe/probe.env"
mode = "640"
[[link]]
at = "/usr/bin/probe"
to = "../lib/probe/probe"
"""

needs_linux = pytest.mark.skipif(
    sys.platform != "linux" or not all(map(shutil.which, ("dpkg-deb", "objdump"))),
    reason="needs Debian's tools",
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project with a bundle that has been made."""
    for module in (layout, deb):
        monkeypatch.setattr(module, "BUNDLES", tmp_path / "bundles")
    monkeypatch.setattr(layout, "ROOT", tmp_path)
    monkeypatch.setattr(deb, "BUILD", tmp_path / "build")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    inside = tmp_path / "bundles" / "small" / "_internal"
    inside.mkdir(parents=True)
    (inside / "data.bin").write_bytes(bytes(1500))
    (inside / "data.bin").chmod(0o755)
    shutil.copy("/bin/true", inside.parent / "probe")
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "probe.1").write_text(".TH PROBE 1 @DATE@ @VERSION@\n")
    (texts / "probe.env").write_text("# settings of @VERSION@\n")
    scripts = tmp_path / "scripts"
    scripts.mkdir()
    (scripts / "postinst").write_text("#!/bin/sh\n")
    (tmp_path / "layout.toml").write_text(
        LAYOUT.format(bundle="small", texts="texts", scripts="scripts"), encoding="utf-8"
    )
    return tmp_path


@needs_linux
def test_files_lie_where_the_layout_says(project: Path) -> None:
    tree = project / "tree"
    lay_out(Layout.read(project / "layout.toml"), tree, "1.0")
    assert (tree / "usr/bin/probe").readlink() == Path("../lib/probe/probe")
    assert (tree / "usr/bin/probe").resolve().is_file()
    modes = {
        name: oct((tree / name).stat().st_mode & 0o777)
        for name in (
            "usr/lib/probe/probe", "usr/lib/probe/_internal/data.bin", "etc/probe/probe.env",
        )
    }  # fmt: skip
    assert list(modes.values()) == ["0o755", "0o644", "0o640"]
    assert (tree / "etc/probe/probe.env").read_text() == "# settings of 1.0\n"
    assert (tree / "usr/share/man/man1/probe.1.gz").is_file()


@needs_linux
def test_a_layout_that_names_what_is_not_there_is_refused(project: Path) -> None:
    (project / "texts" / "probe.env").unlink()
    with pytest.raises(CannotMake, match=r"texts/probe\.env"):
        lay_out(Layout.read(project / "layout.toml"), project / "tree", "1.0")


@needs_linux
def test_the_package_is_one_that_dpkg_reads(project: Path) -> None:
    package = build_deb(project / "layout.toml", "1.0", project / "dist")
    assert package.name == "probe_1.0_amd64.deb"

    def field(name: str) -> str:
        return subprocess.run(
            ["dpkg-deb", "-f", str(package), name], capture_output=True, text=True, check=True
        ).stdout.strip()

    assert field("Version") == "1.0"
    assert field("Depends").startswith("libc6 (>= 2.")
    assert field("Depends").endswith(", adduser")
    listed = subprocess.run(
        ["dpkg-deb", "-c", str(package)], capture_output=True, text=True, check=True
    ).stdout
    assert "root/root" in listed
    assert "./usr/share/doc/probe/copyright" in listed
    assert str(os.getuid()) not in {line.split()[1].split("/")[0] for line in listed.splitlines()}
    inside = subprocess.run(
        ["dpkg-deb", "--info", str(package), "conffiles"], capture_output=True, text=True, check=True
    ).stdout
    assert inside == "/etc/probe/probe.env\n"


@needs_linux
def test_the_same_tree_gives_the_same_bytes(project: Path) -> None:
    first = build_deb(project / "layout.toml", "1.0", project / "one").read_bytes()
    assert build_deb(project / "layout.toml", "1.0", project / "two").read_bytes() == first


def test_the_control_file_folds_the_description(tmp_path: Path) -> None:
    (tmp_path / "layout.toml").write_text(LAYOUT.format(bundle="b", texts="t", scripts="s"))
    read = Layout.read(tmp_path / "layout.toml")
    text = control_text(read, "1.0", Needs(["libc6 (>= 2.36)"], ["libcups2"]), 4711)
    assert "Depends: libc6 (>= 2.36), adduser\nRecommends: libcups2\n" in text
    assert "Installed-Size: 4711\n" in text
    assert text.endswith("Description: a probe\n First line\n .\n Second paragraph\n")


def test_the_installed_size_counts_whole_kibibytes_and_not_the_control_files(tmp_path: Path) -> None:
    (tmp_path / "DEBIAN").mkdir()
    (tmp_path / "DEBIAN" / "control").write_bytes(bytes(9000))
    (tmp_path / "usr").mkdir()
    (tmp_path / "usr" / "one").write_bytes(bytes(1025))
    (tmp_path / "usr" / "link").symlink_to("one")
    assert installed_kib(tmp_path) == 1 + 2 + 1


@needs_linux
@pytest.mark.skipif(not all(map(shutil.which, ("as", "ld"))), reason="needs binutils")
def test_a_library_that_nobody_assigned_to_a_package_stops_it(tmp_path: Path) -> None:
    (tmp_path / "empty.s").write_text('.section .note.GNU-stack,"",%progbits\n')
    subprocess.run(["as", "-o", "empty.o", "empty.s"], cwd=tmp_path, check=True)
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    for name, others in (("libodd.so.7", []), ("user.so", ["../libodd.so.7"])):
        target = "libodd.so.7" if name == "libodd.so.7" else f"bundle/{name}"
        command = ["ld", "-shared", "-soname", name, "--no-as-needed", "-o", target, "empty.o"]
        subprocess.run([*command, *(other.removeprefix("../") for other in others)], cwd=tmp_path, check=True)
    shutil.copy("/bin/true", bundle / "program")
    with pytest.raises(CannotMake, match=r"libodd\.so\.7"):
        needs_of(bundle)
    shutil.copy(tmp_path / "libodd.so.7", bundle)
    assert needs_of(bundle).depends[0].startswith("libc6")
