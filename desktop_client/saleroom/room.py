"""The picture of a sale: the fold of what the connection brings.

Pure and tolerant: entries that are known already are ignored, entries after a hole are not applied but
reported, and each entry carries its lot's whole standing, so a skipped one never leaves a wrong price.
"""

from collections.abc import Iterable, Sequence

from contract import feed
from contract.standing import Standing
from contract.terms import SaleKind, Terms
from contract.wire import (
    Attendance,
    Attended,
    Attendee,
    Beat,
    Desk,
    FeedMessage,
    LotView,
    SaleStatus,
    SaleView,
    You,
    YouMessage,
)
from desktop_client.saleroom.changes import NOTHING, RoomChange
from desktop_client.saleroom.desk import DeskBook
from desktop_client.saleroom.history import PriceHistory, PricePoint
from desktop_client.saleroom.rows import Row, row_of

PRESENT = "present"


class SaleRoom:
    """What is known of one sale. Read anything; change it only through the `take_…` methods."""

    def __init__(self, sale_id: str) -> None:
        self.sale_id = sale_id
        self.sale: SaleView | None = None
        self.status = SaleStatus.UPCOMING
        self.hold: str | None = None
        self.last = 0
        self.standings: dict[str, Standing] = {}
        self.catalogue: dict[str, LotView] = {}
        self.rows: dict[int, Row] = {}
        self.latest_lot: str | None = None
        self.you: You | None = None
        self.desk = DeskBook()
        self.attendees: tuple[Attendee, ...] = ()
        self.attending = 0
        self.rostrum_present = True
        self.skipped = 0
        self.heads: list[feed.LedgerHead] = []
        self._histories: dict[str, PriceHistory] = {}
        self._numbers: dict[str, list[int]] = {}

    # ── what windows ask ─────────────────────────────────────────────────────────────────────────────

    @property
    def terms(self) -> Terms | None:
        """The sale's terms; None until the first answer came."""
        return None if self.sale is None else self.sale.terms

    @property
    def live(self) -> bool:
        """Whether an auctioneer calls this sale (a timed one closes by the clock)."""
        return self.terms is not None and self.terms.kind is SaleKind.LIVE

    @property
    def on_the_block(self) -> str | None:
        """The lot that takes bids in a live sale; None between lots and in timed sales."""
        if not self.live or self.latest_lot is None:
            return None
        standing = self.standings.get(self.latest_lot)
        return self.latest_lot if standing is not None and standing.phase.takes_bids else None

    @property
    def your_paddle(self) -> str | None:
        """Your paddle in this sale; None before registering."""
        return None if self.you is None else self.you.paddle

    def lot_numbers(self) -> list[str]:
        """Return every lot number in catalogue order."""
        return list(self.standings)

    def history(self, lot: str) -> Sequence[PricePoint]:
        """Return the steps of a lot's price, oldest first."""
        history = self._histories.get(lot)
        return () if history is None else tuple(history.points)

    def rows_of(self, lot: str) -> list[Row]:
        """Return the rows about one lot, oldest first."""
        return [self.rows[n] for n in self._numbers.get(lot, ())]

    def has_bid(self, lot: str) -> bool:
        """Tell whether a bid of yours, not struck, was taken on this lot."""
        paddle = self.your_paddle
        return paddle is not None and any(
            row.paddle == paddle and not row.struck for row in self.rows_of(lot)
        )

    # ── what the connection brings ───────────────────────────────────────────────────────────────────

    def take_catalogue(self, lots: Iterable[LotView]) -> RoomChange:
        """Take the catalogue's texts. Standings in it count only for lots that nothing is known of yet."""
        self.catalogue = {lot.lot: lot for lot in sorted(lots, key=lambda lot: lot.position)}
        known = self.standings
        self.standings = {number: known.get(number, lot.standing) for number, lot in self.catalogue.items()}
        self.standings.update(known)
        return RoomChange(lots=frozenset(self.catalogue), sale=True)

    def take_attended(self, attended: Attended) -> RoomChange:
        """Take an answer to `attend`: the sale, every standing, and the entries that were missed."""
        if not attended.ok or attended.sale is None:
            return NOTHING
        anew = self.sale is None or attended.head < self.last
        if anew:
            self._start_again()
        block = self.on_the_block
        self.sale, self.status, self.hold = attended.sale, attended.sale.status, attended.sale.hold
        added, struck = self._take_entries(attended.feed)
        # The standings are those at `head`, later than any entry of this page.
        changed = {s.lot for s in attended.standings if self.standings.get(s.lot) != s}
        self.standings.update({standing.lot: standing for standing in attended.standings})
        self._find_latest_lot()
        self.you = attended.you
        if attended.desk is not None:
            self.desk.replace(attended.desk)
        return RoomChange(
            lots=frozenset(changed | self._lots_of(added)),
            added=added,
            struck=struck,
            sale=True,
            on_the_block=anew or block != self.on_the_block,
            you=True,
            desk=attended.desk is not None,
            anew=anew,
        )

    def take_feed(self, message: FeedMessage) -> RoomChange:
        """Take pushed entries; those after a hole are left out, and the change says `gap`.

        With `after`, they stand for everything after that number: what is not there was left out on purpose.
        """
        fresh = [entry for entry in message.entries if entry.n > self.last]
        if message.sale != self.sale_id or not fresh:
            return NOTHING
        thinned = message.after is not None and message.after <= self.last
        if fresh[0].n != self.last + 1 and not thinned:
            return RoomChange(gap=True)
        block, sale = self.on_the_block, (self.status, self.hold, self.rostrum_present)
        self.rostrum_present = True  # what is told now was recorded now; the beat may be two seconds behind
        left_out = fresh[-1].n - self.last - len(fresh)
        self.skipped += left_out
        added, struck = self._take_entries(fresh, thinned=thinned)
        return RoomChange(
            lots=frozenset(self._lots_of(added)),
            added=added,
            struck=struck,
            sale=sale != (self.status, self.hold, self.rostrum_present),
            on_the_block=block != self.on_the_block,
            skipped=left_out,
        )

    def take_you(self, message: YouMessage) -> RoomChange:
        """Take what concerns you alone."""
        if message.sale != self.sale_id or message.you == self.you:
            return NOTHING
        self.you = message.you
        return RoomChange(you=True)

    def take_beat(self, beat: Beat) -> RoomChange:
        """Take a beat: how many attend, whether the rostrum is there, whether the sale is on hold."""
        seen = (beat.attending, beat.rostrum == PRESENT, beat.hold)
        if beat.sale != self.sale_id or seen == (self.attending, self.rostrum_present, self.hold):
            return NOTHING
        self.attending, self.rostrum_present = beat.attending, beat.rostrum == PRESENT
        if beat.head == self.last:
            # A beat that knows more entries than this picture speaks of another moment.
            self.hold = beat.hold
        return RoomChange(sale=True, attendance=True)

    def take_desk(self, desk: Desk) -> RoomChange:
        """Take what only clerks may see."""
        if desk.sale != self.sale_id:
            return NOTHING
        self.desk.merge(desk)
        return RoomChange(desk=True, lots=frozenset(lot.lot for lot in desk.lots))

    def take_attendance(self, attendance: Attendance) -> RoomChange:
        """Take who is here."""
        if attendance.sale != self.sale_id:
            return NOTHING
        self.attendees = tuple(attendance.attendees)
        return RoomChange(attendance=True)

    # ── the fold ─────────────────────────────────────────────────────────────────────────────────────

    def _take_entries(
        self, entries: Iterable[feed.FeedEntry], *, thinned: bool = False
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        added, struck = [], []
        for entry in entries:
            if entry.n <= self.last or (entry.n != self.last + 1 and not thinned):
                continue
            self.last = entry.n
            if isinstance(entry, feed.LedgerHead):
                self.heads.append(entry)  # for the audit; nobody reads it in the feed
                continue
            self._take_entry(entry)
            row = self.rows[entry.n] = row_of(entry)
            if row.lot is not None:
                self._numbers.setdefault(row.lot, []).append(entry.n)
            added.append(entry.n)
            if isinstance(entry, feed.EntryUndone):
                struck += self._strike(entry.undoes)
        return tuple(added), tuple(struck)

    def _take_entry(self, entry: feed.FeedEntry) -> None:
        match entry:
            case feed.SaleOpened():
                self.status = SaleStatus.OPEN
            case feed.SaleEnded():
                self.status, self.hold = SaleStatus.ENDED, None
            case feed.SaleHeld(text=text):
                self.hold = text
            case feed.SaleResumed():
                self.hold = None
            case feed.LotEntry(lot=lot, standing=Standing() as standing):
                undoes = entry.undoes if isinstance(entry, feed.EntryUndone) else None
                self._histories.setdefault(lot, PriceHistory()).moved(entry.n, entry.at, standing, undoes)
                self.standings[lot] = standing
                if standing.phase.takes_bids:
                    self.latest_lot = lot
            case _:
                return

    def _strike(self, n: int) -> list[int]:
        row = self.rows.get(n)
        if row is None:
            return []
        self.rows[n] = row.as_struck()
        return [n]

    def _find_latest_lot(self) -> None:
        """After a page: a lot that takes bids is on the block, whatever this page had not told."""
        if self.live:
            taking = [number for number, standing in self.standings.items() if standing.phase.takes_bids]
            self.latest_lot = taking[-1] if taking else self.latest_lot

    def _lots_of(self, numbers: Iterable[int]) -> set[str]:
        return {lot for n in numbers if (lot := self.rows[n].lot) is not None}

    def _start_again(self) -> None:
        self.last, self.latest_lot, self.skipped = 0, None, 0
        self.heads = []
        self.rows, self.standings, self._histories, self._numbers = {}, {}, {}, {}
        self.desk = DeskBook()
