"""Tries the installer on Windows as a stranger would: install, self-test, link, upgrade, uninstall.

Changes the user's own registry and folders, so it is for a machine that is thrown away afterwards (the
workflow's). Asks the installed program for everything else.
"""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from trials.report import PartEnded, Report, expect
from trials.self_test import self_test
from trials.waiting import until

INSTALL_S: Final = 600
_UNINSTALL_KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Martillo"
_LINK_KEY: Final = r"Software\Classes\martillo\shell\open\command"


def try_installer(installer: Path, version: str, shots: Path | None = None) -> int:
    """Try an installer, tell each step, return the exit status."""
    if sys.platform != "win32":
        print("an installer for Windows is tried on Windows", file=sys.stderr)
        return 2
    report = Report()
    with suppress(PartEnded):
        _try_steps(installer, version, shots, report)
    print(report.summary())
    return 0 if report.ok else 1


def _try_steps(installer: Path, version: str, shots: Path | None, report: Report) -> None:
    local = Path(os.environ["LOCALAPPDATA"])
    program = local / "Programs" / "Martillo" / "martillo-desktop.exe"
    kept = local / "martillo" / "settings.json"
    with report.step("install"):
        _run(installer, "/S", within_s=INSTALL_S)
        expect(program.is_file(), f"{program} is not there")
        expect(_registered(_UNINSTALL_KEY, "DisplayVersion") == version, "the list of programs has it not")
    with report.step("self-test") as step:
        step.detail = self_test(program, version, shots)
    with report.step("links"):
        expect(_registered(_LINK_KEY, "") == f'"{program}" -- "%1"', "martillo:// leads elsewhere")
    with report.step("upgrade keeps settings and leaves no older module"):
        older = program.parent / "_internal" / "of-an-older-version.pyc"
        older.touch()
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text('{"language": "es"}', encoding="utf-8")
        _run(installer, "/S", within_s=INSTALL_S)
        expect(not older.exists(), "a module of the older version stayed")
        expect(kept.read_text(encoding="utf-8") == '{"language": "es"}', "the settings are gone")
    with report.step("uninstall leaves only what is the user's"):
        # The uninstaller goes on in a copy of itself, so its end is that of its folder.
        _run(program.parent / "uninstall.exe", "/S", within_s=INSTALL_S)
        until(lambda: not program.parent.exists(), f"{program.parent} is still there")
        expect(_registered(_UNINSTALL_KEY, "DisplayVersion") is None, "the list of programs still has it")
        expect(_registered(_LINK_KEY, "") is None, "martillo:// still leads to it")
        expect(kept.is_file(), "the settings are gone")


def _run(program: Path, *arguments: str, within_s: float) -> None:
    subprocess.run([str(program), *arguments], timeout=within_s, check=True)


def _registered(key: str, name: str) -> str | None:
    """Return a value of the user's registry; None where there is none."""
    if sys.platform != "win32":
        return None
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            return str(winreg.QueryValueEx(opened, name)[0])
    except FileNotFoundError:
        return None
