"""Puts the plan's faults in, each at its time, and takes them out again."""

import asyncio
import contextlib
import signal
from collections.abc import Mapping
from random import Random

from contract.wire import PaddleStatus
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.api import HouseApi
from desktop_client.connection.desks.people import PeopleDesk
from desktop_client.connection.errors import ConnectionUnavailable
from desktop_client.connection.problems import ApiError
from tests.chaos.bidding import burst
from tests.chaos.calling import flood
from tests.chaos.guest import Account, Guest
from tests.chaos.house import HouseProcess
from tests.chaos.plan import Fault, Kind, Plan
from tests.chaos.recorder import Recorder
from tests.support.history.facts import Answered, Fact, Pushed, Sent
from tests.support.tcp_proxy import End, TcpProxy

TRIGGER_WITHIN_S = 3.0


class Faults:
    """Runs a plan's faults against the house and the guests' lines."""

    def __init__(
        self,
        plan: Plan,
        house: HouseProcess,
        guests: Mapping[str, Guest],
        lines: Mapping[str, TcpProxy],
        recorder: Recorder,
    ) -> None:
        self._plan, self._house, self._guests, self._lines = plan, house, guests, lines
        self._recorder, self._rng = recorder, Random(plan.seed)
        self._house_busy, self._signing_in = asyncio.Lock(), asyncio.Lock()

    async def run(self) -> None:
        """Put every fault in at its time and return when the last one is out again."""
        began = asyncio.get_running_loop().time()
        async with asyncio.TaskGroup() as group:
            for fault in self._plan.faults:
                passed_s = asyncio.get_running_loop().time() - began
                await asyncio.sleep(max(fault.at_ms / 1_000 - passed_s, 0))
                group.create_task(self._run(fault), name=f"fault {fault.kind}")

    async def _run(self, fault: Fault) -> None:
        if fault.target:
            self._recorder.injected(fault.kind, fault.target)
            await self._at_guest(fault, self._guests[fault.target], self._lines[fault.target])
            return
        async with self._house_busy:
            self._recorder.injected(fault.kind, "house")
            await self._at_house(fault)

    async def _at_guest(self, fault: Fault, guest: Guest, line: TcpProxy) -> None:
        for_s = fault.for_ms / 1_000
        match fault.kind:
            case Kind.CUT | Kind.RESET:
                await line.cut(reset=fault.kind is Kind.RESET)
                await asyncio.sleep(for_s)
                await line.mend()
            case Kind.CLIENT_HALF_OPEN:
                await line.lose(End.SERVER)
            case Kind.SERVER_HALF_OPEN:
                await line.lose(End.CLIENT)
            case Kind.MOVED:
                await line.lose()
            case Kind.BURST:
                await burst(guest)
            case Kind.FLOOD:
                await self._flood(for_s)
            case Kind.REVOKED:
                await self.revoke(guest)
            case Kind.BLOCKED if not guest.cast.clerk:
                await self._set_paddle(guest, PaddleStatus.BLOCKED)
                await asyncio.sleep(for_s)
                await self._set_paddle(guest, PaddleStatus.APPROVED)
                await self._come_anew(guest.account)
            case _:
                self._slow(line, fault.kind)
                await asyncio.sleep(for_s)
                heal(line)

    def _slow(self, line: TcpProxy, kind: Kind) -> None:
        match kind:
            case Kind.PAUSE:
                line.pause()
            case Kind.DEAF:
                line.to_client.pause()
            case Kind.MUTE:
                line.to_server.pause()
            case Kind.DELAY:
                line.delay_s = self._rng.uniform(0.05, 1.5)
            case Kind.THROTTLE:
                line.throttle(self._rng.choice((300, 2_000, 20_000)))

    async def _at_house(self, fault: Fault) -> None:
        house, for_s = self._house, fault.for_ms / 1_000
        match fault.kind:
            case Kind.FREEZE:
                house.send(signal.SIGSTOP)
                await asyncio.sleep(for_s)
                house.send(signal.SIGCONT)
            case Kind.LOCKED:
                await house.lock(for_s)
            case Kind.DISK_FULL:
                house.starve(starved=True)
                await asyncio.sleep(for_s)
                house.starve(starved=False)
            case _:
                if fault.kind is Kind.KILL_ON_SENT:
                    await self._kill_on(Sent)
                elif fault.kind is Kind.KILL_ON_TOLD:
                    await self._kill_on(Pushed, Answered)
                await house.end(signal.SIGTERM if fault.kind is Kind.RESTART else signal.SIGKILL)
                await asyncio.sleep(for_s)
                await house.start()

    async def _flood(self, for_s: float) -> None:
        """Let everybody on a narrow line stop reading, and much happen meanwhile."""
        narrow = [self._lines[name] for name, guest in self._guests.items() if guest.cast.narrow]
        clerks = [guest for guest in self._guests.values() if guest.cast.clerk and guest.present]
        # Under strict limits more than these would be in doubt for longer than a round may take to settle.
        asks = 20 if self._plan.strict_limits else 250
        for line in narrow:
            line.to_client.pause()
        await asyncio.gather(*(flood(clerk, asks) for clerk in clerks[:1]))
        await asyncio.sleep(for_s)
        for line in narrow:
            line.to_client.go_on()

    async def _kill_on(self, *kinds: type[Fact]) -> None:
        """Kill the house in the very moment in which somebody sends, or hears, something."""
        loop, killed = asyncio.get_running_loop(), asyncio.Event()
        delay_s = self._rng.choice((0.0, 0.0, self._rng.uniform(0, 0.01)))

        def kill() -> None:
            self._house.send(signal.SIGKILL)
            killed.set()

        def watch(fact: Fact) -> None:
            if isinstance(fact, kinds):
                self._recorder.watchers.remove(watch)
                kill() if delay_s == 0 else loop.call_later(delay_s, kill)

        self._recorder.watchers.append(watch)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(TRIGGER_WITHIN_S):
                await killed.wait()
        if watch in self._recorder.watchers:
            self._recorder.watchers.remove(watch)

    async def revoke(self, guest: Guest) -> None:
        """Sign somebody out from elsewhere; he signs in anew."""
        address = HouseAddress.read(self._house.url)
        async with HouseApi(address, guest.account.token) as api:
            with contextlib.suppress(ConnectionUnavailable, ApiError):
                await api.sign_out()
        async with self._signing_in:
            await sign_in_again(guest.account, address)
        await self._come_anew(guest.account)

    async def _set_paddle(self, guest: Guest, status: PaddleStatus) -> None:
        """Let the house take a paddle away or give it back, however often it must be asked."""
        clerk = next(one for one in self._guests.values() if one.cast.clerk)
        while True:
            async with HouseApi(HouseAddress.read(self._house.url), clerk.account.token) as api:
                try:
                    await PeopleDesk(api).change_registration(guest.sale, guest.account.user, status=status)
                    return
                except (ConnectionUnavailable, ApiError):
                    await asyncio.sleep(0.3)

    async def _come_anew(self, account: Account) -> None:
        async with self._signing_in:
            for window in self._guests.values():
                if window.account is account:
                    await window.signed_in_anew()


async def sign_in_again(account: Account, address: HouseAddress) -> None:
    """Sign in until the house takes it."""
    async with HouseApi(address) as api:
        while True:
            try:
                account.token = (await api.sign_in(account.email, account.password)).token
                return
            except (ConnectionUnavailable, ApiError):
                await asyncio.sleep(0.5)


def heal(line: TcpProxy) -> None:
    """Let a line carry everything at once again."""
    line.go_on()
    line.delay_s = 0
    line.throttle(None)
