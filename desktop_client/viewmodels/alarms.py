"""Listens for what this person wants to be told of in one sale, and posts it as notices.

Only while the connection is live: what is caught up with after a break is shown, not told. Knows no widget.
"""

from PySide6.QtCore import QObject, QTimer

from contract.standing import Phase
from contract.wire import PaddleStatus, SaleStatus, YouEntry, YouType
from desktop_client.saleroom.alarms import AlarmBell, Ring, Rung
from desktop_client.viewmodels.live_sale import Aspect, LiveSale
from desktop_client.viewmodels.notices import Notice, NoticeKind, Notices
from desktop_client.viewmodels.preferences import Preferences

_LISTEN_EVERY_MS = 1_000
_RINGS = {
    Ring.SOON: NoticeKind.SOON,
    Ring.ON_THE_BLOCK: NoticeKind.ON_THE_BLOCK,
    Ring.CLOSING: NoticeKind.CLOSING,
}
_ABOUT_ME = {
    YouType.OUTBID: NoticeKind.OUTBID,
    YouType.WON: NoticeKind.WON,
    YouType.REGISTERED: NoticeKind.REGISTERED,
}
# A bid brings no lot nearer: what does, changes the block, the sale or the order; the rest the clock tells.
_STIRS = {Aspect.YOU, Aspect.SALE, Aspect.BLOCK, Aspect.CATALOGUE, Aspect.CONNECTION}


class Watch(QObject):
    """One sale's alarms and news, for one person."""

    def __init__(self, live: LiveSale, preferences: Preferences, notices: Notices) -> None:
        super().__init__(live)
        self._live, self._preferences, self._notices = live, preferences, notices
        self._bell = AlarmBell()
        self._watched = preferences.watched(live.sale_id)
        self._booked: frozenset[str] = frozenset()
        self._wished_out: set[str] = set()
        self._status: PaddleStatus | None = None
        self._waits = False
        live.changed.connect(self._on_live_changed)
        live.told.connect(self._on_told)
        preferences.watched_changed.connect(self._on_watched_changed)
        # In a timed sale nothing need happen for a lot to come near.
        self._second = QTimer(self, interval=_LISTEN_EVERY_MS)
        self._second.timeout.connect(self.listen)
        self._second.start()

    def close(self) -> None:
        """Listen no more."""
        self._second.stop()

    def expect_out(self, lot: str) -> None:
        """Know that I am taking a maximum out myself."""
        self._wished_out.add(lot)

    def expect_in(self, lot: str) -> None:
        """Know that it stays in after all: when it goes out later, the house has taken it out."""
        self._wished_out.discard(lot)

    def listen(self) -> None:
        """Post an alarm for each watched lot that has come near."""
        room = self._live.room
        if not self._live.state.can_speak or self._live.has_ended() or not room.catalogue:
            return  # without the catalogue nobody could say which lot it is
        self._forget_what_is_over()
        self._status = self._live.you.status if self._live.you is not None else None
        wanted = self._watched | self._booked_lots()
        for rung in self._bell.listen(room, wanted, self._preferences.alarm_rule, self._live.now_ms()):
            self._notices.post(self._notice_of(rung))

    def _booked_lots(self) -> frozenset[str]:
        """Return the lots that I left a maximum on before they opened; one open when I bid is none."""
        maxes = self._live.you.maxes if self._live.you is not None else {}
        left = {lot for lot in maxes if self._is_upcoming(lot)}
        opened_since = {lot for lot in self._booked if not self._is_upcoming(lot)}
        self._booked = frozenset(left | opened_since)
        return self._booked

    def _is_upcoming(self, lot: str) -> bool:
        standing = self._live.standing(lot)
        return standing is not None and standing.phase is Phase.UPCOMING

    def _forget_what_is_over(self) -> None:
        """Take back what waits to be told of lots that are closed by now."""
        for lot in self._notices.waiting(self._live.sale_id):
            standing = self._live.standing(lot)
            if standing is not None and standing.phase.closed:
                self._notices.withdraw(self._live.sale_id, lot, *_RINGS.values())

    def _notice_of(self, rung: Rung) -> Notice:
        one = rung.coming
        return self._about(_RINGS[rung.ring], one.lot, lots=one.lots, ms=one.ms)

    def _about(
        self,
        kind: NoticeKind,
        lot: str | None,
        *,
        amount: int | None = None,
        lots: int | None = None,
        ms: int | None = None,
    ) -> Notice:
        sale, view = self._live.room.sale, self._live.lot_view(lot)
        return Notice(
            kind,
            self._live.sale_id,
            sale.title if sale is not None else "",
            lot,
            view.title if view is not None else "",
            amount,
            self._live.currency,
            lots,
            ms,
        )

    def _on_watched_changed(self, _sale: str) -> None:
        before, self._watched = self._watched, self._preferences.watched(self._live.sale_id)
        self._bell.chosen(self._watched - before)
        self.listen()

    def _on_live_changed(self, aspects: frozenset[Aspect]) -> None:
        self._tell_of_the_opening()
        if aspects & _STIRS:
            self.listen()

    def _tell_of_the_opening(self) -> None:
        """Tell that a sale opens which I waited in; one that was open when I came is no news."""
        room, is_live = self._live.room, self._live.state.can_speak
        if self._waits and is_live and room.status is SaleStatus.OPEN:
            self._notices.post(self._about(NoticeKind.SALE_OPENED, None))
        self._waits = is_live and room.sale is not None and room.status is SaleStatus.UPCOMING

    def _on_told(self, entry: YouEntry) -> None:
        if not self._live.state.can_speak:
            return
        if entry.type is YouType.LEADING and entry.lot is not None:
            self._notices.withdraw(self._live.sale_id, entry.lot, NoticeKind.OUTBID)
        kind = _ABOUT_ME.get(entry.type)
        if self._was_approved():
            kind = NoticeKind.APPROVED
        elif self._was_taken_out(entry):
            kind = NoticeKind.MAX_OUT
        if kind is not None:
            self._notices.post(self._about(kind, entry.lot, amount=entry.amount))

    def _was_approved(self) -> bool:
        """Tell whether the house has approved the paddle that waited for it."""
        before, self._status = self._status, self._live.you.status if self._live.you is not None else None
        return (before, self._status) == (PaddleStatus.PENDING, PaddleStatus.APPROVED)

    def _was_taken_out(self, entry: YouEntry) -> bool:
        """Tell whether a maximum of mine went out of the book, and not at my own wish."""
        lot, you = entry.lot, self._live.you
        if lot is None or you is None:
            return False
        if lot in you.maxes:
            if entry.type is YouType.MAX_LEFT and self._is_upcoming(lot):
                self._booked |= {lot}  # at once: it may go out again before anybody listens
                self._wished_out.discard(lot)
            return False
        if entry.type is not YouType.CHANGED:
            return False
        was_booked, at_my_wish = lot in self._booked, lot in self._wished_out
        self._booked -= {lot}
        self._wished_out.discard(lot)
        return was_booked and not at_my_wish
