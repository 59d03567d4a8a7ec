"""The picture of a sale: the fold of what the connection brings.

Pure and tolerant: entries that are known already are ignored, entries after a hole are not applied but
reported, and each entry carries its lot's whole standing, so a skipped one never leaves a wrong price.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from contract import feed
from contract.standing import Phase, Standing
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
from desktop_client.saleroom.lot_order import changed, moved, numbered, on_ladder, placed
from desktop_client.saleroom.overview import Overview
from desktop_client.saleroom.row_book import RowBook
from desktop_client.saleroom.rows import Row, RowKind, row_of

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
        self.overview = Overview()
        self.book = RowBook()
        self.latest_lot: str | None = None
        self.you: You | None = None
        self.taken_out: dict[str, int] = {}  # limits of mine that left the book before their lot opened
        self.desk = DeskBook()
        self.attendees: tuple[Attendee, ...] = ()
        self.attending = 0
        self.rostrum_present = True
        self.skipped = 0
        self.heads: list[feed.LedgerHead] = []
        self._histories: dict[str, PriceHistory] = {}
        self._has_turned = False
        self._placed: set[str] = set()

    # ── what windows ask ─────────────────────────────────────────────────────────────────────────────

    @property
    def rows(self) -> dict[int, Row]:
        """Every row of the feed that was told, by its number."""
        return self.book.rows

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
    def lined_up(self) -> str | None:
        """The lot that a clerk said comes next; None when nobody did, or when it is open or closed by now."""
        lot = None if self.sale is None else self.sale.lined_up
        standing = self.standings.get(lot) if lot is not None else None
        return lot if standing is not None and standing.phase in {Phase.UPCOMING, Phase.PASSED} else None

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
        return self.book.of_lot(lot)

    def newest_rows_of(self, lot: str) -> Iterator[Row]:
        """Yield the rows about one lot, newest first."""
        return self.book.newest_of_lot(lot)

    def newest(self, *kinds: RowKind) -> Iterator[Row]:
        """Yield the rows of these kinds, newest first."""
        return self.book.newest(*kinds)

    def has_bid(self, lot: str) -> bool:
        """Tell whether a bid of yours, not struck, was taken on this lot."""
        paddle = self.your_paddle
        return paddle is not None and self.book.has_row_of(lot, paddle)

    def lots_bid_on(self) -> frozenset[str]:
        """Return the lots on which a bid of yours, not struck, was taken."""
        paddle = self.your_paddle
        return frozenset() if paddle is None else frozenset(self.book.lots_of(paddle))

    # ── what the connection brings ───────────────────────────────────────────────────────────────────

    def take_catalogue(self, lots: Iterable[LotView]) -> RoomChange:
        """Take the catalogue's texts, of all lots or of some.

        Standings and places in it count only for lots that nothing is known of yet.
        """
        views = list(lots)
        settled = self.standings if self.sale is not None else ()
        # A lot that is named in an entry before its texts came has a standing, but no place yet.
        order = placed(list(self.standings), views, [lot for lot in settled if lot in self._placed])
        known = {view.lot: view.standing for view in views} | self.standings
        self.standings = {number: known[number] for number in order}
        self.overview.begin(self.standings)
        self._placed |= {view.lot for view in views}
        self.catalogue = numbered(order, self.catalogue | {view.lot: view for view in views})
        return RoomChange(lots=frozenset(view.lot for view in views), sale=True, catalogue=True, turned=True)

    def take_attended(self, attended: Attended, *, read_at: int = 0) -> RoomChange:
        """Take an answer to `attend`: the sale, every standing, and the entries that were missed.

        What was changed of the catalogue before `read_at` (ms, UTC, server's clock) is known already.
        """
        if not attended.ok or attended.sale is None:
            return NOTHING
        anew, order = self.sale is None or attended.head < self.last, self.lot_numbers()
        if anew:
            self._start_again()
        block = self.on_the_block
        self.sale = attended.sale
        added, struck = self._take_entries(attended.feed)
        # The standings are those at `head`, later than any entry of this page.
        told = {standing.lot for standing in attended.standings}
        moved_on = {s.lot for s in attended.standings if self.standings.get(s.lot) != s}
        # So is this: an entry of the page may have opened what is held or over by now.
        self.sale, self.status, self.hold = attended.sale, attended.sale.status, attended.sale.hold
        self.standings = {standing.lot: standing for standing in attended.standings} | {
            lot: standing for lot, standing in self.standings.items() if lot not in told
        }
        self.overview.begin(self.standings)
        self._placed |= told
        self.catalogue = numbered(self.standings, self.catalogue)
        self._find_latest_lot()
        self._take_own(attended.you)
        if attended.desk is not None:
            self.desk.replace(attended.desk)
        return RoomChange(
            lots=frozenset(moved_on | self._lots_of(added)),
            added=added,
            struck=struck,
            sale=True,
            on_the_block=anew or block != self.on_the_block,
            turned=True,
            you=True,
            desk=attended.desk is not None,
            anew=anew,
            catalogue=order != self.lot_numbers() or self._changes_catalogue(added),
            texts=self._texts_of(added, read_at) | self._without_texts(),
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
        block, sale = self.on_the_block, (self.status, self.hold, self.rostrum_present, self.sale)
        self.rostrum_present = True  # what is told now was recorded now; the beat may be two seconds behind
        left_out = fresh[-1].n - self.last - len(fresh)
        self.skipped += left_out
        added, struck = self._take_entries(fresh, thinned=thinned)
        return RoomChange(
            lots=frozenset(self._lots_of(added)),
            added=added,
            struck=struck,
            sale=sale != (self.status, self.hold, self.rostrum_present, self.sale),
            on_the_block=block != self.on_the_block,
            skipped=left_out,
            turned=self._take_turned(),
            catalogue=self._changes_catalogue(added),
            texts=self._texts_of(added),
        )

    def take_you(self, message: YouMessage) -> RoomChange:
        """Take what concerns you alone."""
        if message.sale != self.sale_id or message.you == self.you:
            return NOTHING
        self._take_own(message.you)
        return RoomChange(you=True)

    def _take_own(self, you: You | None) -> None:
        before, now = _limits(self.you), _limits(you)
        self.you = you
        for lot in before.keys() - now.keys():
            standing = self.standings.get(lot)
            if standing is not None and standing.phase is Phase.UPCOMING:
                self.taken_out[lot] = before[lot]
        self.taken_out = {lot: limit for lot, limit in self.taken_out.items() if lot not in now}

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
            self.book.add(row_of(entry))
            added.append(entry.n)
            if isinstance(entry, feed.EntryUndone) and self.book.strike(entry.undoes):
                struck.append(entry.undoes)
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
            case feed.SaleChanged(title=title, terms=terms):
                self._change_sale(title=title, terms=terms)
                # Its entry carries no standings: a sale that may still be changed has no bid in it.
                self.standings = {
                    lot: on_ladder(standing, terms.ladder) for lot, standing in self.standings.items()
                }
                self.overview.begin(self.standings)
            case feed.LotsMoved(lots=lots, before=before):
                order = moved(self.lot_numbers(), lots, before)
                self.standings = {lot: self.standings[lot] for lot in order}
                self.overview.begin(self.standings)
                self.catalogue = numbered(order, self.catalogue)
            case feed.LotEntry():
                self._take_lot_entry(entry)
            case _:
                return

    def _take_lot_entry(self, entry: feed.LotEntry) -> None:
        lot, standing = entry.lot, entry.standing
        match entry:
            case feed.LinedUp():
                self._change_sale(lined_up=lot)
            case feed.LotOpened() if self.live:
                self._change_sale(lined_up=None)
            case feed.LotChanged() if lot in self.catalogue:
                self.catalogue[lot] = changed(self.catalogue[lot], entry)
            case _:
                pass
        if standing is not None:
            undoes = entry.undoes if isinstance(entry, feed.EntryUndone) else None
            self._histories.setdefault(lot, PriceHistory()).moved(entry.n, entry.at, standing, undoes)
            self._show_standing(lot, standing)
            if standing.phase.takes_bids:
                self.latest_lot = lot

    def _show_standing(self, lot: str, standing: Standing) -> None:
        before = self.standings.get(lot)
        self.standings[lot] = standing
        if before is None:
            self.overview.begin(self.standings)
            self._has_turned = True
        elif self.overview.change(before, standing):
            self._has_turned = True

    def _take_turned(self) -> bool:
        """Tell whether a lot has come into another phase since this was asked last."""
        turned, self._has_turned = self._has_turned, False
        return turned

    def _change_sale(self, **changes: object) -> None:
        if self.sale is not None:
            self.sale = msgspec.structs.replace(self.sale, **changes)

    def _find_latest_lot(self) -> None:
        """After a page: a lot that takes bids is on the block, whatever this page had not told."""
        if self.live:
            taking = self.overview.of(Phase.OPEN, Phase.FAIR_WARNING, Phase.FINAL_CALL)
            self.latest_lot = taking[-1] if taking else self.latest_lot

    def _lots_of(self, numbers: Iterable[int]) -> set[str]:
        rows = [self.rows[n] for n in numbers]
        if any(row.kind is RowKind.SALE_CHANGED for row in rows):
            self._has_turned = True
            return set(self.standings)
        return {row.lot for row in rows if row.lot is not None}

    def _changes_catalogue(self, numbers: Iterable[int]) -> bool:
        return any(self.rows[n].kind in (RowKind.LOT_CHANGED, RowKind.LOTS_MOVED) for n in numbers)

    def _texts_of(self, numbers: Iterable[int], read_at: int = 0) -> frozenset[str]:
        """Return the lots whose texts or pictures the house changed, at `read_at` (ms, UTC) or later."""
        rows = (self.rows[n] for n in numbers)
        fresh = (row for row in rows if row.kind is RowKind.CATALOGUE_CHANGED and row.at >= read_at)
        return frozenset(lot for row in fresh for lot in row.lots)

    def _without_texts(self) -> frozenset[str]:
        """Return the lots that came since the catalogue was read; none before it was."""
        return frozenset(self.standings.keys() - self.catalogue.keys()) if self.catalogue else frozenset()

    def _start_again(self) -> None:
        self.last, self.latest_lot, self.skipped = 0, None, 0
        self.heads = []
        self.book, self.overview, self.standings, self._histories = RowBook(), Overview(), {}, {}
        self._placed = set()
        self.desk = DeskBook()


def _limits(you: You | None) -> dict[str, int]:
    return {} if you is None else you.maxes
