"""The server's package on a Debian that really boots systemd: the service, its settings, fences and house."""

import shutil
import time
from typing import Final

from building.places import PACKAGING
from clean_root.artefacts import Artefacts
from clean_root.certificates import make_certificate
from clean_root.machine import Init, Machine
from clean_root.older import OLDER_VERSION, older_package
from clean_root.report import Failed, Report
from clean_root.roots import WORK, apt_with_network, fetch_needed, fresh_root, place_file
from clean_root.service import PASSWORD, UNIT, main_pid, sees, state, wait_until_ready
from clean_root.waiting import until

CONFIGURATION: Final = "/etc/martillo/server.env"
HOUSE: Final = "/var/lib/martillo/house"
EXPOSURE_AT_MOST: Final = 1.5
"""What `systemd-analyze security` may reckon, of 10: a service on the network cannot reach 0."""
_DROP_IN: Final = f"etc/systemd/system/{UNIT}.d/port.conf"
_LEFT_BY_OTHERS: Final = ("/var/lib/martillo", "/var/cache/", "/var/log/", "/var/lib/apt/", "/root/")
_THE_ADMINISTRATORS: Final = {"/etc/martillo", "/etc/martillo/chain.pem", "/etc/martillo/key.pem"}
_CATALOGUE: Final = (
    "lot,title,start,estimate_low,estimate_high\n1,A brass hammer,100,200,300\n2,A chair,50,80,120\n"
)


def try_server(artefacts: Artefacts, report: Report) -> None:
    """Try the server's package."""
    root = fresh_root("server")
    with report.step("server: what it declares can be had from Debian 12"):
        apt_with_network(root, "install", "systemd-sysv")
        fetch_needed(root, [artefacts.server])
        place_file(root, older_package(artefacts.server, WORK / "older"))
    with Machine(root, Init.SYSTEMD) as machine:
        _install(machine, report)
        _keep_a_house(machine, report)
        _fall_and_rise(machine, report)
        _configure(machine, report)
        _upgrade(machine, artefacts, report)
        _remove(machine, artefacts, report)


def _install(machine: Machine, report: Report) -> None:
    with report.step(
        f"server: an older version ({OLDER_VERSION}) installs and serves, on this computer alone"
    ):
        machine.install(f"/root/martillo-server_{OLDER_VERSION}_amd64.deb")
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
    with report.step("server: root makes the first admin and a sale, while it serves"):
        machine.run(
            "martillo-server", "users", "add", "ada@house.example", "--name", "Ada", "--role", "admin",
            "--password-stdin", stdin=f"{PASSWORD}\n",
        )  # fmt: skip
        catalogue = machine.root / "var/lib/martillo/catalogue.csv"
        catalogue.write_text(_CATALOGUE, encoding="utf-8")
        machine.run("chown", "martillo:", "/var/lib/martillo/catalogue.csv")
        machine.run(
            "martillo-server", "sales", "import", "/var/lib/martillo/catalogue.csv", "--title", "Spring"
        )
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


def _configure(machine: Machine, report: Report) -> None:
    settings = machine.root / CONFIGURATION.lstrip("/")
    shipped = settings.read_text(encoding="utf-8")
    with report.step("server: a setting that cannot be is named, and not tried again and again") as step:
        settings.write_text(shipped + "MARTILLO_HOST=0.0.0.0\n", encoding="utf-8")
        machine.run("systemctl", "restart", UNIT, status=None)
        until(lambda: state(machine) == "failed", "it runs on, unprotected")
        step.detail = machine.run(
            "journalctl", "-u", UNIT, "-o", "cat", "-n", "20", "--no-pager", "-t", "martillo"
        ).strip()
        if "needs a certificate" not in step.detail:
            raise Failed(f"the journal does not say why: {step.detail}")
        step.detail = step.detail.splitlines()[-1]
    with report.step("server: with a certificate of its own making it serves the hall by https"):
        own = "MARTILLO_HOST=0.0.0.0\nMARTILLO_OWN_CERTIFICATE=true\n"
        settings.write_text(shipped + own, encoding="utf-8")
        machine.run("systemctl", "restart", UNIT)
        wait_until_ready(machine, "https://localhost:8765")
        if "certificate sha256 " not in machine.run("martillo-server", "set-up-code"):
            raise Failed("root is not told its fingerprint")
    with report.step("server: with the manual's lines it takes port 443"):
        settings.write_text(shipped + own + "MARTILLO_PORT=443\n", encoding="utf-8")
        drop_in = machine.root / _DROP_IN
        drop_in.parent.mkdir()
        manual = (PACKAGING / "man" / "martillo-server.8").read_text(encoding="utf-8")
        drop_in.write_text(manual.split("\n.nf\n")[1].split("\n.fi\n")[0] + "\n", encoding="utf-8")
        machine.run("systemctl", "daemon-reload")
        machine.run("systemctl", "restart", UNIT)
        wait_until_ready(machine, "https://localhost:443")
        shutil.rmtree(drop_in.parent)
        machine.run("systemctl", "daemon-reload")
    with report.step("server: with a given certificate, too; the command line is held to it") as step:
        make_certificate(machine.root / "etc/martillo")
        machine.run("chown", "root:martillo", "/etc/martillo/key.pem")
        machine.run("chmod", "640", "/etc/martillo/key.pem")
        told = "".join(
            f"{name}={value}\n"
            for name, value in {
                "MARTILLO_HOST": "0.0.0.0",  # noqa: S104  # in a namespace that has loopback only
                "MARTILLO_PORT": "8443",
                "MARTILLO_CERTIFICATE": "/etc/martillo/chain.pem",
                "MARTILLO_PRIVATE_KEY": "/etc/martillo/key.pem",
                "MARTILLO_TRUSTED_PROXIES": "'[\"127.0.0.1\"]'",
                "MARTILLO_LIMITS__CONNECTIONS_PER_ADDRESS": "900",
            }.items()
        )
        settings.write_text(shipped + told, encoding="utf-8")
        machine.run("systemctl", "restart", UNIT)
        wait_until_ready(machine, "https://localhost:8443")
        step.detail = machine.run("martillo-server", "users", "list").strip().replace("\t", " ")
    settings.write_text(shipped + "MARTILLO_METRICS_PORT=9765\n", encoding="utf-8")
    with report.step("server: metrics where they were asked for"):
        machine.run("systemctl", "restart", UNIT)
        wait_until_ready(machine)
        if "martillo_" not in machine.on_its_network("curl", "-sf", "http://127.0.0.1:9765/metrics"):
            raise Failed("there are none")


def _upgrade(machine: Machine, artefacts: Artefacts, report: Report) -> None:
    with report.step("server: an upgrade keeps the administrator's settings and the house") as step:
        before, sales = main_pid(machine), machine.run("martillo-server", "sales", "list")
        machine.install(f"/root/{artefacts.server.name}")
        wait_until_ready(machine)
        said = machine.run("martillo", "--version").strip()
        if said != f"martillo {artefacts.version}":
            raise Failed(f"it is {said} now")
        if main_pid(machine) == before:
            raise Failed("the older version still runs")
        if "MARTILLO_METRICS_PORT=9765" not in machine.run("cat", CONFIGURATION):
            raise Failed("the settings are not the administrator's any more")
        if machine.run("martillo-server", "sales", "list") != sales:
            raise Failed("the sales are not what they were")
        step.detail = f"{said}, {sees(machine)}"
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
            and path not in _THE_ADMINISTRATORS
        ]  # fmt: skip
        if left:
            raise Failed(f"still there: {', '.join(left)}")
    with report.step("server: installed again, the house is what it was") as step:
        machine.install(f"/root/{artefacts.server.name}")
        wait_until_ready(machine)
        step.detail = sees(machine)
