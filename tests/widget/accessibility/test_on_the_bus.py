"""What is announced arrives where a screen reader listens: on the bus of assistive technology, through Qt."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
NEEDED = ("Xvfb", "dbus-run-session", "dbus-send", "/usr/libexec/at-spi-bus-launcher")
SCREEN = 97

pytestmark = pytest.mark.processes


@pytest.mark.skipif(
    any(shutil.which(program) is None for program in NEEDED), reason=f"needs {', '.join(NEEDED)}"
)
def test_outbid_sold_and_leading_are_read_out(tmp_path: Path) -> None:
    script = ROOT / "tests" / "support" / "screen_reader.sh"
    command = ["dbus-run-session", "--", "bash", str(script), sys.executable, str(tmp_path), str(SCREEN)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "heard").read_text("utf-8").splitlines() == [
        "You lead at €1,200. The next bid is another's to make.",
        "Outbid: bid €1,400.",
        "Sold to you at €1,400.",
    ]
