"""Tries the disk image on a Mac as a stranger would: mount, copy the app out, look at it, self-test.

Touches nothing outside a folder of its own. What a person sees at the first start (Gatekeeper's question) is
not tried: it depends on how the file was downloaded.
"""

import plistlib
import subprocess
import sys
import tempfile
from pathlib import Path

from macos.making import APP
from release.smoke import Unlike, expect, self_test, told


def try_image(image: Path, version: str, shots: Path | None = None) -> int:
    """Try a disk image and tell each step; return the exit status."""
    if sys.platform != "darwin":
        print("a disk image is tried on a Mac", file=sys.stderr)
        return 2
    try:
        with tempfile.TemporaryDirectory() as folder:
            mount, app = Path(folder) / "mount", Path(folder) / "Applications" / APP
            with told("mount and copy"):
                mount.mkdir()
                _run("hdiutil", "attach", "-nobrowse", "-readonly", "-mountpoint", str(mount), str(image))
                try:
                    _run("ditto", str(mount / APP), str(app))
                finally:
                    _run("hdiutil", "detach", "-force", str(mount))
            with told("signature"):
                _run("codesign", "--verify", "--deep", "--strict", "--verbose=2", str(app))
            with told("what it says of itself"):
                look_at((app / "Contents" / "Info.plist").read_bytes(), version)
                house = app / "Contents" / "MacOS" / "martillo"
                said = subprocess.run([house, "--version"], capture_output=True, text=True, check=True).stdout
                expect(version in said, f"the house's program says {said!r}")
            with told("self-test"):
                self_test(app / "Contents" / "MacOS" / "martillo-desktop", version, shots)
    except (Unlike, OSError, ValueError, subprocess.SubprocessError) as error:
        print(f"failed: {error}", file=sys.stderr)
        return 1
    return 0


def look_at(plist: bytes, version: str) -> None:
    """Read an app's Info.plist as the system does. Raises Unlike."""
    told_of_it = plistlib.loads(plist)
    expect(told_of_it["CFBundleExecutable"] == "martillo-desktop", "another program starts")
    expect(told_of_it["CFBundleShortVersionString"] == version, "it is another version")
    expect(not told_of_it.get("LSBackgroundOnly", False), "it would show no window")
    schemes = [scheme for kind in told_of_it["CFBundleURLTypes"] for scheme in kind["CFBundleURLSchemes"]]
    expect("martillo" in schemes, "martillo:// leads elsewhere")


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
