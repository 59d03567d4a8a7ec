"""The house over its plain HTTP feed, for networks in which Socket.IO does not get through.

Looks like a HouseSocket from outside: each pulse is a request for what is new, and its answer brings feed,
`you`, beat and goodbye. With long-polling a second request waits beside them, so that news come at once. It
carries bids, and no calls: a clerk's desk is not in the feed.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any, Final

import msgspec

from contract.commands import Attend, Bid, Pulse
from contract.verdicts import Code
from contract.wire import Event, Goodbye, GoodbyeMessage, Problem, plain
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.errors import ConnectionUnavailable, Unsettled
from desktop_client.connection.feed_reader import FeedReader
from desktop_client.connection.plain_requests import FAULTS, HouseRefused, NotTheHouse, PlainRequests
from desktop_client.connection.states import Reason, Transport
from desktop_client.connection.way import Arrived, Dropped, Hurried, Item, NotOpened, PulseAnswered, why_not

CUTS_ALLOWED: Final = 2
"""So many waiting requests in a row may end without an answer before none is sent any more."""

LATE_S: Final = 10.0
"""How long after its time a waiting request may still be answered, on a long line."""

PAUSE_S: Final = 0.5
"""How long to leave the house alone that answers a waiting request before its time and with nothing."""


class HouseFeed:
    """A connection to one sale over plain HTTP."""

    def __init__(self, transport: Transport, sale: str, wait_s: float) -> None:
        self.transport = transport
        self.cut_short = False
        self.inbox: asyncio.Queue[Item] = asyncio.Queue()
        self._sale, self._wait_s = sale, wait_s
        self._requests: PlainRequests | None = None
        self._reader = FeedReader(sale)
        self._tasks: set[asyncio.Task[None]] = set()
        self._listening: asyncio.Task[None] | None = None
        self._waiting: asyncio.Task[Any] | None = None
        self._bids: set[asyncio.Task[Any]] = set()
        self._gone = False

    async def open(
        self, address: HouseAddress, token: str, limit_s: float, doubt_after_s: float | None = None
    ) -> None:
        """Ask whether the session is good, within `limit_s`; raises NotOpened."""
        self._requests = PlainRequests(address, token, self._sale)
        try:
            async with asyncio.timeout(limit_s):
                await self._requests.me()
        except TimeoutError as error:
            raise NotOpened(Reason.TIMED_OUT) from error
        except HouseRefused as error:
            raise NotOpened(Reason.UNAVAILABLE, code=error.problem.code) from error
        except NotTheHouse as error:
            raise NotOpened(Reason.UNREACHABLE) from error
        except FAULTS as error:
            raise NotOpened(why_not(error).reason) from error

    async def ask(self, event: Event, body: Any, timeout_s: float) -> Any:
        """Send and return the answer. Raises ConnectionUnavailable (not sent) or Unsettled (perhaps so)."""
        if self._gone or self._requests is None:
            raise ConnectionUnavailable("the connection is gone")
        if event is Event.ATTEND:
            return await self._attend(self._requests, body, timeout_s)
        if event is Event.BID:
            return await self._bid(self._requests, body, timeout_s)
        raise ConnectionUnavailable(f"the HTTP feed has no {event}")

    async def pulse(self, body: Pulse) -> None:
        """Ask for what is new; the answer is the pulse's. Does nothing once the connection is gone."""
        if not self._gone:
            self._spawn(self._poll(body.t))

    async def last_answers(self, limit_s: float) -> None:
        """Wait until every bid that is on its way is answered."""
        if self._bids:
            await asyncio.wait(set(self._bids), timeout=limit_s)

    def hurry(self) -> None:
        """Ask whoever reads the inbox to give this connection up."""
        self.inbox.put_nowait(Hurried())

    async def close(self, limit_s: float) -> None:
        """End every request; there is nobody to take leave of."""
        self._drop()
        tasks = {*self._tasks, *self._bids}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._requests is not None:
            await self._requests.close()

    # ── asking ───────────────────────────────────────────────────────────────────────────────────────

    async def _attend(self, requests: PlainRequests, body: Attend, timeout_s: float) -> Any:
        try:
            async with asyncio.timeout(timeout_s):
                answer = await requests.attended(body.after)
        except HouseRefused as error:
            return {"ok": False, "code": error.problem.code, "message": error.problem.detail}
        except FAULTS as error:
            raise ConnectionUnavailable("the house did not answer") from error
        if self._reader.take_attended(answer, body.after):
            self._listen(requests)
        return answer

    async def _bid(self, requests: PlainRequests, body: Bid, timeout_s: float) -> Any:
        # A task of its own: closing ends it, and whoever asked learns that the bid is in doubt.
        asking = asyncio.ensure_future(requests.bid(plain(body)))
        self._bids.add(asking)
        asking.add_done_callback(self._bids.discard)
        try:
            async with asyncio.timeout(timeout_s):
                await asyncio.wait({asking})
            verdict = asking.result()
        except HouseRefused as error:
            self._refused(error.problem)
            return {
                "ok": False, "id": body.id, "at": 0,
                "code": error.problem.code, "message": error.problem.detail,
            }  # fmt: skip
        except FAULTS as error:
            raise Unsettled("the bid was not answered") from error
        except asyncio.CancelledError as error:
            if self._gone and asking.cancelled():
                raise Unsettled("the connection was lost before the answer came") from error
            raise
        finally:
            asking.cancel()
        self._spawn(self._poll())  # what one leads and has left is told at once, not with the next pulse
        return verdict

    # ── reading ──────────────────────────────────────────────────────────────────────────────────────

    async def _poll(self, pulse: int | None = None) -> None:
        assert self._requests is not None
        try:
            answer = await self._requests.feed(self._reader.after)
        except HouseRefused as error:
            self._refused(error.problem)
        except FAULTS:
            self._drop()
        else:
            before = self._reader.after
            now = self._deliver(answer)
            if pulse is not None and now is not None:
                self.inbox.put_nowait(PulseAnswered({"t": pulse, "now": now}))
            if self._reader.after != before and self._waiting is not None:
                # The request that waits should have brought this first: perhaps its connection is dead.
                self._waiting.cancel()

    def _listen(self, requests: PlainRequests) -> None:
        if self.transport is Transport.HTTP_LONG_POLLING and self._listening is None:
            self._listening = self._spawn(self._wait_for_news(requests))

    async def _wait_for_news(self, requests: PlainRequests) -> None:
        clock = asyncio.get_running_loop().time
        cuts = 0
        while not self._gone:
            began, before = clock(), self._reader.after
            self._waiting = waiting = asyncio.ensure_future(self._wait(requests, before))
            try:
                await asyncio.wait({waiting})
                if waiting.cancelled():
                    continue
                answer = waiting.result()
            except HouseRefused as error:
                self._refused(error.problem)
            except FAULTS:
                cuts += 1
                # Is it the waiting that does not get through, or nothing at all? This drops when it is all.
                await self._poll()
                if cuts >= CUTS_ALLOWED and not self._gone:
                    self.cut_short = True
                    self.hurry()
                    return
            else:
                cuts = 0
                self._deliver(answer)
            finally:
                self._waiting = None
                waiting.cancel()
            if self._reader.after == before and clock() - began < PAUSE_S:
                await asyncio.sleep(PAUSE_S)

    async def _wait(self, requests: PlainRequests, after: int) -> Any:
        async with asyncio.timeout(self._wait_s + LATE_S):
            return await requests.feed(after, self._wait_s)

    def _deliver(self, answer: Any) -> int | None:
        """Pass on what is new in an answer and return the house's time; None for what is no answer of it."""
        if self._gone:
            return None
        try:
            messages, now = self._reader.read(answer)
        except (msgspec.ValidationError, KeyError, TypeError):
            self._drop()
            return None
        for event, message in messages:
            self.inbox.put_nowait(Arrived(event, message))
        return now

    def _refused(self, problem: Problem) -> None:
        if problem.code is Code.UNAUTHENTICATED:
            goodbye = GoodbyeMessage(reason=Goodbye.SIGNED_OUT)
            self.inbox.put_nowait(Arrived(Event.GOODBYE, plain(goodbye)))
        elif problem.code is Code.UNAVAILABLE and (beat := self._reader.away()) is not None:
            self.inbox.put_nowait(Arrived(Event.BEAT, beat))
        # Anything else is no news: when it goes on, nothing is heard any more, and that is shown.

    def _drop(self) -> None:
        if not self._gone:
            self._gone = True
            self.inbox.put_nowait(Dropped())

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work, name=f"{self.transport} {self._sale}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
