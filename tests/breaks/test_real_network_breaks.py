"""Breaks with real packets: the house in a network namespace, at the other end of a virtual cable."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.breaks.bidder import Bidder
from tests.breaks.broken_house import BreakableHouse
from tests.breaks.enduring import Fault, endure
from tests.breaks.namespace import Apart, NotPossible, apart

pytestmark = [pytest.mark.processes, pytest.mark.timeout(600)]

GROUP = "The network (namespaces, real packets)"

FAULTS: list[Callable[[Apart], Fault]] = [
    lambda net: Fault("Wi-Fi pulled: packets are lost, no reset", net.pull_the_cable, net.plug_it_in),
    lambda net: Fault("our own network is switched off", net.switch_off, net.switch_on),
    lambda net: Fault("our address is another one", net.lose_address, net.get_another_address),
]


async def through(make: Callable[[Apart], Fault], data: Path) -> None:
    async with (
        apart() as network,
        BreakableHouse(data, host=network.house, within=network.within) as house,
    ):
        mine, rival = await house.seats(2)
        async with Bidder(house.url, mine) as bidder:
            await endure(GROUP, make(network), house, rival, bidder)


async def test_lost_packets_and_another_address_are_noticed_and_healed(tmp_path: Path) -> None:
    try:
        async with apart():
            pass
    except NotPossible as reason:
        pytest.skip(f"no network namespace here: {reason}")
    async with asyncio.TaskGroup() as networks:
        for number, make in enumerate(FAULTS):
            networks.create_task(through(make, tmp_path / str(number)))
