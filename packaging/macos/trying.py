"""Tries the disk image on a Mac as a stranger would: mount, copy the app out, look at it, self-test.

Touches nothing outside a folder of its own. What a person sees at the first start (Gatekeeper's question) is
not tried: it depends on how the file was downloaded.
"""

import plistlib
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from macos.making import APP
from trials.report import PartEnded, Report, expect
from trials.self_test import self_test


def try_image(image: Path, version: str, shots: Path | None = None) -> int:
    """Try a disk image, tell each step, return the exit status."""
    if sys.platform != "darwin":
        print("a disk image is tried on a Mac", file=sys.stderr)
        return 2
    report = Report()
    with tempfile.TemporaryDirectory() as folder, suppress(PartEnded):
        _try_steps(image, version, shots, report, Path(folder))
    print(report.summary())
    return 0 if report.ok else 1


def _try_steps(image: Path, version: str, shots: Path | None, report: Report, folder: Path) -> None:
    mount, app = folder / "mount", folder / "Applications" / APP
    programs = app / "Contents" / "MacOS"
    with report.step("mount and copy"):
        mount.mkdir()
        _run("hdiutil", "attach", "-nobrowse", "-readonly", "-mountpoint", str(mount), str(image))
        try:
            _run("ditto", str(mount / APP), str(app))
        finally:
            _run("hdiutil", "detach", "-force", str(mount))
    with report.step("signature"):
        _run("codesign", "--verify", "--deep", "--strict", "--verbose=2", str(app))
    with report.step("what it says of itself"):
        look_at((app / "Contents" / "Info.plist").read_bytes(), version)
        asked = [str(programs / "martillo"), "--version"]
        said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        expect(version in said, f"the house's program says {said!r}")
    with report.step("self-test") as step:
        step.detail = self_test(programs / "martillo-desktop", version, shots)


def look_at(plist: bytes, version: str) -> None:
    """Read an app's Info.plist as the system does. Raises Failed."""
    told_of_it = plistlib.loads(plist)
    expect(told_of_it["CFBundleExecutable"] == "martillo-desktop", "another program starts")
    expect(told_of_it["CFBundleShortVersionString"] == version, "it is another version")
    expect(not told_of_it.get("LSBackgroundOnly", False), "it would show no window")
    schemes = [scheme for kind in told_of_it["CFBundleURLTypes"] for scheme in kind["CFBundleURLSchemes"]]
    expect("martillo" in schemes, "martillo:// leads elsewhere")


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
