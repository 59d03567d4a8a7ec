"""What was found out about a break, and the promises that it is held against."""

import os
from pathlib import Path
from typing import Final

import msgspec

NOTICED_WITHIN_S: Final = 5.0
BACK_WITHIN_S: Final = 2.0
RESULTS: Final = os.environ.get("MARTILLO_BREAKS_RESULTS", "")
LONG: Final = bool(os.environ.get("MARTILLO_BREAKS_LONG"))


class Round(msgspec.Struct, frozen=True):
    """One time through a break. Seconds; None where nothing was lost, or nothing came back."""

    shown: list[str]
    noticed_s: float | None
    back_s: float | None
    unnoticed_bid: str = ""
    later_bid: str = ""
    stolen_s: float = 0.0
    remark: str = ""

    def check(self, name: str) -> None:
        """Fail where a promise was not kept, beyond the time that this machine kept the loop waiting."""
        allowance_s = 2 * self.stolen_s
        told = f"{name}: {self}"
        assert self.noticed_s is None or self.noticed_s <= NOTICED_WITHIN_S + allowance_s, told
        assert self.back_s is None or self.back_s <= BACK_WITHIN_S + allowance_s, told


class Finding(msgspec.Struct, frozen=True):
    """A break with all its rounds."""

    group: str
    name: str
    rounds: list[Round]


def keep(finding: Finding) -> None:
    """Check a finding, and write it down for the table when `./dev breaks` asks for it."""
    for each in finding.rounds:
        each.check(finding.name)
    if RESULTS:
        line = msgspec.json.encode(finding) + b"\n"
        with Path(RESULTS).open("ab") as file:
            file.write(line)
