"""How one program of an installation starts another: the desktop a house, the house's demo the windows.

The two sides do not import each other; they meet as processes. In an installation both programs lie in one
folder, in a checkout both are modules of this interpreter. Knows their names and nothing of what they do.
"""

import os
import sys
from pathlib import Path
from typing import Final

DISTRIBUTION: Final = "martillo"
HOUSE: Final = "martillo"
DESKTOP: Final = "martillo-desktop"
COMMAND_VARIABLE: Final = "MARTILLO_COMMAND"
DEMO_WINDOWS_OPTION: Final = "--demo-windows"
"""The desktop's hidden option: be the two windows of a demo (`desktop_client.demo`)."""


def is_installed() -> bool:
    """Tell whether this runs from a bundle, without an interpreter that others could start."""
    return bool(getattr(sys, "frozen", False))


def version() -> str:
    """Return the version that pyproject.toml gives, from the metadata that every installation carries."""
    from importlib import metadata  # takes 15 ms, which no start of a program need wait for

    return metadata.version(DISTRIBUTION)


def house_command(*arguments: str) -> list[str]:
    """Return the command line that starts the house's program (`martillo`) with these arguments."""
    if is_installed():
        return [_sibling(HOUSE), *arguments]
    return [sys.executable, "-m", "server.cli", *arguments]


def house_command_to_type() -> str:
    """Return what a person types on this computer for the house's program.

    `martillo`, unless the installation has another command for its house and says so by MARTILLO_COMMAND.
    """
    return os.environ.get(COMMAND_VARIABLE) or HOUSE


def desktop_command(*arguments: str) -> list[str]:
    """Return the command line that starts the desktop with these arguments."""
    if is_installed():
        return [_sibling(DESKTOP), *arguments]
    return [sys.executable, "-m", "desktop_client", *arguments]


def windows_of_the_demo_command() -> list[str]:
    """Return the command line of the process that shows a demo's two windows."""
    if is_installed():
        return desktop_command(DEMO_WINDOWS_OPTION)
    return [sys.executable, "-m", "desktop_client.demo"]


def _sibling(name: str) -> str:
    """Return a program of this installation; it need not be there (a server's package has no desktop)."""
    here = Path(sys.executable).resolve()  # a link in /usr/bin leads to the folder where both lie
    return str(here.with_name(f"{name}{here.suffix if here.suffix == '.exe' else ''}"))
