"""Whether the system asks programs for less motion. Qt (6.11) tells of colours and contrast, not of motion.

Each system is asked in its own way, none quick enough for the first frame: ask in a thread, behind it. Where
nobody knows, motion stays. Knows no window.
"""

import configparser
import ctypes
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

_SPI_GETCLIENTAREAANIMATION: Final = 0x1042
_ASKING_S: Final = 2
_GNOME: Final = ("gsettings", "get", "org.gnome.desktop.interface", "enable-animations")
_MACOS: Final = ("/usr/bin/defaults", "read", "com.apple.universalaccess", "reduceMotion")


def system_reduces_motion() -> bool:
    """Ask this system whether its user wants less motion."""
    if sys.platform == "win32":
        return _on_windows()
    if sys.platform == "darwin":
        return _told(_MACOS) == "1"  # the switch "Reduce motion"
    # GNOME's switch "Animation effects", which its relatives have, too
    return _on_kde(_config_home() / "kdeglobals") or _told(_GNOME) == "false"


def _on_kde(settings: Path) -> bool:
    """Read Plasma's animation speed, which is 0 for "instant"."""
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    try:
        parser.read(settings, encoding="utf-8")
        return parser.getfloat("KDE", "AnimationDurationFactor", fallback=1.0) == 0
    except (configparser.Error, ValueError, OSError):
        return False


def _told(asking: tuple[str, ...]) -> str:
    """Ask by a command of the system; empty where it knows nothing of it."""
    try:
        told = subprocess.run(
            asking, capture_output=True, text=True, timeout=_ASKING_S, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return told.stdout.strip() if told.returncode == 0 else ""


def _on_windows() -> bool:
    """Ask for the switch "Animation effects" of the accessibility settings."""
    shown = ctypes.c_int(1)
    user32: Any = ctypes.WinDLL("user32")  # type: ignore[attr-defined,unused-ignore]  # there alone
    asked = user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(shown), 0)
    return bool(asked) and not shown.value


def _config_home() -> Path:
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
