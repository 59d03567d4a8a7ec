"""The portable file unpacks itself once, hands arguments on, and can be taken away again."""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from building import portable
from building.faults import CannotMake
from building.portable import build_portable, digest_of, with_beginning

PROGRAM = '#!/bin/sh\necho "$(basename "$0") TMPDIR=${TMPDIR:-none} in $PWD:" "$@"\n'
needs_makeself = pytest.mark.skipif(
    sys.platform != "linux" or not all(map(shutil.which, ("makeself", "xz", "flock"))),
    reason="needs makeself",
)


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portable file with two small programs."""
    monkeypatch.setattr(portable, "BUILD", tmp_path / "build")
    monkeypatch.setattr(portable, "BUNDLES", tmp_path / "bundles")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    bundle = tmp_path / "bundles" / "desktop"
    bundle.mkdir(parents=True)
    for name in ("martillo-desktop", "martillo"):
        (bundle / name).write_text(PROGRAM)
    return build_portable("1.0", tmp_path / "dist" / "probe.run")


def start(made: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    home.mkdir(exist_ok=True)
    return subprocess.run(
        [str(made), *arguments], cwd=home, env={"HOME": str(home), "PATH": os.environ["PATH"]},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def unpacked(home: Path) -> list[Path]:
    return sorted((home / ".cache" / "martillo").glob("*"))


@needs_makeself
def test_the_first_start_unpacks_and_every_other_only_starts(made: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = start(made, home, "--sale", "a sale", "martillo://hall/sale/1")
    assert first.stdout == f"martillo-desktop TMPDIR=none in {home}: --sale a sale martillo://hall/sale/1\n"
    assert "unpacks itself" in first.stderr
    assert [folder.name[:12] for folder in unpacked(home)] == ["program-1.0-"]
    second = start(made, home, "--sale", "a sale", "martillo://hall/sale/1")
    assert (second.stdout, second.stderr) == (first.stdout, "")


@needs_makeself
def test_nobody_else_can_put_a_program_where_it_unpacks_itself(made: Path, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        assert start(made, tmp_path / "home").returncode == 0
    finally:
        os.umask(before)
    for folder in (tmp_path / "home" / ".cache", tmp_path / "home" / ".cache" / "martillo"):
        assert folder.stat().st_mode & 0o077 == 0


@needs_makeself
def test_the_houses_program_is_in_it_too(made: Path, tmp_path: Path) -> None:
    assert start(made, tmp_path / "home", "--house", "serve").stdout.startswith("martillo TMPDIR=none in ")


@needs_makeself
def test_a_newer_version_takes_the_older_one_away_unless_it_runs(made: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    start(made, home)
    cache = home / ".cache" / "martillo"
    for name in ("program-0.8-old", "program-0.9-runs"):
        shutil.copytree(unpacked(home)[0], cache / name)
    shutil.rmtree(next(cache.glob("program-1.0-*")))
    with (cache / "program-0.9-runs" / "start").open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        start(made, home)
    assert [folder.name[:11] for folder in unpacked(home)] == ["program-0.9", "program-1.0"]


@needs_makeself
def test_it_can_be_taken_away_and_leaves_what_is_the_users(made: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    start(made, home)
    (home / ".cache" / "martillo" / "pictures").mkdir()
    assert start(made, home, "--remove-program").returncode == 0
    assert [path.name for path in unpacked(home)] == ["pictures"]


@needs_makeself
def test_the_archive_can_be_checked_and_tells_no_path_of_the_builder(made: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert "All good" in start(made, home, "--archive", "--check").stdout
    assert str(tmp_path).encode() not in made.read_bytes()
    damaged = tmp_path / "damaged.run"
    data = bytearray(made.read_bytes())
    data[-20] ^= 1
    damaged.write_bytes(data)
    damaged.chmod(0o755)
    assert start(damaged, tmp_path / "other").returncode != 0


def test_the_beginning_comes_out_of_the_shell_as_it_was_written() -> None:
    beginning = 'x="${HOME:-\\t}"; y=`date`; echo "$@" $1\n'
    header = "name=a\ncat << EOF\n#!/bin/sh\nold $name\nEOF\n"
    said = subprocess.run(
        ["sh", "-c", with_beginning(header, beginning)], capture_output=True, text=True, check=True
    ).stdout
    assert said == f"#!/bin/sh\n{beginning}old a\n"


def test_another_makeself_is_refused() -> None:
    with pytest.raises(CannotMake, match="makeself's header"):
        with_beginning("cat << EOF\n#!/usr/bin/env bash\nEOF\n", "")


def test_two_builds_of_one_version_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("one")
    before = digest_of(tmp_path)
    assert digest_of(tmp_path) == before
    (tmp_path / "file").write_text("two")
    assert digest_of(tmp_path) != before
