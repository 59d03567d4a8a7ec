"""The desktop's package: installed, started, upgraded and removed on a Debian that has nothing else."""

import json
from typing import Final

from clean_root.artefacts import Artefacts
from clean_root.machine import HOME, Machine
from clean_root.older import OLDER_VERSION, depends_of, older_package
from clean_root.roots import WORK, apt_with_network, fetch_needed, fresh_root, place_file
from clean_root.screen import Screen
from clean_root.starts import OFFSCREEN, picture_of, self_test, started
from trials.report import Failed, Report

PROGRAM: Final = "martillo-desktop"
HOUSE: Final = "/usr/lib/martillo/martillo"
SETTINGS: Final = f"{HOME}/.config/martillo/settings.json"
CHOSEN: Final = {
    "server": "http://127.0.0.1:8765",
    "servers": ["http://127.0.0.1:8765"],
    "language": "es",
    "theme": "dark",
    "text_percent": 110,
}
_LINK: Final = "martillo://127.0.0.1:8765/sale/spring"
PASSWORD: Final = "a long sentence for the test"  # noqa: S105  # of an account that lives as long as the root
_LEFT_BY_OTHERS: Final = ("/var/lib/dpkg/", "/var/lib/apt/", "/var/cache/", "/var/log/", "/etc/ld.so.cache")
"""What dpkg, apt and ldconfig write about packages that were there once."""
_NOT_FOUND: Final = """
cd /usr/lib/martillo
find . -name '*.so*' -o -maxdepth 1 -type f |
    LD_LIBRARY_PATH=/usr/lib/martillo/_internal xargs ldd 2>/dev/null | grep 'not found' | sort -u
"""


def try_desktop(artefacts: Artefacts, report: Report) -> None:
    """Try the desktop's package."""
    root = fresh_root("desktop")
    with report.step("desktop: what it declares can be had from Debian 12"):
        fetch_needed(root, [artefacts.desktop])
        apt_with_network(root, "install", "--download-only", "xdg-utils", "desktop-file-utils")
        place_file(root, older_package(artefacts.desktop, WORK / "older"))
    with Machine(root) as machine:
        with report.step("desktop: what it declares installs without the internet"):
            machine.satisfy(depends_of(artefacts.desktop))
        before = machine.files()
        _install_the_older_one(machine, artefacts, report)
        _upgrade(machine, artefacts, report)
        _start(machine, artefacts, report)
        _open_links(machine, artefacts, report)
        _remove(machine, before, report)


def _install_the_older_one(machine: Machine, artefacts: Artefacts, report: Report) -> None:
    with report.step(f"desktop: an older version ({OLDER_VERSION}) installs") as step:
        machine.install(f"/root/martillo_{OLDER_VERSION}_amd64.deb")
        step.detail = _version(machine, OLDER_VERSION)
    with report.step("desktop: no library is missing"):
        if missing := machine.run("sh", "-c", _NOT_FOUND, status=None):
            raise Failed(missing)
    with report.step("desktop: a first start, by a user who has nothing yet") as step:
        picture = artefacts.kept / "first-start-en-light.png"
        step.detail = picture_of(machine, picture, PROGRAM, LANG="en_GB.UTF-8")
    with report.step("desktop: a user settles in: settings, and a house of her own"):
        settings = machine.root / SETTINGS.lstrip("/")
        machine.as_bidder("mkdir", "-p", str(settings.parent.relative_to(machine.root / HOME.lstrip("/"))))
        settings.write_text(json.dumps(CHOSEN), encoding="ascii")
        machine.run("chown", "bidder:", SETTINGS)
        ada = ("ada@house.example", "--name", "Ada", "--role", "admin", "--password-stdin")
        machine.as_bidder(HOUSE, "users", "add", *ada, stdin=f"{PASSWORD}\n")


def _upgrade(machine: Machine, artefacts: Artefacts, report: Report) -> None:
    with report.step("desktop: an upgrade keeps settings and the house") as step:
        machine.install(f"/root/{artefacts.desktop.name}")
        step.detail = _version(machine, artefacts.version)
        users = machine.as_bidder(HOUSE, "users", "list")
        if users != "ada@house.example\tadmin\tAda\n":
            raise Failed(f"the house has other users now: {users}")
    with report.step("desktop: the upgraded one starts with them: Spanish, dark, 110 %") as step:
        step.detail = picture_of(machine, artefacts.kept / "upgraded-es-dark.png", PROGRAM)
        kept = json.loads((machine.root / SETTINGS.lstrip("/")).read_text())
        if not CHOSEN.items() <= kept.items():
            raise Failed(f"the settings became {kept}")


def _start(machine: Machine, artefacts: Artefacts, report: Report) -> None:
    with report.step("desktop: --self-test, offscreen") as step:
        step.detail = self_test(machine, PROGRAM, artefacts.version, OFFSCREEN, artefacts.kept / "self-test")
    with report.step("desktop: --self-test, on a screen") as step, Screen() as screen:
        step.detail = self_test(
            machine, PROGRAM, artefacts.version, screen.environment, artefacts.kept / "self-test-x11"
        )
    with report.step("desktop: the demo plays, in two windows") as step:
        picture = artefacts.kept / "demo.png"
        step.detail = picture_of(machine, picture, HOUSE, "demo", settle_s=15, LANG="en_GB.UTF-8")


def _open_links(machine: Machine, artefacts: Artefacts, report: Report) -> None:
    with report.step("desktop: the system's menu and links know it") as step:
        machine.install("xdg-utils", "desktop-file-utils")
        handler = machine.as_bidder("xdg-mime", "query", "default", "x-scheme-handler/martillo").strip()
        if handler != "martillo.desktop":
            raise Failed(f"martillo:// links are opened by {handler or 'nobody'}")
        step.detail = handler
    with report.step("desktop: a link is proposed, not followed") as step:
        step.detail = picture_of(machine, artefacts.kept / "link.png", PROGRAM, _LINK)
    with (
        report.step("desktop: a second start hands its link to the first and ends") as step,
        Screen() as screen,
    ):
        picture = artefacts.kept / "link-handed-over.png"
        with started(machine, PROGRAM, env=screen.environment):
            screen.wait_for_picture(picture)
            machine.as_bidder(PROGRAM, _LINK, env=screen.environment, timeout=20)
            screen.wait_for_picture(picture)
        step.detail = picture.name


def _remove(machine: Machine, before: frozenset[str], report: Report) -> None:
    with report.step("desktop: removing it leaves what is the user's, and nothing else"):
        machine.remove("martillo", "xdg-utils", "desktop-file-utils")
        if left := sorted(path for path in machine.files() - before if not path.startswith(_LEFT_BY_OTHERS)):
            raise Failed(f"still there: {', '.join(left[:20])}")
        for kept in (SETTINGS, f"{HOME}/.local/share/martillo/house/martillo.db"):
            if not (machine.root / kept.lstrip("/")).is_file():
                raise Failed(f"{kept} went with it")


def _version(machine: Machine, expected: str) -> str:
    said = machine.as_bidder(PROGRAM, "--version").strip()
    if said != f"{PROGRAM} {expected}":
        raise Failed(f"it says {said!r}, not version {expected}")
    return said
