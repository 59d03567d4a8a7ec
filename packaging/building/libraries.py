"""Reads from a bundle which libraries it leaves to the system, and so which packages it depends on."""

import re
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from building.faults import CannotMake

_ELF: Final = b"\x7fELF"
_NEEDED: Final = re.compile(r"NEEDED\s+(\S+)")
_GLIBC: Final = re.compile(r"GLIBC_(\d+)\.(\d+)")
_TABLE: Final = Path(__file__).with_name("libraries.toml")


@dataclass(frozen=True, slots=True)
class Needs:
    """What a bundle needs of a Debian system."""

    depends: list[str]
    recommends: list[str]


def needs_of(bundle: Path) -> Needs:
    """Return the packages that bring what a bundle's files ask for. Raises CannotMake."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    files = list(_elf_files(bundle))
    told = subprocess.run(
        ["objdump", "-p", *map(str, files)], capture_output=True, text=True, check=True
    ).stdout
    missing = set(_NEEDED.findall(told)) - {file.name for file in files} - set(table["always_there"]["names"])
    if unknown := missing - table["needed"].keys() - table["useful"].keys():
        raise CannotMake(f"which package brings {', '.join(sorted(unknown))}? ({_TABLE.name} says so)")
    glibc = max((int(major), int(minor)) for major, minor in _GLIBC.findall(told))
    depends = {table["needed"][name] for name in missing & table["needed"].keys()}
    return Needs(
        depends=[f"libc6 (>= {glibc[0]}.{glibc[1]})", *sorted(depends)],
        recommends=sorted({table["useful"][name] for name in missing & table["useful"].keys()}),
    )


def _elf_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(len(_ELF)) == _ELF:
                    yield path
