"""A sale as far as the house knows it: what is durable, and that everybody was told so.

Whatever becomes durable passes through here, in order and once: the answers first, then the announcement.
Nothing is decided or written here.
"""

import asyncio
from collections.abc import Sequence
from enum import Enum, auto

import structlog

from server.rostrum.announcing import Announcer
from server.rostrum.answers import Answers
from server.rostrum.fold import Fold
from server.rostrum.line import unavailable
from server.rostrum.news import News
from server.rostrum.outage import OwedTime
from server.rostrum.ports import Announcement, Audience, Ledger
from server.rostrum.rounds import Round
from server.rules.sale import Sale
from server.store.entries import StoredFeed
from server.store.errors import StoreUnavailable
from server.store.ledger import WrittenRow

log = structlog.get_logger(__name__)


class Grasp(Enum):
    """What the house knows of a sale."""

    ASLEEP = auto()
    """Nothing was read yet; whoever asks wakes it."""
    FIRM = auto()
    """`sale` is what is durable, and in a round what is being decided."""
    LOST = auto()
    """Nobody can tell what is durable."""


class KnownSale:
    """One sale's state, its feed, and the time that it is owed.

    `sale` runs ahead of what is durable only between `unsettle` and `settle`.
    """

    def __init__(self, sale_id: str, ledger: Ledger, answers: Answers, audience: Audience) -> None:
        self.id = sale_id
        self.grasp = Grasp.ASLEEP
        self.feed = StoredFeed()
        self.hold: str | None = None
        self.owed = OwedTime()
        self.news = News()
        self._ledger, self._answers, self._audience = ledger, answers, audience
        self._fold = Fold(sale_id, ledger)
        self._announcer = Announcer(self.sale)
        self._waking = asyncio.Lock()
        self._settled = asyncio.Event()
        self._settled.set()

    @property
    def sale(self) -> Sale:
        """The sale as it is."""
        return self._fold.sale

    async def wake(self) -> None:
        """Load the sale if nobody has yet. Raises StoreUnavailable."""
        if self.grasp is not Grasp.ASLEEP:
            return
        async with self._waking:
            if self.grasp is Grasp.ASLEEP:
                await self.load()

    async def load(self) -> None:
        """Fold the ledger anew and tell what was not told: the rows of another writer or of a doubted commit.

        Raises StoreUnavailable; the grasp stays what it was.
        """
        first = not self._fold.told
        await self._fold.check()
        whole = await self._ledger.whole(self.id)
        self._answers.take(whole)
        fresh = self._fold.take(whole)
        self.grasp = Grasp.FIRM
        if first:
            self._announcer = Announcer(self.sale)
            self.feed = whole.feed
            self.hold = self.sale.hold
        else:
            self._tell(self._announcer.caught_up(self.sale, fresh))

    async def is_current(self) -> bool:
        """Tell whether the ledger ends where this sale does. Raises StoreUnavailable."""
        return (await self._ledger.head(self.id)).hash == self._fold.hash

    # What a round does to it

    def unsettle(self) -> None:
        """Note that from now on `sale` may hold what is not durable."""
        self._settled.clear()

    async def conclude(self, this_round: Round, before: int, written: Sequence[WrittenRow]) -> None:
        """Answer and announce a round that is durable now, as `written` behind row number `before`."""
        self._fold.extended(written)
        if this_round.gives_time_back:
            self.owed.settle()
        for waited, verdict in self._answers.after_commit(this_round, before, written):
            waited.give(verdict)
        self._tell(self._announcer.announcement(self.sale, this_round.decisions))
        for again in this_round.repeated:
            try:
                first = await self._answers.again(again)
            except StoreUnavailable:
                first = unavailable(again)  # the row that it rests on cannot be read now
            again.give(first)

    def settle(self) -> None:
        """Note that `sale` holds only what is durable again."""
        self._settled.set()

    def lose(self) -> None:
        """Note that nobody can tell what is durable, until `load`."""
        self.grasp = Grasp.LOST
        self._settled.set()  # whoever waits for a settled state learns that there is none

    async def settled(self) -> None:
        """Wait until `sale` holds only what is durable; it stays so until the caller next awaits.

        Raises StoreUnavailable while nobody can tell what is.
        """
        while self.grasp is Grasp.LOST or not self._settled.is_set():
            if self.grasp is Grasp.LOST:
                raise StoreUnavailable("the sale's records cannot be reached now")
            await self._settled.wait()

    def _tell(self, told: Announcement) -> None:
        self.feed.extend(told.entries)
        self.hold = self.sale.hold
        try:
            self._audience.hear(self.sale, told)
        except Exception:
            # It is durable, and who did not hear it learns from the beat: no reason to stop deciding.
            log.exception("an announcement could not be passed on", sale=self.id)
        if told.entries:
            self.news.arrive()
