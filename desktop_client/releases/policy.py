r"""Whether somebody manages this computer and sees to new versions himself: then nobody is asked, nor can be.

An administrator says so where each system keeps such things, in a place that a user cannot write to:

- Linux: /etc/martillo/policy.json, `{"new_versions": false}`
- Windows: HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Martillo, NewVersions = 0 (DWORD)
- macOS: the managed preferences of org.martillo.desktop, NewVersions = false

A policy that cannot be read counts as one that forbids: somebody wanted something.
"""

import json
import logging
import plistlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

_log = logging.getLogger(__name__)

POLICY_FILE: Final = Path("/etc/martillo/policy.json")
POLICY_KEY: Final = r"SOFTWARE\Policies\Martillo"
POLICY_PREFERENCES: Final = Path("/Library/Managed Preferences/org.martillo.desktop.plist")


def forbids_asking() -> bool:
    """Tell whether this computer's policy keeps the desktop from asking for new versions."""
    if sys.platform == "win32":
        return registry_forbids()
    if sys.platform == "darwin":
        return file_forbids(POLICY_PREFERENCES, plistlib.loads, "NewVersions")
    return file_forbids(POLICY_FILE, json.loads, "new_versions")


def file_forbids(path: Path, read: Callable[[bytes], Any], name: str) -> bool:
    """Tell whether a file of policies forbids asking; without one everybody decides for himself."""
    try:
        policy = read(path.read_bytes())
    except FileNotFoundError:
        return False
    except (OSError, ValueError, RecursionError, plistlib.InvalidFileException) as error:
        _log.warning(
            "the policy of this computer could not be read, so new versions are not asked for: %s", error
        )
        return True
    allowed = policy.get(name, True) if isinstance(policy, dict) else False
    return allowed is not True


def registry_forbids() -> bool:
    """Tell whether Windows' policies forbid asking."""
    if sys.platform != "win32":
        return False
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, POLICY_KEY) as key:
            value, _kind = winreg.QueryValueEx(key, "NewVersions")
    except FileNotFoundError:
        return False
    except OSError as error:
        _log.warning(
            "the policy of this computer could not be read, so new versions are not asked for: %s", error
        )
        return True
    return bool(value != 1)
