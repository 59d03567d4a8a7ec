"""One sale as one person attends it: the connection feeds the picture, the picture tells what changed.

Shared by the bidder's and the auctioneer's view-models, each with an instance of its own. Changes are told at
most thirty times a second. Knows no widget.
"""

import logging
from collections.abc import Hashable
from enum import Enum
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from contract.display import ShownPicture
from contract.standing import Standing
from contract.wire import (
    Attendance,
    Attended,
    Beat,
    Desk,
    FeedMessage,
    GoodbyeMessage,
    LotView,
    SaleStatus,
    You,
    YouMessage,
)
from desktop_client.connection.clock import monotonic_ms
from desktop_client.connection.listeners import Listeners
from desktop_client.receipts.drawer import Drawer
from desktop_client.receipts.receipt import Origin
from desktop_client.saleroom.changes import RoomChange
from desktop_client.saleroom.room import SaleRoom
from desktop_client.saleroom.rows import Row, RowKind
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.batch import Batch
from desktop_client.viewmodels.catalogue_model import CatalogueModel, CatalogueRow
from desktop_client.viewmodels.catalogue_reading import CatalogueReader
from desktop_client.viewmodels.house import House
from desktop_client.viewmodels.marks import Marks
from desktop_client.viewmodels.pictures import PictureSize, PictureStore
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.receipts import ReceiptsViewModel

if TYPE_CHECKING:
    from desktop_client.connection.states import ConnectionState
    from desktop_client.connection.supervisor import Connection

_log = logging.getLogger(__name__)


class Aspect(Enum):
    """What of the sale changed.

    `LOTS`: any lot, see `changed_lots`. `NEAR`: one that this window looks at; its view-model adds it, so
    that bids on thousands of other lots cost a window nothing. `TURNED`: a lot opened, closed or came to be.
    """

    SALE = "sale"
    BLOCK = "block"
    LOTS = "lots"
    NEAR = "near"
    TURNED = "turned"
    YOU = "you"
    DESK = "desk"
    ATTENDANCE = "attendance"
    CONNECTION = "connection"
    BIDS = "bids"
    SHOWN = "shown"
    ANEW = "anew"
    CATALOGUE = "catalogue"


EVERYTHING = frozenset(Aspect)
AT_ONCE = 500
"""So many rows of the strip are shown anew in one turn of the loop, which takes some 5 ms."""


class LiveSale(QObject):
    """Owns the connection to one sale and everything known of the sale.

    Signals:
        changed(frozenset[Aspect]): what to look at again; `changed_lots` are the lots meanwhile.
        rows_changed(list[Row]): feed rows that are new or have changed.
        told(YouEntry): something happened to this user.
        went_live: the connection is live, for the first time or again.
        office_changed: read the display's settings or the telephone lines anew, whoever shows them.
    """

    changed = Signal(object)
    rows_changed = Signal(object)
    told = Signal(object)
    went_live = Signal()
    office_changed = Signal()

    def __init__(
        self,
        house: House,
        sale_id: str,
        preferences: Preferences,
        receipts: ReceiptsViewModel | None = None,
    ) -> None:
        super().__init__()
        self.receipts = receipts or ReceiptsViewModel(Drawer(None), house.url)
        self.room = SaleRoom(sale_id)
        self.catalogue = CatalogueModel(self._thumbnail)
        self.pictures = PictureStore(lambda lot, number, size: house.picture(sale_id, lot, number, size))
        self.tasks = TaskOwner(f"sale {sale_id}")
        self._house = house
        self._preferences = preferences
        self._batch = Batch(self._tell, self)
        self.changed_lots: frozenset[str] = frozenset()
        self._dirty_lots: set[str] = set()
        self._untold_lots: set[str] = set()
        self._waiting_lots: set[str] = set()
        self._marks = Marks()
        self._dirty_rows: set[int] = set()
        self._reader = CatalogueReader(
            house, sale_id, self.tasks, self.show_catalogue, self._show_changed_lots
        )
        self._is_rearranged = self._was_live = self._has_been_live = False
        self._heads_checked = self._office = 0
        self.connection: Connection = house.connect(sale_id, self._listen())
        self.pictures.arrived.connect(self._on_picture_arrived)
        preferences.watched_changed.connect(self._on_watched_changed)

    @property
    def sale_id(self) -> str:
        """Return the sale's id."""
        return self.room.sale_id

    @property
    def state(self) -> "ConnectionState":
        """Return where the connection stands."""
        return self.connection.state

    @property
    def house(self) -> House:
        """Return the house, to ask for what is not told live."""
        return self._house

    @property
    def you(self) -> You | None:
        """Return what this user may know of himself; None before the first answer."""
        return self.room.you

    @property
    def currency(self) -> str:
        """Return the sale's currency."""
        return self.room.terms.currency if self.room.terms is not None else "EUR"

    @property
    def origin(self) -> Origin | None:
        """Return whose verdicts these are, as receipts need it; None before the first answer."""
        sale, you = self.room.sale, self.room.you
        if sale is None or you is None:
            return None
        return Origin(
            house=self._house.url,
            house_key=sale.house_key,
            user=you.user,
            title=sale.title,
            currency=sale.terms.currency,
            paddle=you.paddle,
        )

    def now_ms(self) -> int:
        """Return the server's time, ms UTC."""
        return self.connection.clock.now_ms()

    def monotonic_ms(self) -> int:
        """Return the clock that the connection's times are on."""
        return monotonic_ms()

    def standing(self, lot: str | None) -> Standing | None:
        """Return a lot's standing; None for no lot or an unknown one."""
        return None if lot is None else self.room.standings.get(lot)

    def lot_view(self, lot: str | None) -> LotView | None:
        """Return a lot's catalogue texts; None before they came."""
        return None if lot is None else self.room.catalogue.get(lot)

    def has_ended(self) -> bool:
        """Tell whether the sale is over."""
        return self.room.status is SaleStatus.ENDED

    def start(self) -> None:
        """Enter the sale's room."""
        self.connection.start()
        self.load_catalogue()

    def load_catalogue(self) -> None:
        """Fetch the catalogue's texts; the standings come over the connection."""
        self._reader.read_all()

    def note(self, *aspects: Aspect) -> None:
        """Tell soon that something changed which others keep (the bids on their way)."""
        self._batch.add(*aspects)

    def flush(self) -> None:
        """Tell at once what has gathered."""
        self._batch.flush()

    async def close(self) -> None:
        """Leave the room. From here on nothing is told: news would set those to work who are being closed."""
        self.blockSignals(True)
        await self.connection.stop()
        await self.tasks.stop()
        await self.pictures.close()

    # ── what the connection brings ───────────────────────────────────────────────────────────────────

    def take(self, change: RoomChange) -> None:
        """Note what a message changed in the picture."""
        if not change:
            return
        self._dirty_lots |= change.lots
        self._dirty_rows |= {*change.added, *change.struck}
        self._check_heads()
        flags = {
            Aspect.LOTS: bool(change.lots),
            Aspect.SALE: change.sale,
            Aspect.TURNED: change.turned,
            Aspect.BLOCK: change.on_the_block,
            Aspect.YOU: change.you,
            Aspect.DESK: change.desk,
            Aspect.ATTENDANCE: change.attendance,
            Aspect.CONNECTION: bool(change.skipped),
            Aspect.ANEW: change.anew,
            Aspect.CATALOGUE: change.catalogue,
        }
        self._is_rearranged |= change.catalogue
        self._reader.read_some(change.texts | self._changed_meanwhile(change))
        self._batch.add(*(aspect for aspect, is_so in flags.items() if is_so), None)

    def _changed_meanwhile(self, change: RoomChange) -> frozenset[str]:
        """Return the lots of which is told while an answer about them may be on its way that is older."""
        if not (change.catalogue and self._reader.is_asking):
            return frozenset()
        rows = (self.room.rows[n] for n in change.added)
        return frozenset(row.lot for row in rows if row.kind is RowKind.LOT_CHANGED and row.lot is not None)

    def _check_heads(self) -> None:
        """Check each signed head of the ledger as it is told."""
        heads, sale = self.room.heads, self.room.sale
        if sale is not None and heads:
            for head in heads[min(self._heads_checked, len(heads)) :]:
                self.receipts.check_head(self.sale_id, sale.house_key, head)
            self._heads_checked = len(heads)

    def _listen(self) -> Listeners:
        return Listeners(
            on_state=self._on_state,
            on_attended=self._on_attended,
            on_feed=self._on_feed,
            on_you=self._on_you,
            on_beat=self._on_beat,
            on_attendance=self._on_attendance,
            on_desk=self._on_desk,
            on_picture=self._on_picture,
            on_goodbye=self._on_goodbye,
        )

    def _on_state(self, state: "ConnectionState") -> None:
        self._batch.add(Aspect.CONNECTION)
        if state.can_speak and not self._was_live:
            self.pictures.ask_again()
            self.catalogue.look_again()
            if not self.room.catalogue:
                self.load_catalogue()
            self._reader.read_some(())
            self.went_live.emit()
            if self._has_been_live:
                # A house that was started anew counts from nothing: an equal number says little then.
                self.office_changed.emit()
            self._has_been_live = True
        self._was_live = state.can_speak

    def _on_attended(self, attended: Attended) -> None:
        self.take(self.room.take_attended(attended, read_at=self._reader.asked_at(attended.now)))

    def _on_feed(self, message: FeedMessage) -> None:
        self.take(self.room.take_feed(message))

    def _on_you(self, message: YouMessage) -> None:
        self.take(self.room.take_you(message))
        if message.sale == self.sale_id:
            for entry in message.entries:
                self.told.emit(entry)

    def _on_beat(self, beat: Beat) -> None:
        self.take(self.room.take_beat(beat))
        if beat.sale == self.sale_id and beat.office != self._office:
            self._office = beat.office
            self.office_changed.emit()

    def _on_attendance(self, attendance: Attendance) -> None:
        self.take(self.room.take_attendance(attendance))

    def _on_desk(self, desk: Desk) -> None:
        self.take(self.room.take_desk(desk))

    def _on_picture(self, shown: ShownPicture, jpeg: bytes) -> None:
        view = self.lot_view(shown.lot)
        if view is not None and view.pictures < shown.k:
            self.show_catalogue([msgspec.structs.replace(view, pictures=shown.k)])
        self.pictures.take_in(shown.lot, shown.k, jpeg)

    def _on_goodbye(self, message: GoodbyeMessage) -> None:
        _log.info("the house says goodbye: %s", message.reason)
        self._batch.add(Aspect.CONNECTION)

    # ── telling it on ────────────────────────────────────────────────────────────────────────────────

    def _tell(self, aspects: frozenset[Hashable]) -> None:
        self._update_catalogue()
        self.changed_lots, self._untold_lots = frozenset(self._untold_lots), set()
        numbers, self._dirty_rows = sorted(self._dirty_rows), set()
        rows: list[Row] = [self.room.rows[n] for n in numbers if n in self.room.rows]
        told = frozenset(aspect for aspect in aspects if isinstance(aspect, Aspect))
        if rows and Aspect.ANEW not in told:
            self.rows_changed.emit(rows)
        if told:
            self.changed.emit(told)

    def _update_catalogue(self) -> None:
        """Show the lots that have changed, and those that are marked otherwise than before."""
        if self._is_rearranged:
            self._is_rearranged = False
            self.catalogue.show_lots(self.room.catalogue.values())
        dirty, self._dirty_lots = self._dirty_lots, set()
        self._untold_lots |= dirty
        before, marks = self._marks, self._marks.now(self.room, self._preferences.watched(self.sale_id))
        self._marks = marks
        self._waiting_lots |= dirty | marks.differing(before, self.room)
        if len(self._waiting_lots) <= AT_ONCE:
            lots, self._waiting_lots = self._waiting_lots, set()
        else:
            # All of them, as one comes in: the first of the strip first, the others in the next turns.
            lots = set(self.room.overview.in_order(self._waiting_lots)[:AT_ONCE])
            self._waiting_lots -= lots
            self._batch.add(None)
        for lot in lots:
            standing, shown = self.room.standings.get(lot), self.catalogue.row(lot)
            if standing is not None and shown is not None:
                row = CatalogueRow(
                    shown.view,
                    standing,
                    on_the_block=lot == marks.block,
                    is_next=lot == marks.coming,
                    watched=lot in marks.watched,
                    mine=lot in marks.mine or self.room.has_bid(lot),
                )
                self.catalogue.show_row(row)

    def _on_watched_changed(self, sale: str) -> None:
        if sale == self.sale_id:
            self._batch.add(Aspect.SHOWN)

    def _thumbnail(self, lot: LotView) -> QImage | None:
        return self.pictures.picture(lot.lot, 1, PictureSize.THUMB)

    def _on_picture_arrived(self, lot: str, number: int, size: PictureSize) -> None:
        if size is PictureSize.THUMB and number == 1:
            self.catalogue.look_again(lot)

    def show_catalogue(self, lots: list[LotView]) -> None:
        """Take the catalogue's texts."""
        self.take(self.room.take_catalogue(lots))
        self._batch.add(Aspect.SHOWN)
        self._update_catalogue()

    def _show_changed_lots(self, lots: list[LotView]) -> None:
        """Take what the house changed of these lots: texts, and pictures that are others now."""
        self.pictures.forget({view.lot for view in lots})
        self.show_catalogue(lots)
        for view in lots:
            self.catalogue.look_again(view.lot)
