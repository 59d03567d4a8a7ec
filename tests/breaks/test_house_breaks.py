"""Breaks of the house itself: killed, stopped, restarted with notice."""

from pathlib import Path

import pytest

from tests.breaks.bidder import Bidder
from tests.breaks.broken_house import BreakableHouse
from tests.breaks.enduring import Fault, endure

pytestmark = [pytest.mark.processes, pytest.mark.timeout(600)]

GROUP = "The house"


async def through(fault_of: str, data: Path) -> None:
    async with BreakableHouse(data) as house:
        faults = {
            "killed": Fault("the server is killed (SIGKILL)", house.kill, house.start),
            "stopped": Fault("the server stands still (SIGSTOP)", house.stop, house.go_on),
            "restarted": Fault("the server restarts with notice", house.end_with_notice, house.start),
        }
        mine, rival = await house.seats(2)
        async with Bidder(house.url, mine) as bidder:
            await endure(GROUP, faults[fault_of], house, rival, bidder)


async def test_a_house_that_is_killed_is_missed_and_found_again(tmp_path: Path) -> None:
    await through("killed", tmp_path)


async def test_a_house_that_stands_still_is_missed_and_found_again(tmp_path: Path) -> None:
    await through("stopped", tmp_path)


async def test_a_house_that_restarts_says_so_and_is_found_again(tmp_path: Path) -> None:
    await through("restarted", tmp_path)
