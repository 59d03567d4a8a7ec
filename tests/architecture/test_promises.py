"""The suite's own promises (tests/conftest.py), each kept on a small suite that breaks it."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.architecture.source_tree import ROOT

SMALL_SUITE = """
import asyncio, subprocess, sys, warnings
from PySide6.QtCore import qWarning

kept = []

async def test_that_leaves_a_task():
    kept.append(asyncio.create_task(asyncio.Event().wait(), name="forgotten"))

def test_that_leaves_a_process():
    kept.append(subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE))

def test_that_warns():
    warnings.warn("this will go away", DeprecationWarning)

def test_in_which_qt_warns(qapp):
    qWarning("something is wrong")

async def test_that_behaves():
    await asyncio.create_task(asyncio.sleep(0))
"""


def test_a_test_that_warns_or_leaves_something_behind_fails(tmp_path: Path) -> None:
    (tmp_path / "support").mkdir()
    for name in ("pyproject.toml", "tests/conftest.py", "tests/support/screen.json"):
        copy = tmp_path / name.removeprefix("tests/")
        copy.write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "test_small.py").write_text(SMALL_SUITE, encoding="utf-8")
    said = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_small.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTEST_ADDOPTS": "", "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    ).stdout
    blamed = set(re.findall(r"^(?:FAILED|ERROR) test_small\.py::(\w+)", said, re.MULTILINE))
    assert blamed == {
        "test_that_leaves_a_task",
        "test_that_leaves_a_process",
        "test_that_warns",
        "test_in_which_qt_warns",
    }, said
    assert "left tasks running: ['forgotten']" in said
