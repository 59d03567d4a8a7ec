"""Runs an installed desktop's own test, as the trials of every system's installer do, and reads its report.

Knows the report's form and nothing of what is tested (`martillo-desktop --self-test`).
"""

import json
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

SELF_TEST_S: Final = 600


class Unlike(Exception):
    """An installer did something else than it should; the message says what."""


def expect(is_so: bool, otherwise: str) -> None:
    """Raise Unlike with these words unless it is so."""
    if not is_so:
        raise Unlike(otherwise)


@contextmanager
def told(step: str) -> Iterator[None]:
    """Tell when a step begins, and how long it took."""
    print(f"· {step} …", flush=True)
    begun = time.monotonic()
    yield
    print(f"ok {step} ({time.monotonic() - begun:.0f} s)", flush=True)


def self_test(program: Path, version: str, shots: Path | None) -> None:
    """Run the test of an installed desktop; pictures of its windows go to `shots`. Raises Unlike.

    A program with windows has no console on some systems, so its report is read from a file.
    """
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        pictures = [] if shots is None else ["--shots", str(shots.resolve())]
        command = [str(program), "--self-test", "--json", str(report), *pictures]
        status = subprocess.run(command, timeout=SELF_TEST_S, check=False).returncode
        expect(report.is_file(), f"no report was written (exit {status})")
        judge(json.loads(report.read_text(encoding="utf-8")), status, version)


def judge(report: dict[str, Any], status: int, version: str) -> None:
    """Tell each check of a report. Raises Unlike unless all are well and it is the installed version."""
    for check in report["checks"]:
        print(f"   {'ok    ' if check['ok'] else 'failed'} {check['name']}: {check['detail']}", flush=True)
    failed = [check["name"] for check in report["checks"] if not check["ok"]]
    expect(not failed, f"the self-test failed: {', '.join(failed)}")
    expect(bool(report["checks"]), "the self-test tested nothing")
    expect(status == 0, f"the self-test ended with {status}")
    expect(report["version"] == version, f"it is version {report['version']}, not {version}")
    expect(report["installed"] is True, "it does not take itself for installed")
