"""What every guest of a round of chaos is, whichever way he comes: he bids, remembers and settles.

A guest says what he sends to the recorder before it leaves, and what he gets after it is here. What is in
doubt he asks again with the same id, as the protocol says, until he knows.
"""

import asyncio
import contextlib
import uuid
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random

import msgspec

from contract.commands import AnyAction, Bid, BidMode, Call
from contract.standing import Standing
from contract.verdicts import Code, Verdict
from tests.chaos.plan import Cast
from tests.chaos.posting import new_session, post_bid
from tests.chaos.recorder import Recorder

SETTLE_EVERY_S = 0.3
RATE_LIMITED_S = 1.0


@dataclass(slots=True)
class Account:
    """Who a guest is to the house. A revoked token is replaced by signing in anew."""

    email: str
    password: str
    user: str = ""
    token: str = ""
    paddle: str = ""


@dataclass(slots=True)
class Doubts:
    """Commands without a final answer, exactly as they were sent."""

    open: dict[Bid | Call, None] = field(default_factory=dict)

    def take(self, command: Bid | Call, verdict: Verdict | None) -> None:
        """Learn what became of a sending; a verdict without a receipt decides nothing."""
        if verdict is None:
            self.open[command] = None
        elif verdict.receipt is not None or verdict.code is Code.ID_CONFLICT:
            self.open.pop(command, None)


class Guest(ABC):
    """Somebody in the room."""

    def __init__(self, cast: Cast, account: Account, sale: str, recorder: Recorder, url: str) -> None:
        self.cast, self.account, self.sale, self.recorder = cast, account, sale, recorder
        self.url = url
        self.rng = Random(cast.seed)
        self.doubts = Doubts()
        self.stopping = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def name(self) -> str:
        return self.cast.name

    # ── what each way does differently ───────────────────────────────────────────────────────────────

    @property
    @abstractmethod
    def standings(self) -> dict[str, Standing]:
        """What he knows of each lot."""

    @property
    @abstractmethod
    def last(self) -> int:
        """The last feed number that he knows."""

    @property
    @abstractmethod
    def present(self) -> bool:
        """Whether he can speak now."""

    @property
    @abstractmethod
    def over(self) -> bool:
        """Whether he knows that the sale has ended and has heard it to its end."""

    @abstractmethod
    async def enter(self) -> None:
        """Begin to come in, and to come back by himself."""

    @abstractmethod
    async def leave(self) -> None:
        """Close everything."""

    @abstractmethod
    async def transmit(self, command: Bid | Call) -> Verdict:
        """Send a command. ConnectionError: it never left; TimeoutError: nobody knows."""

    @abstractmethod
    def picture(self) -> None:
        """Note what he shows in the end."""

    async def signed_in_anew(self) -> None:  # noqa: B027  # most ways need nothing more than the new token
        """Come back with another token, after the old one was revoked."""

    # ── what all do ──────────────────────────────────────────────────────────────────────────────────

    async def ask(
        self, command: Bid | Call, transmit: Callable[[Bid | Call], Awaitable[Verdict]] | None = None
    ) -> Verdict | None:
        """Send a command once and note everything; None when there was no answer."""
        attempt = self.recorder.sent(self.name, self.account.user, command)
        try:
            verdict = self.recorder.answered(attempt, await (transmit or self.transmit)(command))
        except ConnectionError:
            self.recorder.unanswered(attempt, sent=False)
            return None
        except TimeoutError:
            self.recorder.unanswered(attempt, sent=True)
            self.doubts.take(command, None)
            return None
        except asyncio.CancelledError:
            self.recorder.unanswered(attempt, sent=True)
            self.doubts.take(command, None)
            raise
        self.doubts.take(command, verdict)
        return verdict

    async def bid(
        self, lot: str, amount: int, mode: BidMode = BidMode.EXACT, *, expires_at: int | None = None
    ) -> Verdict | None:
        """Make a new bid and send it once."""
        command = Bid(id=new_id(), sale=self.sale, lot=lot, amount=amount, mode=mode, expires_at=expires_at)
        return await self.ask(command)

    async def call(self, action: AnyAction) -> Verdict | None:
        """Call an action from the rostrum, once."""
        return await self.ask(Call(id=new_id(), sale=self.sale, action=action))

    def spawn(self, work: "asyncio._CoroutineLike[None]", name: str) -> None:
        """Run something until the guest leaves."""
        self._tasks.append(asyncio.create_task(work, name=f"{self.name} {name}"))

    async def end_tasks(self) -> None:
        """Cancel what runs, and raise what went wrong in it."""
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        self._tasks.clear()

    async def settle_for_ever(self) -> None:
        """Ask again for everything in doubt, whenever he is there; for a bid even after the sale's end."""
        while True:
            await asyncio.sleep(SETTLE_EVERY_S)
            for command in list(self.doubts.open):
                if self.over and isinstance(command, Bid):
                    await self.ask(command, self._transmit_late)
                elif self.present:
                    verdict = await self.ask(command)
                    if verdict is not None and verdict.code is Code.RATE_LIMITED:
                        # Who goes on asking is cut off.
                        await asyncio.sleep(RATE_LIMITED_S)

    async def _transmit_late(self, command: Bid | Call) -> Verdict:
        async with new_session() as http:
            return await post_bid(http, self.url, self.sale, self.account.token, command)

    def open_lots(self) -> list[Standing]:
        """Return the lots that take bids, as far as he knows."""
        return [standing for standing in self.standings.values() if standing.phase.takes_bids]


def new_id() -> str:
    """Return a command's id."""
    return str(uuid.uuid4())


def altered(bid: Bid) -> Bid:
    """Return another bid under the same id."""
    return msgspec.structs.replace(bid, amount=bid.amount + 1)
