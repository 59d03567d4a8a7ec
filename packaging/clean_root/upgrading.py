"""The server's package over an older one: the settings stay, and so does the house, however old it is."""

import re

from clean_root.artefacts import Artefacts
from clean_root.configuring import CONFIGURATION, KEPT, as_lines
from clean_root.machine import Machine
from clean_root.older_houses import OLDER_HOUSES, PASSWORD
from clean_root.service import HOUSE, UNIT, main_pid, sales_seen_by, sees, wait_until_ready
from trials.report import Failed, Report

_ASIDE = f"{HOUSE}-of-today"
_LEDGER = "/var/lib/martillo/ledger.jsonl"


def upgrade(machine: Machine, artefacts: Artefacts, report: Report) -> None:
    """Install the package over the older one, which has a real house of the first version to take over."""
    before, sales = main_pid(machine), machine.run("martillo-server", "sales", "list")
    older = OLDER_HOUSES[0]
    with report.step(f"server: an upgrade takes over a house of schema {older.schema}, by itself") as step:
        machine.run("systemctl", "stop", UNIT)
        machine.run("mv", HOUSE, _ASIDE)
        older.lay(machine.root / HOUSE.lstrip("/"))
        machine.run("chown", "-R", "martillo:", HOUSE)
        machine.install(f"/root/{artefacts.server.name}")
        wait_until_ready(machine)
        if len(titles := sales_seen_by(machine, "ana@example.org", PASSWORD)) != 2:
            raise Failed(f"its sales are {titles}")
        step.detail = "; ".join(_verified(machine, sale) for sale in (older.ended, older.running))
        machine.run("systemctl", "stop", UNIT)
        machine.run("rm", "-r", HOUSE, _LEDGER)
        machine.run("mv", _ASIDE, HOUSE)
        machine.run("systemctl", "start", UNIT)
    with report.step("server: an upgrade keeps the administrator's settings and the house") as step:
        wait_until_ready(machine)
        said = machine.run("martillo", "--version").strip()
        if said != f"martillo {artefacts.version}":
            raise Failed(f"it is {said} now")
        if main_pid(machine) == before:
            raise Failed("the older version still runs")
        if as_lines(KEPT) not in machine.run("cat", CONFIGURATION):
            raise Failed("the settings are not the administrator's any more")
        if machine.run("martillo-server", "sales", "list") != sales:
            raise Failed("the sales are not what they were")
        step.detail = f"{said}, {sees(machine)}"


def _verified(machine: Machine, sale: str) -> str:
    """Audit a sale's ledger with every secret opened; return how many rows are right."""
    machine.run("martillo-server", "ledger", "export", sale, "--open", "--out", _LEDGER)
    said = machine.run("martillo-server", "ledger", "verify", _LEDGER)
    rows = re.match(r"right: .* (\d+) rows, .* (\d+) opened", said)
    if rows is None or rows[1] != rows[2]:
        raise Failed(said)
    return f"{rows[1]} rows right"
