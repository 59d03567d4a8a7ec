"""Runs an installed desktop's own test (`martillo-desktop --self-test`), and reads its report.

Knows the report's form and nothing of what is tested.
"""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Final

from trials.report import expect

SELF_TEST_S: Final = 600


def self_test(program: Path, version: str, shots: Path | None) -> str:
    """Run the test of an installed desktop, return what it came to; pictures of its windows go to `shots`.

    A program with windows has no console on some systems, so its report is read from a file. Raises Failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        pictures = [] if shots is None else ["--shots", str(shots.resolve())]
        command = [str(program), "--self-test", "--json", str(report), *pictures]
        status = subprocess.run(command, timeout=SELF_TEST_S, check=False).returncode
        expect(report.is_file(), f"no report was written (exit {status})")
        return judge(json.loads(report.read_text(encoding="utf-8")), status, version)


def judge(report: dict[str, Any], status: int, version: str) -> str:
    """Return how many checks passed. Raises Failed unless all did, in the installed version."""
    failed = [f"{check['name']}: {check['detail']}" for check in report["checks"] if not check["ok"]]
    expect(not failed, f"the self-test failed: {'; '.join(failed)}")
    expect(bool(report["checks"]), "the self-test tested nothing")
    expect(status == 0, f"the self-test ended with {status}")
    expect(report["version"] == version, f"it is version {report['version']}, not {version}")
    expect(report["installed"] is True, "it does not take itself for installed")
    return f"{len(report['checks'])} checks"
