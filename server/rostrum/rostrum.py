"""The rostrum: the one place where a sale's commands are decided.

Commands wait in line; each round takes all that wait, decides one after the other on the state so far,
commits once, and only then answers and announces. Nothing is told before it is durable, and when the
commit fails, nothing has happened.
"""

import asyncio

import structlog

from contract.feed import FeedEntry
from contract.verdicts import Verdict
from server.rostrum.answers import Answers
from server.rostrum.clock import Clock
from server.rostrum.deadlines import Deadline
from server.rostrum.deciding import Decider
from server.rostrum.known import Grasp, KnownSale
from server.rostrum.line import Line, Waiting
from server.rostrum.outage import is_outage
from server.rostrum.ports import Audience, Ledger, Liveness
from server.rostrum.receipts import HouseKey
from server.rostrum.recovery import Recovery
from server.rostrum.refusals import Refusals
from server.rostrum.scribe import Scribe
from server.rules.commands import AnyCommand, ExtendAfterOutage, Tick
from server.rules.sale import Sale
from server.store.database import Beside
from server.store.entries import StoredFeed
from server.store.errors import RowsRefused, StoreUnavailable

log = structlog.get_logger(__name__)

ROUND_AT_MOST = 256


class Rostrum:
    """Decides one sale's commands. Start it with `open`; `sale` and `feed` may be read at any `settled`."""

    def __init__(
        self,
        sale_id: str,
        ledger: Ledger,
        liveness: Liveness,
        key: HouseKey,
        clock: Clock,
        audience: Audience,
    ) -> None:
        self.id = sale_id
        self._clock = clock
        self._line = Line()
        answers = Answers(sale_id, ledger, key)
        self._known = KnownSale(sale_id, ledger, answers, audience)
        self._refusals = Refusals(answers)
        self._scribe = Scribe(sale_id, ledger, answers, clock, self._known.owed)
        self._decider = Decider(self._known, answers, self._scribe)
        self._recovery = Recovery(
            self._known, self._line, self._scribe, self._refusals, ledger, liveness, clock
        )
        self._deadline = Deadline(clock, self.tick)
        self._one_by_one = 0  # how many rounds of one command follow: one of these cannot be written
        self._task: asyncio.Task[None] | None = None

    # What anybody may see

    @property
    def sale(self) -> Sale:
        """The sale as it is."""
        return self._known.sale

    @property
    def feed(self) -> StoredFeed:
        """Every entry of the feed; number n stands at index n - 1."""
        return self._known.feed

    @property
    def hold(self) -> str | None:
        """The message of a hold, as of the last commit."""
        return self._known.hold

    @property
    def away(self) -> bool:
        """Whether nothing can be written now, as far as the rostrum knows; reading may work all the same."""
        return self._recovery.away or self._scribe.stalled

    @property
    def asleep(self) -> bool:
        """Whether the sale was not read yet."""
        return self._known.grasp is Grasp.ASLEEP

    @property
    def owed_since(self) -> int | None:
        """Since when (ms, UTC) open timed lots have lost time; None while they have all of it."""
        return self._known.owed.since

    async def settled(self) -> None:
        """Wait until `sale` holds only what is durable; it stays so until the caller next awaits.

        Raises StoreUnavailable while nobody can tell what is.
        """
        await self.wake()
        await self._known.settled()

    def feed_after(self, number: int, limit: int) -> list[FeedEntry]:
        """Return the feed's entries after `number`, at most `limit`."""
        return self.feed[number : number + limit]

    async def wait_for_news(self, after: int, timeout_s: float) -> None:
        """Return when the feed goes beyond `after`, when the time is up, or when the rostrum closes."""
        if len(self.feed) > after or self._line.closed:
            return
        await self._known.news.wait(timeout_s)

    # Its life

    async def open(self, *, asleep: bool = False) -> None:
        """Begin to decide; load the sale now, or when it is first asked for. Raises StoreUnavailable."""
        if not asleep:
            await self.wake()
        self._task = asyncio.create_task(self._run(), name=f"rostrum {self.id}")

    async def wake(self) -> None:
        """Load the sale if nobody has yet. Raises StoreUnavailable."""
        if self.asleep:
            await self._known.wake()
            self._aim()

    async def close(self) -> None:
        """Decide and answer what is in line, then stop; later commands are refused `unavailable`."""
        self._line.close()
        self._known.owed.owe(self._clock())
        self._deadline.cancel()
        if self._task is not None:
            await self._task
        self._known.news.arrive()

    # What it is asked

    def submit(
        self,
        command: AnyCommand,
        *,
        user: str | None = None,
        command_id: str | None = None,
        fingerprint: bytes = b"",
        at: int | None = None,
        beside: Beside | None = None,
    ) -> "asyncio.Future[Verdict]":
        """Put a command in line at once and return the future of its verdict.

        `at` is the server's receive time (ms; now without it). `beside` is written in the transaction of the
        command's rows, and only if it is accepted. The same `command_id` of the same user
        gets the first verdict again, and `id_conflict` when `fingerprint` differs.
        """
        waiting = Waiting(
            command=command,
            user=user,
            command_id=command_id,
            fingerprint=fingerprint,
            at=self._clock() if at is None else at,
            beside=beside,
        )
        return self._take(waiting)

    def tick(self) -> None:
        """Let the rules do what the clock asks for."""
        self.submit(Tick())

    def give_back(self, since: int) -> "asyncio.Future[Verdict]":
        """Give open timed lots the time since `since` (ms, UTC) back; it is owed until that is durable.

        It goes before what waits in line: a deadline that fell into the outage must not come first.
        """
        self._known.owed.since = since
        waiting = Waiting(command=ExtendAfterOutage(since=since), at=self._clock())
        return self._take(waiting, in_front=True)

    def distrust(self, why: StoreUnavailable) -> None:
        """Hear that the store cannot be written: be away until it can, before a command finds out."""
        if self._known.grasp is Grasp.FIRM and not self._recovery.away:
            self._scribe.distrust = why
            self._line.stir()

    def _take(self, waiting: Waiting, *, in_front: bool = False) -> "asyncio.Future[Verdict]":
        if self._recovery.away or self._line.closed:
            self._refusals.refuse([waiting])
        else:
            self._line.join(waiting, in_front=in_front)
        return waiting.answer

    # One round after the other

    async def _run(self) -> None:
        while self._line or not self._line.closed:
            if not self._line and self._scribe.distrust is None:
                await self._line.stirred()
                continue
            await self._play(self._line.take(1 if self._one_by_one else ROUND_AT_MOST))
            if self._line:
                # Whoever waits for a settled state gets a turn before the next round begins.
                await asyncio.sleep(0)

    async def _play(self, waiting: list[Waiting]) -> None:
        """Bring one round to its end, and the sale back where the store fails in it."""
        began = self._clock()
        self._one_by_one = max(0, self._one_by_one - 1)
        self._known.unsettle()
        self._refusals.begin(waiting)
        try:
            self._scribe.check()
            await self.wake()
            await self._decider.settle(waiting)
            if is_outage(self._clock() - began):
                self.give_back(began)  # nobody could bid while the commit stalled
        except RowsRefused:
            self._line.put_back(waiting)
            self._one_by_one += len(waiting)
        except StoreUnavailable as error:
            await self._recover(waiting, error)
        except Exception as error:
            # The sale must go on: what is durable is loaded anew, the rest never happened.
            log.exception("a round failed", sale=self.id)
            await self._recover(waiting, error)
        finally:
            self._refusals.end()
            self._known.settle()
            self._aim()

    async def _recover(self, waiting: list[Waiting], why: Exception) -> None:
        """Come back from a failure, and give the time back that it took; when it closes, it stays owed."""
        await self._recovery.run(waiting, why)
        if self._line.closed:
            return
        since = self._known.owed.since
        if since is not None and is_outage(self._clock() - since):
            self.give_back(since)
        else:
            self._known.owed.settle()

    def _aim(self) -> None:
        self._deadline.aim(None if self._line.closed else self.sale.next_deadline())
