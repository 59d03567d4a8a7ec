"""A rehearsal: a house of its own in a folder of its own, with the sale's lots and book, and robots that bid.

The clerk calls it as he will call the sale. Nothing reaches the house that the script came from, and the
folder goes when the rehearsal ends; what a killed rehearsal left behind, the next one takes away.
"""

import asyncio
import contextlib
import secrets
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final

import msgspec

from contract.commands import BidFor, BidMode, Call
from contract.house_folder import LOCK
from contract.ids import new_id
from contract.rehearsal import Curtain, Script, ScriptMax, ScriptPaddle
from contract.terms import Registration, SaleKind, Terms
from contract.verdicts import Verdict
from contract.wire import Role, UserView
from server.accounts.guests import new_guest_id
from server.app import RunningHouse, running
from server.catalogue.new_sale import new_sale_id
from server.demo import doors
from server.demo.cast import ROBOTS, new_password
from server.demo.guest import Guest
from server.demo.robot import Robot
from server.demo.tempers import Temper
from server.gateway.commands import take_call
from server.rostrum.rostrum import Rostrum
from server.rules.commands import NewLot, Register
from server.settings import Settings
from server.store.catalogue import LotRow, PictureRow
from server.store.lock import is_taken

FOLDER_PREFIX: Final = "martillo-rehearsal-"
CLERK_NAME: Final = "Rehearsal"
_MAIL: Final = "rehearsal.invalid"
_BEGUN_WITHIN_S: Final = 3_600
_NO_FILE: Final = "0" * 64
"""The hash of a picture that lies elsewhere: its number is known here, and it is asked for there."""
_ARRIVE_S: Final = 15.0
_TIMED_FROM_MS: Final = 180_000
_TIMED_STAGGER_MS: Final = 20_000


@dataclass(frozen=True, slots=True)
class _Player:
    """Somebody with an account in the house of the rehearsal, and a session there."""

    user: UserView
    token: str
    password: str


@dataclass(frozen=True, slots=True)
class _Robot:
    """A paddle that a robot holds, with the robot's session."""

    paddle: ScriptPaddle
    temper: Temper
    token: str


@asynccontextmanager
async def rehearsing(script: Script, speed: float = 1.0) -> AsyncIterator[Curtain]:
    """Run a rehearsal for as long as the block lasts. Raises what the house says no with."""
    await asyncio.to_thread(sweep)
    folder = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix=FOLDER_PREFIX))
    try:
        async with AsyncExitStack() as work:
            house = await work.enter_async_context(running(folder, settings=_settings(folder)))
            yield await _set_up(work, house, script, speed)
    finally:
        await asyncio.to_thread(shutil.rmtree, folder)


def sweep() -> None:
    """Take away the folders of rehearsals that were killed: those that no process has open."""
    for folder in Path(tempfile.gettempdir()).glob(f"{FOLDER_PREFIX}*"):
        if _is_left_behind(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_left_behind(folder: Path) -> bool:
    """Tell whether a folder is nobody's; one without a lock may be another rehearsal's that just begins."""
    if (folder / LOCK).exists():
        return not is_taken(folder)
    with contextlib.suppress(OSError):
        return time.time() - folder.stat().st_mtime > _BEGUN_WITHIN_S
    return False


def _settings(folder: Path) -> Settings:
    """Return the settings of a house for this machine alone, whatever the environment says."""
    return Settings(
        data=folder, host="127.0.0.1", port=0, insecure=False, certificate=None, private_key=None, origins=[],
        trusted_proxies=[], metrics_port=None,
    )  # fmt: skip


async def _set_up(work: AsyncExitStack, house: RunningHouse, script: Script, speed: float) -> Curtain:
    clerk = await _account(house, "clerk", CLERK_NAME, Role.CLERK)
    rostrum = await _make_sale(house, script, clerk.user)
    robots = await _hand_out_paddles(house, rostrum, script)
    await _fill_book(house, rostrum, clerk.user, script.book)
    catalogue = await doors.catalogue(house.url, clerk.token, rostrum.id)
    guests = []
    for one in robots:
        rng = Random()  # noqa: S311  (play, not a secret)
        guest = Guest(house.url, one.token, rostrum.id, rng)
        robot = Robot(one.paddle.name, one.temper, guest, rostrum.id, rng, speed)
        robot.study(catalogue)
        work.push_async_callback(robot.leave)
        work.push_async_callback(_end, asyncio.create_task(guest.run(), name=f"robot {one.paddle.paddle}"))
        guests.append(guest)
    async with asyncio.timeout(_ARRIVE_S):
        for guest in guests:
            await guest.arrive()
    names = [f"{one.paddle.paddle} {one.paddle.name}" for one in robots]
    return Curtain(
        url=house.url,
        sale=rostrum.id,
        token=clerk.token,
        email=clerk.user.email,
        password=clerk.password,
        robots=names,
    )


async def _make_sale(house: RunningHouse, script: Script, clerk: UserView) -> Rostrum:
    lots = [
        NewLot(
            lot=lot.lot, title=lot.title, start=lot.start, reserve=lot.reserve,
            low_estimate=lot.low_estimate, high_estimate=lot.high_estimate,
        )
        for lot in script.lots
    ]  # fmt: skip
    rows = [
        LotRow(lot.lot, place, lot.title, lot.description, lot.low_estimate, lot.high_estimate, lot.start)
        for place, lot in enumerate(script.lots, start=1)
    ]
    return await house.opened.house.make_sale(
        new_sale_id(script.title),
        script.title,
        _terms(script.terms, house.opened.clock()),
        lots,
        by=clerk.id,
        lot_rows=rows,
        picture_rows=[
            PictureRow(lot.lot, k, _NO_FILE) for lot in script.lots for k in range(1, lot.pictures + 1)
        ],
    )


def _terms(terms: Terms, now: int) -> Terms:
    """Return the sale's own terms, but open to everybody; a timed sale runs now, and fast.

    Each paddle brings its own limit, which may be none: the sale's limit for new ones must not stand in.
    """
    changed = msgspec.structs.replace(terms, registration=Registration.OPEN, absentee=True, credit_limit=None)
    if terms.kind is SaleKind.TIMED:
        changed = msgspec.structs.replace(
            changed,
            opens_at=None,
            closes_at=now + _TIMED_FROM_MS,
            stagger_ms=min(terms.stagger_ms, _TIMED_STAGGER_MS),
        )
    return changed


async def _hand_out_paddles(house: RunningHouse, rostrum: Rostrum, script: Script) -> list[_Robot]:
    """Give every paddle to a guest of that name; the first few are robots with a session of their own."""
    robots = []
    for (_, mailbox, temper), paddle in zip(ROBOTS, _robots(script.paddles), strict=True):
        player = await _account(house, mailbox, paddle.name, Role.BIDDER)
        await _register(rostrum, player.user.id, paddle)
        robots.append(_Robot(paddle, temper, player.token))
    for paddle in script.paddles[len(ROBOTS) :]:
        await _register(rostrum, new_guest_id(), paddle)
    return robots


def _robots(paddles: Sequence[ScriptPaddle]) -> list[ScriptPaddle]:
    """Return who the robots are: the sale's first bidders, and the house's own where they are too few."""
    taken = {one.paddle for one in paddles}
    free = (str(number) for number in range(901, 1_000) if str(number) not in taken)
    spare = [ScriptPaddle(paddle=next(free), name=name) for name, _, _ in ROBOTS]
    return list(islice([*paddles, *spare], len(ROBOTS)))


async def _register(rostrum: Rostrum, user: str, paddle: ScriptPaddle) -> None:
    command = Register(user=user, name=paddle.name, paddle=paddle.paddle, limit=paddle.limit, approved=True)
    _check(await rostrum.submit(command, user=user))


async def _fill_book(
    house: RunningHouse, rostrum: Rostrum, clerk: UserView, book: Sequence[ScriptMax]
) -> None:
    for left in book:
        action = BidFor(
            lot=left.lot, paddle=left.paddle, amount=left.limit, mode=BidMode.MAX, plus_one=left.plus_one,
            group=left.group,
        )  # fmt: skip
        call = Call(id=new_id(), sale=rostrum.id, action=action)
        # A limit that the house would refuse now (a limit lowered since) is simply not in the book.
        await take_call(rostrum, clerk, call, house.opened.clock())


def _check(verdict: Verdict) -> None:
    if not verdict.ok:
        raise ValueError(verdict.message or str(verdict.code))


async def _account(house: RunningHouse, mailbox: str, name: str, role: Role) -> _Player:
    accounts, password = house.opened.accounts, new_password()
    email = f"{mailbox}-{secrets.token_hex(3)}@{_MAIL}"
    await accounts.register(email, name, password, role)
    token, user = await accounts.sign_in(email, password, "127.0.0.1")
    return _Player(user, token, password)


async def _end(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
