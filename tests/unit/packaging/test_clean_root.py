"""The stranger's test can fail, and says of what."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from building.places import deb_name
from clean_root.older import OLDER_VERSION, depends_of, older_package
from clean_root.report import Failed, PartEnded, Report
from clean_root.screen import SIZE, is_drawn
from clean_root.waiting import until


def test_a_failure_ends_its_part_and_is_told_with_what_the_command_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = Report()
    with report.step("stands") as step:
        step.detail = "8 checks"
    with pytest.raises(PartEnded, match="falls"), report.step("falls"):
        subprocess.run(
            [sys.executable, "-c", "print('why'); raise SystemExit(3)"],
            capture_output=True,
            text=True,
            check=True,
        )
    assert not report.ok
    assert report.summary() == "1 of 2 steps failed: falls"
    said = capsys.readouterr().out
    assert "stands  8 checks" in said
    assert "FAILED" in said
    assert "why" in said
    report.write(tmp_path / "report.json")
    kept = json.loads((tmp_path / "report.json").read_text())
    assert [step["ok"] for step in kept["steps"]] == [True, False]


def test_a_check_that_fails_counts_and_ends_nothing() -> None:
    report = Report()
    with report.check("fails"):
        raise Failed("for a reason")
    with report.check("passes"):
        pass
    assert [(step.ok, step.detail) for step in report.steps] == [(False, "for a reason"), (True, "")]
    assert not report.ok


def test_nothing_tried_is_not_passed() -> None:
    assert not Report().ok


def test_an_empty_screen_is_no_window() -> None:
    assert not is_drawn(Image.new("RGB", SIZE))
    assert is_drawn(Image.radial_gradient("L"))


def test_waiting_ends_with_the_words_given() -> None:
    answers = iter([False, True])
    until(lambda: next(answers), "never")
    with pytest.raises(Failed, match="it never came"):
        until(lambda: False, "it never came", within_s=0)


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
