"""The service in a booted machine, as an administrator and an admin of the house look at it."""

import json
from typing import Final

from clean_root.machine import Machine
from clean_root.report import Failed
from clean_root.waiting import until

UNIT: Final = "martillo-server.service"
URL: Final = "http://127.0.0.1:8765"
PASSWORD: Final = "a long sentence for the test"  # noqa: S105  # of an account that lives as long as the root


def wait_until_ready(machine: Machine, url: str = URL) -> None:
    """Wait until the house answers at an address. Raises Failed with its journal."""

    def ready() -> bool:
        return "ok" in machine.on_its_network(
            "curl", "-s", "--insecure", "--max-time", "2", f"{url}/readyz", status=None
        )

    until(ready, f"{url} does not answer; the journal: {journal(machine)}")


def sees(machine: Machine) -> str:
    """Sign in as the admin; return the titles of the sales, which must be the one that was made."""
    who = json.dumps({"email": "ada@house.example", "password": PASSWORD})
    asked = ("curl", "-sf", "--max-time", "10")
    signed_in = machine.on_its_network(
        *asked, "-H", "Content-Type: application/json", "-d", who, f"{URL}/api/session"
    )
    token = json.loads(signed_in)["token"]
    sales = json.loads(
        machine.on_its_network(*asked, "-H", f"Authorization: Bearer {token}", f"{URL}/api/sales")
    )
    titles = [sale["title"] for sale in (sales if isinstance(sales, list) else sales["sales"])]
    if titles != ["Spring"]:
        raise Failed(f"the sales are {titles}")
    return "sees " + ", ".join(titles)


def main_pid(machine: Machine) -> str:
    """Return the process that serves, "0" for none."""
    return machine.run("systemctl", "show", "-P", "MainPID", UNIT).strip()


def state(machine: Machine) -> str:
    """Return what systemd says of the service: active, failed, inactive …"""
    return machine.run("systemctl", "is-active", UNIT, status=None).strip()


def journal(machine: Machine) -> str:
    """Return the end of its log."""
    return machine.run("journalctl", "-u", UNIT, "-n", "20", "--no-pager", status=None)
