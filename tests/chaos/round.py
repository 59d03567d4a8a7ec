"""One round of chaos: a house, a cast, a plan of faults; in the end the history and what it proves."""

import asyncio
import contextlib
import signal
import time
import traceback
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from contract.terms import SaleKind, SoftClose, Terms
from contract.wire import Role
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.api import HouseApi
from server.catalogue.ladders import load_ladder
from server.catalogue.new_sale import NewSale
from server.house_client import HouseClient
from tests.chaos.bidding import bid_on
from tests.chaos.calling import close_down, conduct, meddle
from tests.chaos.desktop_guest import DesktopGuest
from tests.chaos.faults import Faults, heal
from tests.chaos.guest import Account, Guest
from tests.chaos.house import HouseProcess
from tests.chaos.http_guest import HttpGuest
from tests.chaos.no_upgrades import NoUpgrades
from tests.chaos.plan import Cast, Plan, Way
from tests.chaos.recorder import Recorder
from tests.chaos.socket_guest import SocketGuest
from tests.support.history.check import check
from tests.support.history.facts import About, History, write_history
from tests.support.tcp_proxy import TcpProxy

PASSWORD: Final = "a horse that counts to nine"
BACK_WITHIN_S: Final = 40.0
LOOK_EVERY_S: Final = 0.04
WIDE = {"MARTILLO_LIMITS__REQUESTS_PER_SECOND": "10000", "MARTILLO_LIMITS__REQUESTS_BURST": "10000"}
FREE = WIDE | {"MARTILLO_LIMITS__EVENTS_PER_SECOND": "10000", "MARTILLO_LIMITS__EVENTS_BURST": "10000"}


@dataclass(slots=True)
class Outcome:
    """What a round came to. `findings` are sentences; the history can be checked again."""

    plan: Plan
    history: Path
    findings: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    took_s: float = 0.0


async def run_round(plan: Plan, folder: Path) -> Outcome:
    """Play a plan in an empty folder and check what came of it."""
    began = time.monotonic()
    recorder = Recorder()
    outcome = Outcome(plan, folder / f"chaos-{plan.seed}.history.jsonl.gz", counts=recorder.counts)
    house = HouseProcess(folder / "house", WIDE if plan.strict_limits else FREE)
    try:
        await house.start()
        async with _Room(plan, house, recorder).open() as room:
            outcome.findings += await room.play()
        outcome.findings += await _end(house)
    except Exception:  # noqa: BLE001  # whatever stopped the round is a finding; what was noted is checked
        outcome.findings.append(f"the round broke off: {traceback.format_exc()}")
    finally:
        await house.close()
        write_history(outcome.history, recorder.facts)
    if any(isinstance(fact, About) for fact in recorder.facts):
        outcome.findings += [str(finding) for finding in check(History(recorder.facts))]
    outcome.took_s = time.monotonic() - began
    return outcome


class _Room:
    """The sale, and everybody who comes to it."""

    def __init__(self, plan: Plan, house: HouseProcess, recorder: Recorder) -> None:
        self._plan, self._house, self._recorder = plan, house, recorder
        self._sale = ""
        self._guests: dict[str, Guest] = {}
        self._lines: dict[str, TcpProxy] = {}

    @contextlib.asynccontextmanager
    async def open(self) -> "AsyncIterator[_Room]":
        """Make the sale and let everybody in; everybody leaves at the end of the block."""
        async with AsyncExitStack() as stack:
            accounts = await self._prepare()
            stack.push_async_callback(self._leave)
            for cast in self._plan.cast:
                proxy = NoUpgrades if cast.way is Way.DESKTOP_POLLING else TcpProxy
                line = await stack.enter_async_context(proxy(self._house.port))
                self._lines[cast.name] = line
                guest = _guest(cast, accounts[cast.account], self._sale, self._recorder, line.port)
                self._guests[cast.name] = guest
                await guest.enter()
            yield self

    async def play(self) -> list[str]:
        """Let people act under the faults, then let everything heal; return who did not come back."""
        looking = asyncio.create_task(self._look(), name="looks at the disk")
        acting = [asyncio.create_task(work, name="acts") for work in self._acts()]
        try:
            await Faults(self._plan, self._house, self._guests, self._lines, self._recorder).run()
            for guest in self._guests.values():
                guest.stopping.set()
            await asyncio.gather(*acting)
            return await self._heal_and_end()
        finally:
            for task in (looking, *acting):
                task.cancel()
            await asyncio.gather(looking, *acting, return_exceptions=True)
            self._recorder.facts += self._house.rows(self._sale)

    async def _leave(self) -> None:
        await asyncio.gather(*(guest.leave() for guest in self._guests.values()))

    def _acts(self) -> "list[asyncio._CoroutineLike[None]]":
        clerks = [guest for guest in self._guests.values() if guest.cast.clerk]
        bidders = [guest for guest in self._guests.values() if not guest.cast.clerk]
        return [conduct(clerks[0]), meddle(clerks[1]), *(bid_on(bidder) for bidder in bidders)]

    async def _heal_and_end(self) -> list[str]:
        for line in self._lines.values():
            heal(line)
            await line.mend()
        guests = list(self._guests.values())
        missing = await _until(guests, lambda guest: (guest.present or guest.over) and not guest.doubts.open)
        if missing:
            return [f"stuck: {_tell(guest)} is not back, or cannot settle" for guest in missing]
        with contextlib.suppress(TimeoutError):
            await close_down(guests[0], BACK_WITHIN_S)
        missing = await _until(guests, lambda guest: guest.over)
        for guest in guests:
            if guest not in missing:
                guest.picture()
        return [f"stuck: {_tell(guest)} has not heard the end of the sale" for guest in missing]

    async def _look(self) -> None:
        while True:
            look = self._house.look(self._sale)
            if look is not None:
                self._recorder.note(look)
            await asyncio.sleep(LOOK_EVERY_S)

    async def _prepare(self) -> Mapping[str, Account]:
        accounts: dict[str, Account] = {}
        address = HouseAddress.read(self._house.url)
        async with HouseClient.of(self._house.data, must_exist=True) as owner:
            made = await owner.make_sale(
                NewSale(title="Chaos", terms=_terms(self._plan)), _lots(self._plan), {}
            )
            self._sale = made.id
            for cast in self._plan.cast:
                if cast.account in accounts:
                    continue
                email = f"{cast.account.lower()}@example.org"
                role = Role.CLERK if cast.clerk else Role.BIDDER
                user = await owner.add_user(email, cast.account, role, PASSWORD)
                account = accounts[cast.account] = Account(email, PASSWORD, user=user.id)
                async with HouseApi(address) as api:
                    account.token = (await api.sign_in(email, PASSWORD)).token
                    if not cast.clerk:
                        account.paddle = (await api.register_paddle(made.id)).paddle
        names = {account.user: name for name, account in accounts.items()}
        about = About(t=0, sale=made.id, house_key=made.house_key, seed=self._plan.seed, users=names)
        self._recorder.note(about)
        return accounts


def _guest(cast: Cast, account: Account, sale: str, recorder: Recorder, port: int) -> Guest:
    url = f"http://127.0.0.1:{port}"
    match cast.way:
        case Way.DESKTOP | Way.DESKTOP_POLLING:
            return DesktopGuest(cast, account, sale, recorder, url)
        case Way.SOCKET | Way.SOCKET_POLLING:
            return SocketGuest(cast, account, sale, recorder, url)
        case Way.HTTP:
            return HttpGuest(cast, account, sale, recorder, url)


def _terms(plan: Plan) -> Terms:
    timed, stagger_ms = plan.sale is SaleKind.TIMED, max(plan.length_ms // 6, 3_000)
    return Terms(
        kind=plan.sale,
        currency="EUR",
        ladder=load_ladder("auction-fr", "EUR"),
        absentee=True,
        soft_close=SoftClose(window_ms=2_000, extend_to_ms=2_000, cap_ms=20_000),
        closes_at=int(time.time() * 1_000) + stagger_ms if timed else None,
        stagger_ms=stagger_ms,
    )


def _lots(plan: Plan) -> bytes:
    heads = "LotNum,Title,Description,LowEst,HighEst,StartPrice,Reserve"
    # A timed sale ends by itself with its last lot, which must be after the last fault.
    numbers = range(1, plan.lots + 1 + (12 if plan.sale is SaleKind.TIMED else 0))
    rows = [f"{lot},Lot {lot},Fine,200,300,100,{400 if lot % 3 == 0 else ''}" for lot in numbers]
    return "\n".join([heads, *rows]).encode()


async def _until(guests: list[Guest], condition: "Callable[[Guest], bool]") -> list[Guest]:
    """Wait until a condition holds for everybody; return those for whom it does not in time."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(BACK_WITHIN_S):
            while not all(condition(guest) for guest in guests):  # noqa: ASYNC110  # seven kinds of news
                await asyncio.sleep(0.05)
    return [guest for guest in guests if not condition(guest)]


def _tell(guest: Guest) -> str:
    state = getattr(guest, "state", None)
    return f"{guest.name} ({guest.cast.way}, entry {guest.last}, in doubt {list(guest.doubts.open)}, {state})"


async def _end(house: HouseProcess) -> list[str]:
    """Stop the house as an operator would: it must end well, and must not have logged a fault of its own."""
    status = await house.end(signal.SIGTERM)
    findings = [] if status == 0 else [f"the house ended with status {status}"]
    faults = [line for line in house.errors.splitlines() if "Traceback" in line]
    findings += [f"the house logged a fault of its own: {line[:3_000]}" for line in dict.fromkeys(faults)]
    return findings
