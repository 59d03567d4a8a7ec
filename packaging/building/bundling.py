"""Runs PyInstaller and takes out of its bundle what no rule about whole files can."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from building.docstrings import drop_docstrings
from building.faults import CannotMake
from building.icu import slim_library
from building.metadata import metadata_name
from building.places import BUILD, BUNDLES, PACKAGING
from building.runpaths import drop_foreign_runpaths


def is_made(kind: str) -> bool:
    """Tell whether a bundle of this kind and this version lies there."""
    return (BUNDLES / kind / "_internal" / metadata_name()).is_dir()


def make_bundle(kind: str) -> Path:
    """Make the bundle of this kind anew and return its folder. Raises CannotMake."""
    folder = BUNDLES / kind
    shutil.rmtree(folder, ignore_errors=True)
    log = BUILD / f"bundle-{kind}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    command = [
        *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
        *("--distpath", str(BUNDLES), "--workpath", str(BUILD / "work" / kind)),
        *(str(PACKAGING / "bundle" / "martillo.spec"), "--", kind),
    ]
    environment = {
        **os.environ,
        "PYINSTALLER_CONFIG_DIR": str(BUILD / "cache"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    with log.open("wb") as said:
        done = subprocess.run(command, env=environment, stdout=said, stderr=subprocess.STDOUT, check=False)
    if done.returncode != 0:
        print(log.read_text(encoding="utf-8", errors="replace")[-4000:], file=sys.stderr)
        raise CannotMake(f"PyInstaller ended with {done.returncode}; all that it said is in {log}")
    for library in folder.rglob("libicudata.so.*"):
        if not library.is_symlink():
            slim_library(library)
    drop_foreign_runpaths(folder)
    drop_docstrings(folder / "_internal")
    return folder
