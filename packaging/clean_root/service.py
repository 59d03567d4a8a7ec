"""The service in a booted machine, as an administrator and an admin of the house look at it."""

import json
from typing import Final

from clean_root.machine import Machine
from trials.report import Failed
from trials.waiting import until

UNIT: Final = "martillo-server.service"
HOUSE: Final = "/var/lib/martillo/house"
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
    """Return the title of the one sale that was made, as the admin sees it. Raises Failed for others."""
    titles = sales_seen_by(machine, "ada@house.example", PASSWORD)
    if titles != ["Spring"]:
        raise Failed(f"the sales are {titles}")
    return "sees Spring"


def sales_seen_by(machine: Machine, email: str, password: str) -> list[str]:
    """Sign in over the network and return the titles of the sales."""
    asked = ("curl", "-sf", "--max-time", "10")
    who = json.dumps({"email": email, "password": password})
    signed_in = machine.on_its_network(
        *asked, "-H", "Content-Type: application/json", "-d", who, f"{URL}/api/session"
    )
    bearer = f"Authorization: Bearer {json.loads(signed_in)['token']}"
    sales = json.loads(machine.on_its_network(*asked, "-H", bearer, f"{URL}/api/sales"))
    return [sale["title"] for sale in sales]


def main_pid(machine: Machine) -> str:
    """Return the process that serves, "0" for none."""
    return machine.run("systemctl", "show", "-P", "MainPID", UNIT).strip()


def state(machine: Machine) -> str:
    """Return what systemd says of the service: active, failed, inactive …"""
    return machine.run("systemctl", "is-active", UNIT, status=None).strip()


def journal(machine: Machine) -> str:
    """Return the end of its log."""
    return machine.run("journalctl", "-u", UNIT, "-n", "20", "--no-pager", status=None)
