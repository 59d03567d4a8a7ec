"""Breaks of the way to the house, made by a proxy in between; all at once, each with a bidder of its own."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_client.connection.states import ConnectionState, Transport
from desktop_client.saleroom.pending import BidStage
from tests.breaks.bidder import Bidder
from tests.breaks.broken_house import BreakableHouse, Seat
from tests.breaks.enduring import Fault, StolenTime, endure
from tests.breaks.findings import LONG, Finding, Round, keep
from tests.support.tcp_proxy import End, TcpProxy

pytestmark = [pytest.mark.processes, pytest.mark.timeout(600)]

GROUP = "The way to the house (proxy)"
WATCHED_S = 30.0 if LONG else 5.0
SLOW_S = 1.5
NARROW = 4_000


def at_once(do: Callable[[], object]) -> Callable[[], Awaitable[None]]:
    """Make a thing that is done at once one that can be awaited."""

    async def done() -> None:
        do()

    return done


def faults_of(proxy: TcpProxy) -> dict[str, Fault]:
    async def cut() -> None:
        await proxy.cut(reset=True)

    async def half_open() -> None:
        await proxy.lose(End.SERVER)
        proxy.pause()

    async def new_address() -> None:
        await proxy.lose()
        proxy.pause()

    def fault(name: str, begin: Callable[[], object], mend: Callable[[], object]) -> Fault:
        return Fault(name, at_once(begin), at_once(mend))

    return {
        "cut": Fault("every connection is reset, new ones are refused", cut, proxy.mend),
        "dropped": fault("packets are dropped, both ways", proxy.pause, proxy.go_on),
        "to_server": fault("packets to the house are dropped", proxy.to_server.pause, proxy.to_server.go_on),
        "to_client": fault(
            "packets from the house are dropped", proxy.to_client.pause, proxy.to_client.go_on
        ),
        "half_open": Fault("half-open: the house lost it, nobody told us", half_open, at_once(proxy.go_on)),
        "address": Fault("the address changed: both ends send to nobody", new_address, at_once(proxy.go_on)),
    }


BREAKS = ("cut", "dropped", "to_server", "to_client", "half_open", "address")


async def through(key: str, house: BreakableHouse, only: Transport | None = None) -> None:
    mine, rival = await house.seats(2)
    async with (
        TcpProxy(house.port) as proxy,
        Bidder(f"http://127.0.0.1:{proxy.port}", mine, only=only) as bidder,
    ):
        fault = faults_of(proxy)[key]
        if only is not None:
            fault = replace(fault, name=f"{fault.name} ({only})")
        await endure(GROUP, fault, house, rival, bidder)


async def test_every_break_of_the_way_is_noticed_healed_and_loses_no_bid(tmp_path: Path) -> None:
    async with BreakableHouse(tmp_path) as house, asyncio.TaskGroup() as breaks:
        for key in BREAKS:
            breaks.create_task(through(key, house), name=key)


@pytest.mark.parametrize("transport", [Transport.HTTP_LONG_POLLING, Transport.HTTP_POLLING])
async def test_over_plain_http_too_every_break_is_noticed_and_healed(
    tmp_path: Path, transport: Transport
) -> None:
    async with BreakableHouse(tmp_path) as house, asyncio.TaskGroup() as breaks:
        for key in BREAKS:
            breaks.create_task(through(key, house, transport), name=key)


async def test_on_a_slow_or_narrow_line_one_bids_as_on_any_other(tmp_path: Path) -> None:
    async with BreakableHouse(tmp_path) as house, asyncio.TaskGroup() as lines:
        lines.create_task(stays_usable("a round trip takes 3 s", house, slow_down))
        lines.create_task(stays_usable("4 kB a second", house, narrow_down))
        for only in (Transport.HTTP_LONG_POLLING, Transport.HTTP_POLLING):
            slow, narrow = f"a round trip takes 3 s ({only})", f"4 kB a second ({only})"
            lines.create_task(stays_usable(slow, house, slow_down, only))
            lines.create_task(stays_usable(narrow, house, narrow_down, only))


def slow_down(proxy: TcpProxy) -> None:
    proxy.delay_s = SLOW_S


def narrow_down(proxy: TcpProxy) -> None:
    proxy.throttle(NARROW)


async def stays_usable(
    name: str, house: BreakableHouse, worsen: Callable[[TcpProxy], None], only: Transport | None = None
) -> None:
    """Bid on a line that is bad from the beginning, and watch whether it is taken for a broken one."""
    (mine,) = await house.seats()
    clock = asyncio.get_running_loop().time
    async with TcpProxy(house.port) as proxy, StolenTime().measured() as stolen:
        worsen(proxy)
        began = clock()
        async with Bidder(f"http://127.0.0.1:{proxy.port}", mine, only=only) as bidder:
            await bidder.until_live()
            in_s = clock() - began
            pressed_at = clock()
            known = await bidder.press(bidder.ask)
            answered_s = clock() - pressed_at
            assert known.stage is BidStage.ACCEPTED, known
            await asyncio.sleep(WATCHED_S)
            assert bidder.live, bidder.told_since(0)
            remark = f"in after {in_s:.1f} s, verdict after {answered_s:.1f} s"
            shown = _without_beginning(bidder.told_since(0))
    keep(
        Finding(
            GROUP,
            name,
            [
                Round(
                    shown=shown,
                    noticed_s=None,
                    back_s=None,
                    unnoticed_bid=known.stage.value,
                    stolen_s=stolen.total_s,
                    remark=remark,
                )
            ],
        )
    )


def _without_beginning(told: list[str]) -> list[str]:
    return told[told.index("live") :]


class LaptopClock:
    """A wall clock that goes on while the laptop, and with it every other clock, sleeps."""

    def __init__(self) -> None:
        from desktop_client.connection.clock import wall_ms

        self._wall_ms, self._slept_ms = wall_ms, 0

    def __call__(self) -> int:
        return self._wall_ms() + self._slept_ms

    def sleep_an_hour(self) -> None:
        self._slept_ms += 3_600_000


async def test_after_an_hours_sleep_nothing_old_is_shown_as_live(tmp_path: Path) -> None:
    async with BreakableHouse(tmp_path) as house:
        mine, rival = await house.seats(2)
        clock = LaptopClock()
        async with (
            TcpProxy(house.port) as proxy,
            Bidder(f"http://127.0.0.1:{proxy.port}", mine, wall=clock) as bidder,
        ):
            await bidder.until_live()
            rounds = [await sleeps(house, rival, bidder, clock, proxy, lost=lost) for lost in (False, True)]
    keep(Finding(GROUP, "the laptop slept for an hour, its connection survived", rounds[:1]))
    keep(Finding(GROUP, "the laptop slept for an hour, its connection did not", rounds[1:]))


async def sleeps(
    house: BreakableHouse, rival: Seat, bidder: Bidder, clock: LaptopClock, proxy: TcpProxy, *, lost: bool
) -> Round:
    """Sleep, while the rival bids and the way may forget the connection; wake up with an old picture."""
    now = asyncio.get_running_loop().time
    first = await bidder.press(bidder.ask)
    await bidder.until(lambda: bidder.ask > first.bid.amount)
    mark, old_ask = len(bidder.shown), bidder.ask
    proxy.to_client.pause()
    await house.outbid(rival, old_ask)
    if lost:
        await proxy.lose()
    proxy.to_client.go_on()
    clock.sleep_an_hour()
    woke_at = now()
    async with StolenTime().measured() as stolen:
        later = await bidder.press(old_ask)
        assert later.stage is BidStage.NOT_SENT
        await bidder.until(lambda: any(not state.can_speak for _, state in bidder.shown[mark:]))
        await bidder.until_live()
    noticed_at, back_at = (at for at, _ in (_first(bidder, mark), bidder.shown[-1]))
    assert bidder.ask > old_ask
    assert abs(bidder.connection.clock.now_ms() - (clock() - clock._slept_ms)) < 1_000
    return Round(
        shown=bidder.told_since(mark),
        noticed_s=noticed_at - woke_at,
        back_s=back_at - noticed_at,
        later_bid=later.stage.value,
        stolen_s=stolen.total_s,
    )


def _first(bidder: Bidder, mark: int) -> tuple[float, ConnectionState]:
    return next((at, state) for at, state in bidder.shown[mark:] if not state.can_speak)
