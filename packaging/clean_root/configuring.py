"""The settings of the server's package, as an administrator changes them: address, certificate, metrics."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from building.places import PACKAGING
from clean_root.machine import Machine
from clean_root.service import UNIT, state, wait_until_ready
from server.certificate import own_certificate
from trials.report import Failed, Report
from trials.waiting import until

CONFIGURATION: Final = "/etc/martillo/server.env"
ADMINISTRATORS_FILES: Final = ("/etc/martillo", "/etc/martillo/chain.pem", "/etc/martillo/key.pem")
"""What the administrator put there, so that no purge takes it away."""
KEPT: Final = {"MARTILLO_METRICS_PORT": "9765"}
"""The settings that stand when all of this is done."""
_DROP_IN: Final = f"etc/systemd/system/{UNIT}.d/port.conf"
_IN_THE_HALL: Final = {"MARTILLO_HOST": "0.0.0.0"}  # noqa: S104  # in a namespace that has loopback only
_OWN_CERTIFICATE: Final = {**_IN_THE_HALL, "MARTILLO_OWN_CERTIFICATE": "true"}
_GIVEN_CERTIFICATE: Final = {
    **_IN_THE_HALL,
    "MARTILLO_PORT": "8443",
    "MARTILLO_CERTIFICATE": "/etc/martillo/chain.pem",
    "MARTILLO_PRIVATE_KEY": "/etc/martillo/key.pem",
    "MARTILLO_TRUSTED_PROXIES": "'[\"127.0.0.1\"]'",
    "MARTILLO_LIMITS__CONNECTIONS_PER_ADDRESS": "900",
}


def configure(machine: Machine, report: Report) -> None:
    """Try what can be set."""
    settings = machine.root / CONFIGURATION.lstrip("/")
    shipped = settings.read_text(encoding="utf-8")

    def restart_with(chosen: Mapping[str, str]) -> None:
        settings.write_text(shipped + as_lines(chosen), encoding="utf-8")
        machine.run("systemctl", "restart", UNIT, status=None)

    with report.step("server: a setting that cannot be is named, and not tried again and again") as step:
        restart_with(_IN_THE_HALL)
        until(lambda: state(machine) == "failed", "it runs on, unprotected")
        step.detail = machine.run(
            "journalctl", "-u", UNIT, "-o", "cat", "-n", "20", "--no-pager", "-t", "martillo"
        ).strip()
        if "needs a certificate" not in step.detail:
            raise Failed(f"the journal does not say why: {step.detail}")
        step.detail = step.detail.splitlines()[-1]
    with report.step("server: with a certificate of its own making it serves the hall by https"):
        restart_with(_OWN_CERTIFICATE)
        wait_until_ready(machine, "https://localhost:8765")
        if "certificate sha256 " not in machine.run("martillo-server", "set-up-code"):
            raise Failed("root is not told its fingerprint")
    with report.step("server: with the manual's lines it takes port 443"), _manuals_lines(machine):
        restart_with({**_OWN_CERTIFICATE, "MARTILLO_PORT": "443"})
        wait_until_ready(machine, "https://localhost:443")
    with report.step("server: with a given certificate, too; the command line is held to it") as step:
        _give_certificate(machine)
        restart_with(_GIVEN_CERTIFICATE)
        wait_until_ready(machine, "https://localhost:8443")
        step.detail = machine.run("martillo-server", "users", "list").strip().replace("\t", " ")
    with report.step("server: metrics where they were asked for"):
        restart_with(KEPT)
        wait_until_ready(machine)
        if "martillo_" not in machine.on_its_network("curl", "-sf", "http://127.0.0.1:9765/metrics"):
            raise Failed("there are none")


def as_lines(settings: Mapping[str, str]) -> str:
    """Return settings as they stand in the file."""
    return "".join(f"{name}={value}\n" for name, value in settings.items())


@contextmanager
def _manuals_lines(machine: Machine) -> Iterator[None]:
    """Have the lines that the manual gives for a port below 1024, as `systemctl edit` writes them."""
    drop_in = machine.root / _DROP_IN
    drop_in.parent.mkdir()
    manual = (PACKAGING / "man" / "martillo-server.8").read_text(encoding="utf-8")
    drop_in.write_text(manual.split("\n.nf\n")[1].split("\n.fi\n")[0] + "\n", encoding="utf-8")
    machine.run("systemctl", "daemon-reload")
    yield
    shutil.rmtree(drop_in.parent)
    machine.run("systemctl", "daemon-reload")


def _give_certificate(machine: Machine) -> None:
    """Lay a certificate and its key where the settings file says, by the command that it gives."""
    made = own_certificate(machine.root / "root").file
    key, mark, chain = made.read_text(encoding="ascii").partition("-----BEGIN CERTIFICATE-----")
    (machine.root / "etc/martillo/chain.pem").write_text(mark + chain, encoding="ascii")
    (machine.root / "root/key.pem").write_text(key, encoding="ascii")
    command = "install -o root -g martillo -m 0640 key.pem /etc/martillo/key.pem"
    if command not in machine.run("cat", CONFIGURATION):
        raise Failed("the settings file gives another command for the key")
    machine.run("sh", "-c", f"cd /root && {command}")
