"""Kill -9 at every step of a commit: what was acknowledged is there, once; what was not can be sent again."""

import asyncio
import signal
import sys
from pathlib import Path

import pytest

from server.gateway.commands import place_bid
from server.rostrum.ports import Announcement
from server.rostrum.receipts import HouseKey
from server.rules.sale import Sale
from server.store.chain_check import check_chains
from server.store.database import Database
from server.store.ledger import LedgerStore
from tests.integration.storage.killed_house import (
    ANN,
    FATAL_BID,
    SALE,
    Step,
    bid,
    bid_id,
    open_house,
    told,
)
from tests.support.processes import ROOT

pytestmark = pytest.mark.processes

SURVIVES = {Step.DECIDED: False, Step.WRITTEN: False, Step.COMMITTED: True, Step.ANSWERED: True,
            Step.ANNOUNCED: True}  # fmt: skip


class Deaf:
    """An audience that listens to nothing."""

    def hear(self, _sale: Sale, _told: Announcement) -> None:
        """Do nothing."""


async def killed(data: Path, step: Step, seed: int = 0) -> list[str]:
    """Let a house die at this step; return what it acknowledged before."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.integration.storage.killed_house", str(data), step, str(seed)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=ROOT,
    )
    out, err = await process.communicate()
    assert process.returncode == -signal.SIGKILL, err.decode()
    return [line for line in out.decode().splitlines() if line.startswith("bid-")]


async def restart_and_send_again(data: Path, up_to: int) -> tuple[list[str], list[str]]:
    """Start anew and send every bid again; return the answers, and the bids found before that, in order."""
    database = await Database.open(data)
    key = HouseKey.load(data)
    ledger = LedgerStore(database, key)
    house, clock = await open_house(database, ledger, key, Deaf())
    try:
        rostrum = house.rostrum(SALE)
        assert rostrum is not None
        found = await bids_in(ledger)
        answers = [told(await place_bid(rostrum, ANN, bid(k), clock())) for k in range(1, up_to + 1)]
        assert await bids_in(ledger) == [bid_id(k) for k in range(1, up_to + 1)], "not each of them once"
        await database.read(check_chains)
    finally:
        await house.close()
        await database.close()
    return answers, found


async def bids_in(ledger: LedgerStore) -> list[str]:
    commands = [row.command for row in await ledger.load(SALE)]
    return [command for command in commands if command is not None and command.startswith("bid-")]


@pytest.mark.parametrize("step", SURVIVES)
async def test_a_kill_at_this_step_loses_nothing_and_doubles_nothing(tmp_path: Path, step: Step) -> None:
    acknowledged = await killed(tmp_path, step)
    assert len(acknowledged) in {FATAL_BID - 1, FATAL_BID}
    answers, found = await restart_and_send_again(tmp_path, FATAL_BID)
    assert answers[: len(acknowledged)] == acknowledged
    assert (bid_id(FATAL_BID) in found) is SURVIVES[step]


@pytest.mark.parametrize("seed", range(3))
async def test_a_kill_at_any_moment_of_commits_and_checkpoints_loses_no_acknowledged_bid(
    tmp_path: Path, seed: int
) -> None:
    acknowledged = await killed(tmp_path, Step.ANYWHERE, seed)
    answers, found = await restart_and_send_again(tmp_path, len(acknowledged) + 1)
    assert answers[: len(acknowledged)] == acknowledged, f"seed {seed}"
    assert len(found) - len(acknowledged) in {0, 1}, "only the bid in hand may be there unacknowledged"
