"""`martillo-desktop --self-test` as whoever installed it runs it: in a home of its own, with a real sale."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.processes

NAMES = ["imports", "fonts", "translations", "pictures", "tls", "keyring", "sale", "windows"]


def self_test(home: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "desktop_client", "--self-test", *arguments],
        env={**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )


def test_everything_is_checked_and_a_bid_gets_through(tmp_path: Path) -> None:
    done = self_test(tmp_path, "--json", str(tmp_path / "r.json"), "--shots", str(tmp_path / "shots"))
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads((tmp_path / "r.json").read_bytes())
    assert [check["name"] for check in report["checks"]] == NAMES
    assert all(check["ok"] for check in report["checks"])
    assert "bid taken as leading" in next(c["detail"] for c in report["checks"] if c["name"] == "sale")
    shots = sorted(shot.name for shot in (tmp_path / "shots").iterdir())
    assert shots == [
        f"{window}-{theme}.png"
        for window in ("first-window", "hosting", "lobby", "sale-room")
        for theme in ("dark", "light")
    ]
    left = [file.relative_to(tmp_path) for file in tmp_path.rglob("*") if "shots" not in file.parts]
    assert [str(file) for file in left if file.name != "r.json"] == [], "settings or data were left behind"
