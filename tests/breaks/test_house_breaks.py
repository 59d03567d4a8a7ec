"""Breaks of the house itself: killed, stopped, restarted with notice."""

from pathlib import Path

import pytest

from desktop_client.connection.states import Transport
from tests.breaks.bidder import Bidder
from tests.breaks.broken_house import BreakableHouse
from tests.breaks.enduring import Fault, endure

pytestmark = [pytest.mark.processes, pytest.mark.timeout(600)]

GROUP = "The house"
WAYS = (None, Transport.HTTP_LONG_POLLING, Transport.HTTP_POLLING)


async def through(fault_of: str, data: Path, only: Transport | None) -> None:
    named = f" ({only})" if only else ""
    async with BreakableHouse(data) as house:
        faults = {
            "killed": Fault(f"the server is killed (SIGKILL){named}", house.kill, house.start),
            "stopped": Fault(f"the server stands still (SIGSTOP){named}", house.stop, house.go_on),
            "restarted": Fault(f"the server restarts with notice{named}", house.end_with_notice, house.start),
        }
        mine, rival = await house.seats(2)
        async with Bidder(house.url, mine, only=only) as bidder:
            await endure(GROUP, faults[fault_of], house, rival, bidder)


@pytest.mark.parametrize("only", WAYS)
async def test_a_house_that_is_killed_is_missed_and_found_again(
    tmp_path: Path, only: Transport | None
) -> None:
    await through("killed", tmp_path, only)


@pytest.mark.parametrize("only", WAYS)
async def test_a_house_that_stands_still_is_missed_and_found_again(
    tmp_path: Path, only: Transport | None
) -> None:
    await through("stopped", tmp_path, only)


@pytest.mark.parametrize("only", WAYS)
async def test_a_house_that_restarts_says_so_and_is_found_again(
    tmp_path: Path, only: Transport | None
) -> None:
    await through("restarted", tmp_path, only)
