"""The rostrum: the one place where a sale's commands are decided.

Commands wait in line; each round takes all that wait, decides one after the other on the state so far,
commits once, and only then answers and announces. Nothing is told before it is durable, and when the
commit fails, nothing has happened.
"""

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto

import structlog

from contract.feed import FeedEntry
from contract.verdicts import Verdict
from server.rostrum.announcing import Announcer, feed_of
from server.rostrum.answers import Answers
from server.rostrum.clock import Clock
from server.rostrum.deadlines import Deadline
from server.rostrum.doubt import Doubt
from server.rostrum.fold import Fold
from server.rostrum.line import Key, Round, UndecidableError, Waiting, unavailable
from server.rostrum.news import News
from server.rostrum.ports import Announcement, Audience, Ledger, Liveness
from server.rostrum.receipts import HouseKey
from server.rules.commands import AnyCommand, ExtendAfterOutage, Tick
from server.rules.decide import Decision, decide
from server.rules.sale import Sale
from server.store.errors import LedgerConflict, StoreUnavailable, StoreUncertain
from server.store.ledger import WrittenRow

log = structlog.get_logger(__name__)

ROUND_AT_MOST = 256
RETRY_FIRST_S, RETRY_AT_MOST_S = 0.25, 2.0
STALLED_AFTER_S = 4.0
"""A commit that takes longer is not waited for in silence. The store gives up on a lock before that."""
OUTAGE_WORTH_MS = 10_000
"""Away for longer than this, open timed lots get the time back (RULES, timed lot)."""


class Grasp(Enum):
    """What the rostrum knows of its sale."""

    ASLEEP = auto()
    """Nothing was read yet; whoever asks wakes it."""
    FIRM = auto()
    """`sale` is what is durable, and in a round what is being decided."""
    LOST = auto()
    """Nobody can tell what is durable."""


class Rostrum:
    """Decides one sale's commands. Start it with `open`; `sale` and `feed` may be read at any `settled`.

    While it is `away`, what is durable may be readable all the same. `owed_since` (ms, UTC) is since when
    open timed lots have not got their time, None when they have all of it.
    """

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
        self.feed: list[FeedEntry] = []
        self._ledger, self._liveness = ledger, liveness
        self._clock, self._audience = clock, audience
        self._line: deque[Waiting] = deque()
        self._arrived = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._closing = self._away = self._stalled = False
        self.owed_since: int | None = None
        self._hold: str | None = None
        self._fold = Fold(sale_id, ledger)
        self._grasp = Grasp.ASLEEP
        self._waking = asyncio.Lock()
        self._distrust: StoreUnavailable | None = None
        self._answers = Answers(sale_id, ledger, key)
        self._announcer = Announcer(self.sale)
        self._news = News()
        self._doubt: Doubt | None = None
        self._undecided: set[Key] = set()
        self._repeats: list[Waiting] = []
        self._deadline = Deadline(clock, self.tick)
        self._task: asyncio.Task[None] | None = None

    # What others may do

    @property
    def sale(self) -> Sale:
        """The sale as it is."""
        return self._fold.sale

    @property
    def away(self) -> bool:
        """Whether nothing can be written now, as far as the rostrum knows."""
        return self._away or self._stalled

    @property
    def asleep(self) -> bool:
        """Whether the sale was not read yet."""
        return self._grasp is Grasp.ASLEEP

    async def open(self, *, asleep: bool = False) -> None:
        """Begin to decide; load the sale now, or when it is first asked for. Raises StoreUnavailable."""
        if not asleep:
            await self.wake()
        self._task = asyncio.create_task(self._run(), name=f"rostrum {self.id}")

    async def wake(self) -> None:
        """Load the sale if nobody has yet. Raises StoreUnavailable."""
        if self._grasp is not Grasp.ASLEEP:
            return
        async with self._waking:
            if self._grasp is Grasp.ASLEEP:
                await self._load()

    async def close(self) -> None:
        """Decide and answer what is in line, then stop; later commands are refused `unavailable`."""
        self._closing = True
        self._owe(self._clock())
        self._deadline.cancel()
        self._arrived.set()
        if self._task is not None:
            await self._task
        self._news.arrive()

    def submit(
        self,
        command: AnyCommand,
        *,
        user: str | None = None,
        command_id: str | None = None,
        fingerprint: bytes = b"",
        at: int | None = None,
    ) -> "asyncio.Future[Verdict]":
        """Put a command in line at once and return the future of its verdict.

        `at` is the server's receive time (ms; now without it). The same `command_id` of the same user
        gets the first verdict again, and `id_conflict` when `fingerprint` differs.
        """
        answer: asyncio.Future[Verdict] = asyncio.get_running_loop().create_future()
        waiting = Waiting(
            command=command,
            user=user,
            command_id=command_id,
            fingerprint=fingerprint,
            at=self._clock() if at is None else at,
            answer=answer,
        )
        if self._away or self._closing:
            self._refuse([waiting])
        else:
            self._line.append(waiting)
            self._arrived.set()
        return answer

    def give_back(self, since: int) -> "asyncio.Future[Verdict]":
        """Give open timed lots the time since `since` (ms, UTC) back; it is owed until that is durable.

        It goes before what waits in line: a deadline that fell into the outage must not come first.
        """
        self.owed_since = since
        answer = self.submit(ExtendAfterOutage(outage_ms=self._clock() - since))
        if self._line and self._line[-1].answer is answer:
            self._line.rotate(1)
        return answer

    def tick(self) -> None:
        """Let the rules do what the clock asks for."""
        self.submit(Tick())

    def distrust(self, why: StoreUnavailable) -> None:
        """Hear that the store cannot be written: be away until it can, before a command finds out."""
        if self._grasp is Grasp.FIRM and not self._away:
            self._distrust = why
            self._arrived.set()

    @property
    def hold(self) -> str | None:
        """The message of a hold, as of the last commit."""
        return self._hold

    async def settled(self) -> None:
        """Wait until `sale` holds only what is durable; it stays so until the caller next awaits.

        Raises StoreUnavailable while nobody can tell what is.
        """
        await self.wake()
        while self._grasp is Grasp.LOST or not self._idle.is_set():
            if self._grasp is Grasp.LOST:
                raise StoreUnavailable("the sale's records cannot be reached now")
            await self._idle.wait()

    def feed_after(self, number: int, limit: int) -> list[FeedEntry]:
        """Return the feed's entries after `number`, at most `limit`."""
        return self.feed[number : number + limit]

    async def wait_for_news(self, after: int, timeout_s: float) -> None:
        """Return when the feed goes beyond `after`, when the time is up, or when the rostrum closes."""
        if len(self.feed) > after or self._closing:
            return
        await self._news.wait(timeout_s)

    # One round after the other

    async def _run(self) -> None:
        while self._line or not self._closing:
            await self._arrived.wait()
            if not self._line and self._distrust is None:
                self._arrived.clear()
                continue
            waiting = [self._line.popleft() for _ in range(min(len(self._line), ROUND_AT_MOST))]
            self._idle.clear()
            self._undecided = {one.key for one in waiting if one.key is not None}
            try:
                self._check_trust()
                await self.wake()
                await self._settle(waiting)
            except StoreUnavailable as error:
                await self._recover(waiting, error)
            except Exception as error:
                # The sale must go on: what is durable is loaded anew, the rest never happened.
                log.exception("a round failed", sale=self.id)
                await self._recover(waiting, error)
            finally:
                self._decided()
                self._idle.set()
            # Whoever waits for a settled state gets a turn before the next round begins.
            await asyncio.sleep(0)

    def _check_trust(self) -> None:
        why, self._distrust = self._distrust, None
        if why is not None:
            raise why

    async def _settle(self, waiting: list[Waiting]) -> None:
        """Decide, commit, answer, announce. Raises StoreUnavailable with nothing answered."""
        while True:
            before, began = self.sale.seq, self._clock()
            try:
                this_round = self._decide_all(waiting)
                written = await self._commit(before, this_round, waiting)
            except LedgerConflict:
                log.info("another writer was first; deciding again", sale=self.id)
                await self._load()
                continue
            except UndecidableError as error:
                self._answer(error.waiting, unavailable(error.waiting))
                waiting.remove(error.waiting)
                await self._load()
                continue
            break
        await self._conclude(this_round, before, written)
        if self._clock() - began > OUTAGE_WORTH_MS:
            self.give_back(began)  # nobody could bid while the commit stalled

    async def _conclude(self, this_round: Round, before: int, written: Sequence[WrittenRow]) -> None:
        """Answer and announce what is durable now."""
        self._fold.extended(written)
        if any(isinstance(waiting.command, ExtendAfterOutage) for waiting, _ in this_round.decided):
            self.owed_since = None
        for waited, verdict in self._answers.after_commit(this_round, before, written):
            self._answer(waited, verdict)
        self._announce([decision for _, decision in this_round.decided])
        for again in this_round.repeated:
            try:
                first = await self._answers.again(again)
            except StoreUnavailable:
                first = unavailable(again)  # the row that it rests on cannot be read now
            self._answer(again, first)

    def _decide_all(self, line: Sequence[Waiting]) -> Round:
        this_round = Round()
        begun: set[Key] = set()
        for waiting in line:
            key = waiting.key
            if key is not None and (key in begun or self._answers.knows(key)):
                this_round.repeated.append(waiting)
                continue
            if key is not None:
                begun.add(key)
            this_round.decided.append((waiting, self._decide(waiting)))
        return this_round

    def _decide(self, waiting: Waiting) -> Decision:
        try:
            decision = decide(self.sale, waiting.command, waiting.at)
        except Exception as error:
            # A fault in the rules must cost one command, not the sale; the state is loaded anew.
            kind = type(waiting.command).__name__
            log.exception("a command could not be decided", sale=self.id, command=kind)
            raise UndecidableError(waiting) from error
        return replace(decision, verdict=self._answers.before_commit(waiting, decision.verdict))

    async def _commit(
        self, before: int, this_round: Round, waiting: Sequence[Waiting]
    ) -> Sequence[WrittenRow]:
        records = [record for _, decision in this_round.decided for record in decision.records]
        verdicts = self._answers.to_store(this_round)
        if not records and not verdicts:
            return []
        began = self._clock()
        stalled = asyncio.get_running_loop().call_later(STALLED_AFTER_S, self._stall)
        try:
            written = await self._ledger.append(self.id, before, records, verdicts)
        except StoreUnavailable as error:
            self._owe(began)
            if isinstance(error, StoreUncertain):
                self._doubt = Doubt(before, this_round, tuple(waiting))
            raise
        finally:
            stalled.cancel()
            self._stalled = False
        self._distrust = None  # what was heard meanwhile is over: it can be written
        return written

    @staticmethod
    def _answer(waiting: Waiting, verdict: Verdict) -> None:
        if not waiting.answer.done():  # whoever asked may have gone
            waiting.answer.set_result(verdict)

    def _announce(self, decisions: list[Decision]) -> None:
        self._tell(self._announcer.announcement(self.sale, decisions))

    def _tell(self, told: Announcement) -> None:
        self.feed += told.entries
        self._hold = self.sale.hold
        self._deadline.aim(None if self._closing else self.sale.next_deadline())
        try:
            self._audience.hear(self.sale, told)
        except Exception:
            # It is durable, and who did not hear it learns from the beat: no reason to stop deciding.
            log.exception("an announcement could not be passed on", sale=self.id)
        if told.entries:
            self._news.arrive()

    # When the store fails

    def _stall(self) -> None:
        """Say that the store does not answer. Commands wait in line: whether they will be taken is open."""
        log.error("a commit takes very long", sale=self.id)
        self._stalled = True

    async def _recover(self, waiting: Sequence[Waiting], why: Exception) -> None:
        """Refuse the round and the line, then load the sale anew, as long as that takes.

        Meanwhile every command is refused. A round whose commit is in doubt is answered once that is settled.
        """
        log.error("the store is not available; refusing commands", sale=self.id, why=str(why))
        began = self._clock()
        self._owe(began)
        self._away, self._grasp = True, Grasp.LOST
        self._idle.set()  # whoever waits for a settled state learns that there is none
        failed = [*waiting, *self._line]
        self._line.clear()
        if self._doubt is None:
            self._decided()
        self._refuse(failed if self._doubt is None else failed[len(waiting) :])
        delay_s = RETRY_FIRST_S
        while not self._closing:
            try:
                await self._try_again(began)
                break
            except Exception as error:
                if not isinstance(error, StoreUnavailable):
                    log.exception("the sale could not be loaded", sale=self.id)
                elif str(error) != str(why):
                    log.warning("the store is still not available", sale=self.id, why=str(error))
                why = error
                self._arrived.clear()
                await _either(self._arrived, delay_s)
                delay_s = min(delay_s * 2, RETRY_AT_MOST_S)
        if self._closing:
            self._decided()
            self._refuse(waiting)
            return
        self._away, self._distrust = False, None
        log.warning("the store is available again", sale=self.id)
        since = began if self.owed_since is None else self.owed_since
        if self._clock() - since > OUTAGE_WORTH_MS:
            self.give_back(since)
        else:
            self.owed_since = None
        self._deadline.aim(self.sale.next_deadline())

    def _owe(self, since: int) -> None:
        """Note since when nobody could bid, unless time is owed from before."""
        if self.owed_since is None:
            self.owed_since = since

    async def _try_again(self, began: int) -> None:
        """Read what is durable, then write. Raises StoreUnavailable where that does not work yet."""
        if self._grasp is Grasp.LOST and self._doubt is None:
            await self._load()  # on a full disk nothing can be written, and all be read
        # No later than what is owed: a power cut now must not lose the outage.
        await self._liveness.mark_alive(began if self.owed_since is None else self.owed_since)
        # Only a durable write settles a doubt: a failed flush may leave a commit in SQLite's log that no
        # reader sees and a later start would find; the next write overwrites it, if opening anew did not.
        await self._settle_doubt()
        if self._grasp is Grasp.LOST or (await self._ledger.head(self.id)).hash != self._fold.hash:
            await self._load()

    def _refuse(self, waiting: Sequence[Waiting]) -> None:
        """Refuse what cannot be decided now; what was decided before keeps its verdict.

        A repeat of a command whose outcome is open waits with it: "nothing was done" might be a lie.
        """
        for one in waiting:
            if one.key in self._undecided:
                self._repeats.append(one)
            else:
                self._answer(one, self._answers.known(one) or unavailable(one))

    def _decided(self) -> None:
        """Answer the repeats of commands whose outcome is known now."""
        self._undecided = set()
        repeats, self._repeats = self._repeats, []
        self._refuse(repeats)

    async def _settle_doubt(self) -> None:
        """Answer the round whose commit is in doubt. Raises StoreUnavailable while nobody can tell."""
        doubt = self._doubt
        if doubt is None:
            return
        written = await doubt.written(self.id, self._ledger)
        self._doubt = None
        if written is None:
            self._undecided = set()
            self._refuse(doubt.waiting)
        else:
            # The state that was decided is the durable one, and not yet loaded anew.
            log.warning("a commit that seemed to fail is durable", sale=self.id)
            await self._conclude(doubt.this_round, doubt.before, written)

    async def _load(self) -> None:
        """Fold the ledger anew and tell what was not told: the rows of another writer or of a doubted commit.

        Raises StoreUnavailable; the grasp stays what it was.
        """
        first = not self._fold.told
        await self._answers.load()
        fresh = await self._fold.load()
        self._grasp = Grasp.FIRM
        if first:
            self._announcer = Announcer(self.sale)
            self.feed = feed_of(fresh)
            self._hold = self.sale.hold
            self._deadline.aim(self.sale.next_deadline())
        else:
            self._tell(self._announcer.caught_up(self.sale, fresh))


async def _either(event: asyncio.Event, timeout_s: float) -> None:
    """Wait for the event, at most so long."""
    task = asyncio.ensure_future(event.wait())
    try:
        await asyncio.wait([task], timeout=timeout_s)
    finally:
        task.cancel()
