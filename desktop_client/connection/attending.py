"""What happens while connected: catch up, then listen, measure, and notice silence and gaps.

One loop reads the inbox in order and does everything else between two messages, so nothing here can
overtake anything. Returns how it ended; opening and closing sockets is the supervisor's business.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from contract.commands import Attend, Pulse
from contract.display import PICTURE_AT_MOST, ShownPicture
from contract.wire import (
    Attendance,
    Attended,
    Beat,
    Desk,
    Event,
    FeedMessage,
    Goodbye,
    GoodbyeMessage,
    SaleStatus,
    YouMessage,
)
from desktop_client.connection.clock import ServerClock
from desktop_client.connection.errors import ConnectionUnavailable, Unsettled
from desktop_client.connection.feed_place import FeedPlace
from desktop_client.connection.happenings import (
    Behind,
    CaughtUp,
    Ended,
    FellSilent,
    Happening,
    Heard,
    Measured,
    Woke,
)
from desktop_client.connection.listeners import Listeners
from desktop_client.connection.outcomes import Lost, Outcome, after_goodbye, after_refusal
from desktop_client.connection.states import Reason
from desktop_client.connection.timing import Timing
from desktop_client.connection.vigil import Vigil
from desktop_client.connection.wake_watch import WakeWatch
from desktop_client.connection.way import Arrived, Dropped, Hurried, Item, PulseAnswered, Way

Message = TypeVar("Message", bound=msgspec.Struct)

_log = logging.getLogger(__name__)
_STRETCH_MS = 5


class PulseAnswer(msgspec.Struct, frozen=True):
    """What comes back from a pulse."""

    t: int
    now: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What every stay of one connection shares."""

    sale: str
    place: FeedPlace
    listeners: Listeners
    clock: ServerClock
    timing: Timing
    wake: WakeWatch
    monotonic: Callable[[], int]
    happen: Callable[[Happening], None]


class Attending:
    """One stay in a sale's room, over one socket."""

    def __init__(self, socket: Way, around: Surroundings) -> None:
        self._socket = socket
        self._around = around
        self._place = around.place
        now = around.monotonic()
        self._vigil = Vigil(around.timing, now)
        self._pulse_at = self._watch_at = self._waited_at = now
        self._silent = False
        self._gap_until: int | None = None

    async def run(self) -> Outcome:
        """Stay until the connection ends, and return how."""
        self._around.wake.look()
        try:
            outcome = await self._catch_up()
            while outcome is None:
                outcome = await self._go_on(await self._next())
            return outcome
        except (ConnectionUnavailable, Unsettled):
            return Lost(Reason.LOST)
        except msgspec.ValidationError as error:
            # Another version's message: its content may be private, so only where it failed is logged.
            _log.warning("a message was not understood: %s", error)
            return Lost(Reason.NOT_UNDERSTOOD)

    # ── catching up ──────────────────────────────────────────────────────────────────────────────────

    async def _catch_up(self) -> Outcome | None:
        self._gap_until = None
        place = self._place
        if place.missed:
            self._happen(Behind(self._now(), place.missed, place.caught_up))
        while True:
            before = place.last
            attended = await self._attend()
            if not attended.ok:
                return after_refusal(attended.code, self._now())
            if attended.head < place.last:
                place.start_again()
                continue
            place.take_page(attended.feed, attended.head)
            self._around.listeners.on_attended(attended)
            if not place.missed:
                break
            if place.last == before:
                _log.warning("the house owes entries up to %d and sends none after %d", place.head, before)
                return Lost(Reason.NOT_UNDERSTOOD)
            self._happen(Behind(self._now(), place.missed, place.caught_up))
        self._silent = False
        self._happen(CaughtUp(self._now(), place.caught_up))
        ended = attended.sale is not None and attended.sale.status is SaleStatus.ENDED
        return Ended(self._now()) if ended else None

    async def _attend(self) -> Attended:
        asked_at = self._now()
        body = Attend(sale=self._around.sale, after=self._place.last)
        answer = await self._socket.ask(Event.ATTEND, body, self._around.timing.attend_s)
        attended = msgspec.convert(answer, Attended)
        now = self._now()
        self._vigil.heard(now)
        self._vigil.answered(asked_at, now)
        self._around.wake.look()  # waiting for an answer is no standing still
        if attended.ok and attended.now:
            self._measured(asked_at, attended.now)
        return attended

    # ── listening ────────────────────────────────────────────────────────────────────────────────────

    async def _next(self) -> Item | None:
        """Return the next item of the inbox, or None when something else is due first.

        After a stretch without a wait the loop gets a turn: a backlog must not hold the window up.
        """
        if not self._socket.inbox.empty():
            if self._now() - self._waited_at > _STRETCH_MS:
                await asyncio.sleep(0)
                self._waited_at = self._now()
            return self._socket.inbox.get_nowait()
        wait_s = max(self._due_at() - self._now(), 0) / 1000
        try:
            async with asyncio.timeout(wait_s):
                return await self._socket.inbox.get()
        except TimeoutError:
            return None
        finally:
            self._waited_at = self._now()

    def _due_at(self) -> int:
        due = min(self._pulse_at, self._watch_at, self._vigil.due_at(silent=self._silent))
        return due if self._gap_until is None else min(due, self._gap_until)

    async def _go_on(self, item: Item | None) -> Outcome | None:
        outcome = None if item is None else await self._receive(item)
        return outcome or await self._do_what_is_due()

    async def _receive(self, item: Item) -> Outcome | None:
        match item:
            case Dropped():
                return Lost(Reason.LOST)
            case Hurried():
                return Lost(Reason.SILENT if self._silent else Reason.LOST, at_once=True)
            case PulseAnswered(body):
                self._vigil.heard(self._now())
                if isinstance(body, dict) and body.get("ok") is False:
                    self._vigil.turned_away()
                    return None
                answer = msgspec.convert(body, PulseAnswer)
                self._vigil.answered(answer.t, self._now())
                self._measured(answer.t, answer.now)
                return None
            case Arrived(Event.PICTURE, body, attached):
                self._vigil.heard(self._now())
                self._take_picture(body, attached)
                return None
            case Arrived(event, body):
                self._vigil.heard(self._now())
                return await self._take(event, body)

    async def _take(self, event: Event, body: Any) -> Outcome | None:
        listeners = self._around.listeners
        match event:
            case Event.FEED:
                message = self._decode(body, FeedMessage)
                if message is not None:
                    return await self._take_feed(message)
            case Event.BEAT:
                beat = self._decode(body, Beat)
                if beat is not None:
                    self._take_beat(beat)
            case Event.YOU:
                self._tell(body, YouMessage, listeners.on_you)
            case Event.ATTENDANCE:
                self._tell(body, Attendance, listeners.on_attendance)
            case Event.DESK:
                self._tell(body, Desk, listeners.on_desk)
            case Event.GOODBYE:
                return await self._take_goodbye(msgspec.convert(body, GoodbyeMessage))
        return None

    async def _take_feed(self, message: FeedMessage) -> Outcome | None:
        if not self._place.take(message.entries, message.after):
            return await self._catch_up()
        self._around.listeners.on_feed(message)
        return None

    def _take_beat(self, beat: Beat) -> None:
        self._place.heard_of(beat.head)
        if self._place.missed and self._gap_until is None:
            # The entry may be right behind the beat; only a gap that stays is one.
            self._gap_until = self._now() + _ms(self._around.timing.gap_grace_s)
        self._around.listeners.on_beat(beat)

    def _take_picture(self, body: Any, jpeg: bytes | None) -> None:
        shown = self._decode(body, ShownPicture)
        # What no house sends is not worth a connection: the picture is the lot's all the same.
        if shown is not None and jpeg is not None and len(jpeg) <= PICTURE_AT_MOST:
            self._around.listeners.on_picture(shown, jpeg)

    async def _take_goodbye(self, message: GoodbyeMessage) -> Outcome | None:
        if message.sale not in {None, self._around.sale}:
            return None
        self._around.listeners.on_goodbye(message)
        await self._socket.last_answers(self._around.timing.close_s)
        if message.reason is Goodbye.SALE_ENDED and self._place.missed:
            return await self._catch_up() or Ended(self._now())
        return after_goodbye(message, self._now())

    # ── what is due ──────────────────────────────────────────────────────────────────────────────────

    async def _do_what_is_due(self) -> Outcome | None:
        lapse = self._around.wake.look()
        if lapse.slept:
            return await self._wake_up()
        self._vigil.forgive(lapse.stalled_ms)
        now, timing = self._now(), self._around.timing
        self._watch_at = now + _ms(timing.watch_every_s)
        if self._vigil.lost(now):
            return Lost(Reason.SILENT)
        if self._vigil.silent(now) is not self._silent:
            self._silent = not self._silent
            self._happen(FellSilent(now) if self._silent else Heard(now))
        if now >= self._pulse_at:
            self._pulse_at = now + _ms(timing.pulse_every_s)
            latency_ms = self._around.clock.latency_ms
            self._vigil.asked(now)
            await self._socket.pulse(Pulse(t=now, latency_ms=latency_ms))
        if self._gap_until is not None and now >= self._gap_until:
            self._gap_until = None
            if self._place.missed:
                return await self._catch_up()
        return None

    async def _wake_up(self) -> Outcome | None:
        """Ask the house before anything is shown as live; its answer alone is as new as the waking."""
        clock = self._around.clock
        patience_s = max(self._around.timing.wake_s, 2 * (clock.latency_ms or 0) / 1000)
        clock.distrust()
        self._happen(Woke(self._now()))
        try:
            async with asyncio.timeout(patience_s):
                outcome = await self._catch_up()
        except (TimeoutError, ConnectionUnavailable):
            return Lost(Reason.LOST, at_once=True)
        now = self._now()
        self._vigil.begin_anew(now)
        self._pulse_at = self._watch_at = now
        return outcome

    def _measured(self, sent_at: int, server_now: int) -> None:
        clock, now = self._around.clock, self._now()
        clock.measure(sent_at, now, server_now)
        self._happen(Measured(now, now - sent_at, clock.offset_ms))

    def _decode(self, body: Any, kind: type[Message]) -> Message | None:
        """Return the message, or None when it is about another sale."""
        message = msgspec.convert(body, kind)
        return message if getattr(message, "sale", None) == self._around.sale else None

    def _tell(self, body: Any, kind: type[Message], listener: Callable[[Message], None]) -> None:
        message = self._decode(body, kind)
        if message is not None:
            listener(message)

    def _happen(self, happening: Happening) -> None:
        self._around.happen(happening)

    def _now(self) -> int:
        return self._around.monotonic()


def _ms(seconds: float) -> int:
    return int(seconds * 1000)
