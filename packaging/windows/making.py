"""Makes the installer for Windows around a bundle: licences beside it, signatures if somebody can sign."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Final

from building.faults import CannotMake
from building.licences import third_party_licences
from building.places import DIST, PACKAGING, ROOT

SCRIPT: Final = PACKAGING / "windows" / "martillo.nsi"
ICON: Final = PACKAGING / "windows" / "martillo.ico"
SIDE: Final = PACKAGING / "windows" / "side.bmp"
PROGRAMS: Final = ("martillo-desktop.exe", "martillo.exe")
_BESIDE_THE_PATH: Final = (
    Path("C:/Program Files (x86)/NSIS/makensis.exe"),
    Path("C:/Program Files/NSIS/makensis.exe"),
)


def installer_name(version: str) -> str:
    """Return what the installer is called."""
    return f"martillo-{version}-windows-amd64.exe"


def make_installer(bundle: Path, version: str, folder: Path = DIST, sign: str = "") -> Path:
    """Make the installer of a bundle into a folder and return it.

    `sign` is a command line that signs the file whose name is put behind it; empty for none.
    Raises CannotMake, subprocess.CalledProcessError.
    """
    makensis = find_makensis()
    if missing := [name for name in (*PROGRAMS, "_internal") if not (bundle / name).exists()]:
        raise CannotMake(f"{bundle} is no bundle: {', '.join(missing)} missing")
    add_licences(bundle)
    if sign:
        for program in PROGRAMS:
            subprocess.run([*shlex.split(sign), str(bundle / program)], check=True)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / installer_name(version)
    command = makensis_command(makensis, bundle, version, target, sign)
    subprocess.run(command, check=True)
    return target


def makensis_command(makensis: str, bundle: Path, version: str, target: Path, sign: str = "") -> list[str]:
    """Return the command line that makes the installer; every warning is an error."""
    defined = {
        "VERSION": version,
        "NUMBERS": four_numbers(version),
        "BUNDLE": str(bundle.resolve()),
        "OUTPUT": str(target.resolve()),
        "ICON": str(ICON),
        "SIDE": str(SIDE),
        "KIB": str(kib_of(bundle)),
        **({"SIGN": sign} if sign else {}),
    }
    options = [f"-D{name}={value}" for name, value in defined.items()]
    return [makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *options, str(SCRIPT)]


def add_licences(bundle: Path) -> None:
    """Put the licences beside the programs, as those of Qt and others ask for."""
    shutil.copyfile(ROOT / "LICENSE", bundle / "LICENSE.txt")
    (bundle / "third-party-licences.txt").write_text(third_party_licences(), encoding="utf-8")


def four_numbers(version: str) -> str:
    """Return a version as Windows wants it in a file: `0.2.0rc1` is 0.2.0.0."""
    numbers = re.match(r"[0-9]+(\.[0-9]+)*", version)
    parts = numbers[0].split(".") if numbers else []
    return ".".join([*parts, "0", "0", "0", "0"][:4])


def kib_of(folder: Path) -> int:
    """Return what a folder weighs, in KiB, as the list of programs shows it."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) // 1024


def find_makensis() -> str:
    """Return the program that makes installers. Raises CannotMake."""
    places = [shutil.which("makensis"), *(path for path in _BESIDE_THE_PATH if path.is_file())]
    for found in places:
        if found is not None:
            return str(found)
    raise CannotMake("makensis is not here; NSIS 3 brings it")
