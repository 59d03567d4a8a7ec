"""Where the Node peer is: its program, and the packages that `./dev bench` has installed for it."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
SOURCE: Final = ROOT / "benchmarks" / "peers" / "node"
INSTALLED: Final = ROOT / ".venv" / "node-peer"
PACKAGES: Final = ("socket.io", "express")


def find() -> Path | None:
    """Return the peer's folder, its program as it is now beside its packages; None where Node is missing."""
    folder = Path(os.environ.get("MARTILLO_BENCH_NODE", INSTALLED))
    if shutil.which("node") is None or not (folder / "complete").exists():
        return None
    for program in SOURCE.glob("*.js"):
        shutil.copy2(program, folder / program.name)
    return folder


def versions(folder: Path | None) -> dict[str, str]:
    """Return the versions of Node and of its packages."""
    if folder is None:
        return {}
    told = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout
    found = {"Node": told.strip().removeprefix("v")}
    for package in PACKAGES:
        about = folder / "node_modules" / package / "package.json"
        if about.exists():
            found[package] = str(json.loads(about.read_text())["version"])
    return found
