"""The server's package on a Debian that really boots systemd: the service, its settings, fences and house."""

import re
import time
from pathlib import Path
from typing import Final

from clean_root.artefacts import Artefacts
from clean_root.configuring import ADMINISTRATORS_FILES, CONFIGURATION, configure
from clean_root.machine import Init, Machine
from clean_root.older import OLDER_VERSION, older_package
from clean_root.roots import WORK, apt_with_network, fetch_needed, fresh_root, place_file
from clean_root.service import HOUSE, PASSWORD, UNIT, main_pid, sees, state, wait_until_ready
from clean_root.upgrading import upgrade
from trials.report import Failed, Report
from trials.waiting import until

EXPOSURE_AT_MOST: Final = 1.5
"""What `systemd-analyze security` may reckon, of 10: a service on the network cannot reach 0."""
_LEFT_BY_OTHERS: Final = ("/var/lib/martillo", "/var/cache/", "/var/log/", "/var/lib/apt/", "/root/")
_CATALOGUE: Final = (
    "lot,title,start,estimate_low,estimate_high\n1,A brass hammer,100,200,300\n2,A chair,50,80,120\n"
)


def try_server(artefacts: Artefacts, report: Report) -> None:
    """Try the server's package."""
    root = fresh_root("server")
    with report.step("server: what it declares can be had from Debian 12"):
        apt_with_network(root, "install", "systemd-sysv")
        fetch_needed(root, [artefacts.server])
        older = older_package(artefacts.server, WORK / "older")
        place_file(root, older)
    with Machine(root, Init.SYSTEMD) as machine:
        _refuse_a_person(machine, older, report)
        _install(machine, older, report)
        _keep_a_house(machine, report)
        _fall_and_rise(machine, report)
        configure(machine, report)
        upgrade(machine, artefacts, report)
        _back_up(machine, report)
        _remove(machine, artefacts, report)


def _refuse_a_person(machine: Machine, package: Path, report: Report) -> None:
    with report.step("server: a person's account of its name is in the way; what it says to do helps"):
        machine.run("useradd", "--user-group", "martillo")
        said = machine.run("dpkg", "--unpack", f"/root/{package.name}", status=1)
        machine.run("sh", "-c", _to_do(said, "usermod").replace("NEWNAME", "marta"))


def _to_do(said: str, program: str) -> str:
    """Return the command that a refusal gives. Raises Failed when it gives none."""
    command = re.search(rf"^ +({program} .*)$", said, re.MULTILINE)
    if command is None:
        raise Failed(f"it does not say what to do: {said}")
    return command[1]


def _install(machine: Machine, package: Path, report: Report) -> None:
    with report.step(
        f"server: an older version ({OLDER_VERSION}) installs and serves, on this computer alone"
    ):
        machine.install(f"/root/{package.name}")
        wait_until_ready(machine)
    with report.step("server: it runs as a user of its own, and only that user reads the house"):
        pid = main_pid(machine)
        if (owner := machine.run("stat", "-c", "%U", f"/proc/{pid}").strip()) != "martillo":
            raise Failed(f"it runs as {owner}")
        modes = machine.run("stat", "-c", "%a %U %n", "/var/lib/martillo", HOUSE, f"{HOUSE}/house.key")
        expected = f"700 martillo /var/lib/martillo\n700 martillo {HOUSE}\n600 martillo {HOUSE}/house.key\n"
        if modes != expected:
            raise Failed(modes)
        if "Permission denied" not in machine.as_bidder("ls", "/var/lib/martillo", status=None):
            raise Failed("a stranger can look into the house")
    with report.step("server: the set-up code is told to root and stands in no log"):
        code = machine.run("martillo-server", "set-up-code").split()[-1]
        if code in machine.run("journalctl", "--no-pager", "--all"):
            raise Failed("it stands in the journal")
        for command in (("martillo-server", "set-up-code"), ("cat", "/run/martillo-server/started")):
            if code in machine.as_bidder(*command, status=None):
                raise Failed(f"anybody may ask for it: {' '.join(command)}")
    with report.step("server: the unit is well-formed and fenced in") as step:
        machine.run("systemd-analyze", "verify", "--man=no", UNIT)  # there is no man here
        last = machine.run("systemd-analyze", "security", "--no-pager", UNIT).splitlines()[-1]
        step.detail = last.removeprefix("→ ")
        if float(last.split(": ")[1].split()[0]) > EXPOSURE_AT_MOST:
            raise Failed(last)


def _keep_a_house(machine: Machine, report: Report) -> None:
    with report.step("server: root makes the first admin, as it says to, and a sale, while it serves"):
        hint = re.search("`(.* users add .*)`", machine.run("martillo-server", "set-up-code"))
        if hint is None:
            raise Failed("root is not told how")
        command = hint[1].replace("EMAIL", "ada@house.example").replace("NAME", "Ada").split()
        machine.run(*command, "--password-stdin", stdin=f"{PASSWORD}\n")
        (machine.root / "root/catalogue.csv").write_text(_CATALOGUE, encoding="utf-8")
        new_sale = ("martillo-server", "sales", "import", "--title", "Spring")
        said = machine.run(*new_sale, "/root/catalogue.csv", status=1)
        machine.run("sh", "-c", _to_do(said, "cp"))
        machine.run(*new_sale, "/var/lib/martillo/catalogue.csv")
    with report.step("server: the admin signs in over the network and sees it") as step:
        step.detail = sees(machine)


def _fall_and_rise(machine: Machine, report: Report) -> None:
    with report.step("server: killed, it is back by itself, with everything") as step:
        begun, before = time.monotonic(), main_pid(machine)
        machine.run("sh", "-c", f"kill -KILL {before}")
        until(lambda: main_pid(machine) not in {before, "0"}, "the service did not come back")
        wait_until_ready(machine)
        step.detail = f"after {time.monotonic() - begun:.1f} s, {sees(machine)}"
    with report.step("server: told to stop, it says goodbye and ends well") as step:
        begun = time.monotonic()
        machine.run("systemctl", "stop", UNIT)
        step.detail = f"{time.monotonic() - begun:.1f} s"
        if (result := machine.run("systemctl", "show", "-P", "Result", UNIT).strip()) != "success":
            raise Failed(f"its end is counted as {result}")
        machine.run("systemctl", "start", UNIT)
        wait_until_ready(machine)


def _back_up(machine: Machine, report: Report) -> None:
    with report.step("server: a backup goes through, and restores elsewhere"):
        machine.run("martillo-server", "backup", "/var/lib/martillo/house.zip")
        machine.run(
            "martillo-server", "restore", "/var/lib/martillo/house.zip", "--data", "/var/lib/martillo/second"
        )


def _remove(machine: Machine, artefacts: Artefacts, report: Report) -> None:
    with report.step("server: removing it ends the service; settings and house stay"):
        machine.remove("martillo-server", purge=False)
        if state(machine) != "inactive" or machine.run(
            "find", "/proc", "-maxdepth", "1", "-user", "martillo"
        ):
            raise Failed("something of it still runs")
        for path in (CONFIGURATION, f"{HOUSE}/martillo.db", f"{HOUSE}/house.key"):
            machine.run("test", "-e", path)
    with report.step("server: purged, the house alone is left"):
        said = machine.remove("martillo-server")
        if "the house stays in /var/lib/martillo" not in said:
            raise Failed("nobody is told that the house stays")
        left = [
            path for path in sorted(machine.files())
            if "martillo" in path.lower()
            and not path.startswith(_LEFT_BY_OTHERS)
            and path not in ADMINISTRATORS_FILES
        ]  # fmt: skip
        if left:
            raise Failed(f"still there: {', '.join(left)}")
    with report.step("server: installed again, the house is what it was") as step:
        machine.install(f"/root/{artefacts.server.name}")
        wait_until_ready(machine)
        step.detail = sees(machine)
