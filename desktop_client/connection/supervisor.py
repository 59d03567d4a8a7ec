"""The connection to one sale: attempt after attempt until it is over or stopped.

Owns the only task (with the scout and the probe for a better transport beside it), every socket and the
state that windows show. How a way is opened in time, when the next attempt begins, and what follows when the
house is found again are parts of their own (`opening`, `next_try`, `finding`). Works on any asyncio loop, a
Qt one too: no signal handlers, no nested loops, no exact timers.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine
from random import Random
from typing import Any

import msgspec

from contract.commands import Bid, Call
from contract.verdicts import Verdict
from contract.wire import Event
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.attending import Attending, Surroundings
from desktop_client.connection.clock import ServerClock, monotonic_ms, wall_ms
from desktop_client.connection.errors import ConnectionUnavailable, Unsettled
from desktop_client.connection.feed_place import FeedPlace
from desktop_client.connection.finding import Finding
from desktop_client.connection.happenings import AttemptStarted, Failed, Happening, Joined, Refused, Stopped
from desktop_client.connection.house_feed import HouseFeed
from desktop_client.connection.house_socket import HouseSocket
from desktop_client.connection.listeners import Listeners
from desktop_client.connection.next_try import NextTry
from desktop_client.connection.opening import Opening, Overtaken
from desktop_client.connection.outcomes import Lost, Outcome, after_refusal
from desktop_client.connection.prober import Prober
from desktop_client.connection.states import ConnectionPhase, ConnectionState, Reason, Transport
from desktop_client.connection.timing import Timing
from desktop_client.connection.transitions import step
from desktop_client.connection.transport_choice import TransportChoice
from desktop_client.connection.wake_watch import WakeWatch
from desktop_client.connection.way import NotOpened, Way

_log = logging.getLogger(__name__)


class Connection:
    """A live connection to one sale, which heals itself."""

    def __init__(
        self,
        address: HouseAddress,
        token: str,
        sale: str,
        listeners: Listeners,
        *,
        after: int = 0,
        clock: ServerClock | None = None,
        timing: Timing | None = None,
        monotonic: Callable[[], int] = monotonic_ms,
        wall: Callable[[], int] = wall_ms,
        rng: Random | None = None,
        choice: TransportChoice | None = None,
    ) -> None:
        self._address = address
        self._token = token
        self._listeners = listeners
        self._timing = timing or Timing()
        self._monotonic = monotonic
        self._choice = choice or TransportChoice(self._timing)
        rng = rng or Random()  # noqa: S311  (jitter, not a secret)
        self._opening = Opening(address, token, self._timing)
        self._next_try = NextTry(self._timing, rng, monotonic)
        self._finding = Finding(
            address, self._timing, rng, self._opening, self._next_try, self._give_up_silence
        )
        self._socket: Way | None = None
        self._task: asyncio.Task[None] | None = None
        self._wake = WakeWatch(monotonic, wall)
        self.clock = clock or ServerClock(monotonic, wall)
        self.state = ConnectionState(since_ms=monotonic())
        self._around = Surroundings(
            sale=sale,
            place=FeedPlace(after),
            listeners=listeners,
            clock=self.clock,
            timing=self._timing,
            wake=self._wake,
            monotonic=monotonic,
            happen=self._happen,
        )

    def start(self) -> None:
        """Begin. Needs a running loop; a connection is started once."""
        if self._task is not None:
            raise RuntimeError("a connection is started once")
        name = f"connection {self._around.sale}"
        self._task = asyncio.get_running_loop().create_task(self._run(), name=name)

    async def stop(self) -> None:
        """Close, and wait until nothing of it runs any more. One that is over keeps its last state."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        self._happen(Stopped(self._monotonic()))
        await self._finding.close()

    async def wait_over(self) -> None:
        """Wait until there are no more attempts. Raises what a listener raised, if that was the end."""
        if self._task is not None:
            await asyncio.shield(self._task)

    def try_now(self) -> None:
        """Do not wait for the next attempt; give up a connection that has fallen silent."""
        self._next_try.hurry()
        if self._socket is not None and not self.state.can_speak:
            self._socket.hurry()

    async def call(self, event: Event, body: msgspec.Struct, timeout_s: float | None = None) -> Any:
        """Send a command and return the undecoded answer.

        Raises ConnectionUnavailable at once when not live (nothing was sent, nothing will be), Unsettled
        when no answer came: then only the same id, asked again, tells what became of it.
        """
        if self._socket is None or not self.state.can_speak:
            raise ConnectionUnavailable(f"the connection is {self.state.phase}")
        if self._wake.has_slept():
            raise ConnectionUnavailable("this computer slept, and the connection has not been checked yet")
        return await self._socket.ask(event, body, self._timing.call_s if timeout_s is None else timeout_s)

    async def bid(self, bid: Bid) -> Verdict:
        """Send a bid and return the verdict on it. Raises as `call` does."""
        return self._verdict(await self.call(Event.BID, bid))

    async def call_action(self, call: Call) -> Verdict:
        """Send a clerk's call and return the verdict. Raises as `call` does, also where no call goes."""
        if not self.state.can_call:
            raise ConnectionUnavailable(f"no call can be sent over {self.state.transport}")
        return self._verdict(await self.call(Event.CALL, call))

    @staticmethod
    def _verdict(answer: Any) -> Verdict:
        try:
            return msgspec.convert(answer, Verdict)
        except msgspec.ValidationError as error:
            raise Unsettled("the answer was not understood") from error

    # ── attempts ─────────────────────────────────────────────────────────────────────────────────────

    async def _run(self) -> None:
        attempt = 1
        try:
            while not self.state.phase.over:
                self._happen(AttemptStarted(self._monotonic(), attempt))
                attempt = await self._attempt(attempt)
                if self.state.next_try_at_ms is not None:
                    await self._next_try.wait(self.state.next_try_at_ms)
        except Exception:
            # A listener's fault: going on would show a picture with a hole in it.
            _log.exception("the connection stopped")
            self._happen(Stopped(self._monotonic()))
            raise
        finally:
            await _to_the_end(self._finding.close())

    async def _attempt(self, attempt: int) -> int:
        """Try each transport in order and stay while it lasts; return the number of the next attempt."""
        began, tried = self._monotonic(), list[Transport]()
        close_s = self._timing.close_s
        outcome: Outcome = Lost(Reason.UNREACHABLE)
        for transport in self._choice.order(began):
            failed = bool(tried)
            tried.append(transport)
            socket = self._way(transport)
            try:
                await self._opening.open(socket, failed=failed)
                self._choice.opened(transport, tuple(tried), self._monotonic())
                outcome = await self._stay(socket)
                if isinstance(outcome, Lost):
                    # A farewell into a broken way would only make the return late.
                    close_s = self._timing.close_lost_s
                self._conclude(outcome, next_attempt=1)
                return 1
            except NotOpened as failure:
                if failure.reason is not Reason.NONE:
                    outcome = self._after_failure(failure)
                if not failure.transport_suspect:
                    break
            except Overtaken:
                close_s = self._timing.close_lost_s
                self._conclude(Lost(Reason.TIMED_OUT, at_once=True), attempt)
                return attempt
            finally:
                self._socket = None
                await _to_the_end(socket.close(close_s))
        self._conclude(outcome, attempt + 1)
        return attempt + 1

    def _way(self, transport: Transport) -> Way:
        if transport.plain_http:
            return HouseFeed(transport, self._around.sale, self._timing.feed_wait_s)
        return HouseSocket(transport)

    def _after_failure(self, failure: NotOpened) -> Outcome:
        if failure.code is not None:
            return after_refusal(failure.code, self._monotonic())
        if failure.reason is Reason.INSECURE:
            return Refused(self._monotonic(), Reason.INSECURE)
        return Lost(failure.reason)

    async def _stay(self, socket: Way) -> Outcome:
        self._socket = socket
        self._around.place.break_begins()
        self._happen(Joined(self._monotonic(), socket.transport))
        async with contextlib.AsyncExitStack() as stack:
            if socket.transport is not Transport.WEBSOCKET:
                prober = Prober(self._address, self._token, self._around.sale, self._timing)
                looking = prober.look_out(socket, self._choice, self._monotonic)
                probe = asyncio.create_task(looking, name=f"probe {self._around.sale}")
                stack.push_async_callback(_end, probe)
            outcome = await Attending(socket, self._around).run()
        if socket.cut_short:
            self._choice.cut_short(socket.transport, self._monotonic())
        return outcome

    def _conclude(self, outcome: Outcome, next_attempt: int) -> None:
        if isinstance(outcome, Happening):
            self._happen(outcome)
            return
        next_try_at = self._next_try.put_off(outcome, next_attempt)
        self._finding.forget()
        self._happen(Failed(self._monotonic(), outcome.reason, next_try_at, next_attempt))

    def _give_up_silence(self) -> None:
        if self._socket is not None and self.state.phase is ConnectionPhase.SILENT:
            self._socket.hurry()

    def _happen(self, happening: Happening) -> None:
        state = step(self.state, happening)
        if state != self.state:
            self.state = state
            self._finding.heed(state.phase)
            self._listeners.on_state(state)


async def _to_the_end(work: Coroutine[Any, Any, None]) -> None:
    """Await `work` even when cancelled meanwhile: what is half closed leaks."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await task
        raise


async def _end(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
