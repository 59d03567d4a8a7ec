"""The portable file, by a user who may install nothing on a desktop that has the libraries already."""

from typing import Final

from clean_root.artefacts import Artefacts
from clean_root.machine import HOME, Machine
from clean_root.older import depends_of
from clean_root.roots import apt_with_network, fresh_root, place_file
from clean_root.starts import OFFSCREEN, picture_of, self_test
from trials.report import Failed, Report

_CACHE: Final = f"{HOME}/.cache/martillo"


def try_portable(artefacts: Artefacts, report: Report) -> None:
    """Try the portable file."""
    root = fresh_root("portable")
    with report.step("portable: the libraries of a desktop are there"):
        apt_with_network(root, "satisfy", f"{depends_of(artefacts.desktop)}, xz-utils")
    with Machine(root) as machine:
        place_file(root, artefacts.portable, HOME.lstrip("/"))
        program = f"{HOME}/{artefacts.portable.name}"
        machine.run("chown", "bidder:", program)
        machine.run("chmod", "755", program)
        _unpack(machine, program, artefacts, report)
        with report.step("portable: --self-test, offscreen") as step:
            step.detail = self_test(
                machine, program, artefacts.version, OFFSCREEN, artefacts.kept / "self-test-portable"
            )
        with report.step("portable: its window on a screen") as step:
            step.detail = picture_of(machine, artefacts.kept / "portable.png", program)
        _remove(machine, program, report)


def _unpack(machine: Machine, program: str, artefacts: Artefacts, report: Report) -> None:
    with report.step("portable: the file is whole, by its own word"):
        if "All good" not in machine.as_bidder(program, "--archive", "--check"):
            raise Failed("it does not say so")
    with report.step("portable: the first start unpacks it"):
        said = machine.as_bidder(program, "--version")
        if f"martillo-desktop {artefacts.version}" not in said or "unpacks itself" not in said:
            raise Failed(said)
    with report.step("portable: every other start only starts") as step:
        step.detail = machine.as_bidder(program, "--version").strip()
        if step.detail != f"martillo-desktop {artefacts.version}":
            raise Failed(step.detail)
    with report.step("portable: the house's program is in it") as step:
        step.detail = machine.as_bidder(program, "--house", "--version").strip()
        if step.detail != f"martillo {artefacts.version}":
            raise Failed(step.detail)


def _remove(machine: Machine, program: str, report: Report) -> None:
    with report.step("portable: it takes itself away and leaves what is the user's"):
        machine.as_bidder("mkdir", "-p", ".config/martillo")
        machine.as_bidder("touch", ".config/martillo/settings.json")
        machine.as_bidder(program, "--remove-program")
        if left := list((machine.root / _CACHE.lstrip("/")).glob("program-*")):
            raise Failed(f"still there: {left}")
        if not (machine.root / HOME.lstrip("/") / ".config/martillo/settings.json").is_file():
            raise Failed("the settings went with it")
