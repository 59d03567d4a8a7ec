"""The catalogue as the clerk works on it: reads it, changes it, and can take the last change back.

One command to the house per edit; what comes of it is told to every window by the feed. Knows no widget.
"""

import asyncio
from collections.abc import Awaitable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from contract import commands
from contract.catalogue import CatalogueRow, DeskLotView, Existing, LotChange, SplitLot
from contract.ids import new_id
from desktop_client.connection.clock import monotonic_ms
from desktop_client.viewmodels.asking_again import AskingAgain
from desktop_client.viewmodels.catalogue_edits import (
    Edit,
    EditKind,
    changed,
    takes_back_change,
    takes_back_move,
    takes_back_order,
)
from desktop_client.viewmodels.catalogue_lots import LotTable
from desktop_client.viewmodels.house import HouseError, asked
from desktop_client.viewmodels.live_sale import Aspect
from desktop_client.viewmodels.office import OfficeViewModel

if TYPE_CHECKING:
    from desktop_client.connection.desks.catalogue import CatalogueDesk

AT_ONCE = 500
"""How many lots one move may name."""
REREAD_AFTER_S = 0.4
"""How long to gather news of a changed catalogue before it is read again."""
RUSH_MS = 2_000
"""Where news does not end, as while pictures come in, it is read again no more often than this."""
_MOST_STEPS = 50


class CatalogueViewModel(QObject):
    """The lots of one sale.

    Signals:
        changed: the lots were read again.
        busy_changed(bool): a request is on its way, or none is any more.
        failed(HouseError): an edit came to nothing.
        done(Edit): an edit was made, and can be taken back.
        exported(str), export_failed(str): a file was written, or why not.
    """

    changed = Signal()
    busy_changed = Signal(bool)
    failed = Signal(object)
    done = Signal(object)
    exported = Signal(str)
    export_failed = Signal(str)

    def __init__(self, office: OfficeViewModel) -> None:
        super().__init__()
        self.office, self.live = office, office.live
        self.table = LotTable()
        self.table.moved.connect(self.move)
        self.is_read = False
        self._undo: list[Edit] = []
        self._running = self._edits = 0
        self._reread_at = -RUSH_MS
        self._turn = asyncio.Lock()
        self._rereading = AskingAgain(office.tasks, "reading the catalogue again", self._reread)
        office.changed.connect(self._on_live_changed)
        office.live.office_changed.connect(self._on_office_changed)

    @property
    def currency(self) -> str:
        """Return the sale's currency."""
        return self.live.currency

    @property
    def last_edit(self) -> Edit | None:
        """Return what `undo` would take back."""
        return self._undo[-1] if self._undo else None

    @property
    def desk(self) -> "CatalogueDesk":
        """Return where the house is asked."""
        from desktop_client.connection.desks.catalogue import CatalogueDesk

        return CatalogueDesk(self.office.house.api)

    def lot(self, number: str) -> DeskLotView | None:
        """Return a lot by its number."""
        return next((lot for lot in self.table.lots() if lot.lot == number), None)

    # ── reading ──────────────────────────────────────────────────────────────────────────────────────

    def refresh(self) -> None:
        """Read the whole catalogue again."""
        self.office.tasks.spawn(self._refresh(), "catalogue")

    def refresh_soon(self) -> None:
        """Read it again after a moment, once for all that changes until then."""
        self._rereading.ask()

    async def _reread(self) -> None:
        is_in_a_rush = monotonic_ms() - self._reread_at < RUSH_MS
        await asyncio.sleep(RUSH_MS / 1000 if is_in_a_rush else REREAD_AFTER_S)
        await self._refresh()
        self._reread_at = monotonic_ms()

    async def _refresh(self) -> None:
        edits = self._edits
        try:
            async with self._turn:
                lots = await asked(self.desk.lots(self.office.sale_id))
        except HouseError as error:
            self.failed.emit(error)
            return
        if edits != self._edits:
            self.refresh_soon()  # the answer may be of the time before an edit made here, which is shown
            return
        self.is_read = True
        self.table.show(lots)
        if self.live.state.can_speak:
            self.table.show_standings(self.live.room.standings)  # told live: newer than any answer
        self.changed.emit()

    def _on_live_changed(self, aspects: frozenset[Aspect]) -> None:
        if not self.is_read:
            return
        if aspects & {Aspect.CATALOGUE, Aspect.ANEW}:
            self.refresh_soon()
        if Aspect.LOTS in aspects:
            self.table.show_standings(self.live.room.standings)

    def _on_office_changed(self) -> None:
        """Read again: another clerk may have changed what only the house sees, such as a seller."""
        if self.is_read:
            self.refresh_soon()

    # ── editing ──────────────────────────────────────────────────────────────────────────────────────

    def change(self, lot: DeskLotView, change: LotChange) -> None:
        """Change what the house says of a lot."""
        self._run(self._change(lot, change, takes_back_change(lot, change)))

    async def _change(self, lot: DeskLotView, change: LotChange, edit: Edit) -> Edit:
        await asked(self.desk.change_lot(self.office.sale_id, lot.lot, change))
        self._edits += 1
        self.table.replace([changed(self.lot(lot.lot) or lot, change)])
        self.changed.emit()
        return edit

    def move(self, lots: Sequence[str], before: str | None) -> None:
        """Put upcoming lots before another; None for the end."""
        order = [lot.lot for lot in self.table.lots()]
        if not lots or before in lots:
            return
        going = set(lots)
        rest = [lot for lot in order if lot not in going]
        place = len(rest) if before is None else rest.index(before)
        if [*rest[:place], *lots, *rest[place:]] != order:
            self._run(self._move(list(lots), before, takes_back_move(order, lots)))

    async def _move(self, lots: list[str], before: str | None, edit: Edit) -> Edit:
        await self._call_moves(lots, before)
        return edit

    async def _call_moves(self, lots: list[str], before: str | None) -> None:
        for start in range(0, len(lots), AT_ONCE):
            await self.call(commands.MoveLots(lots=lots[start : start + AT_ONCE], before=before))

    def withdraw(self, lots: Sequence[str]) -> None:
        """Take lots out of the sale; who calls it has asked."""
        self._run(self._withdraw(lots))

    async def _withdraw(self, lots: Sequence[str]) -> None:
        for lot in lots:
            await self.call(commands.Withdraw(lot=lot))

    def split(self, lot: str, rows: list[CatalogueRow], pictures: dict[str, list[int]]) -> None:
        """Make further lots right after one; some of its pictures may go with them."""
        self._run(self._split(lot, SplitLot(rows, pictures)))

    async def _split(self, lot: str, split: SplitLot) -> None:
        await asked(self.desk.split_lot(self.office.sale_id, lot, split))
        self.refresh_soon()

    def add(self, rows: list[CatalogueRow], before: str | None, existing: Existing) -> None:
        """Add lots before another, or at the end."""
        self._run(self._add(rows, before, existing))

    async def _add(self, rows: list[CatalogueRow], before: str | None, existing: Existing) -> None:
        await asked(self.desk.add_lots(self.office.sale_id, rows, before, existing))
        self.refresh_soon()

    def order_pictures(self, lot: str, order: Sequence[int]) -> None:
        """Put a lot's pictures into another order."""
        self._run(self._order_pictures(lot, list(order), takes_back_order(lot, order)))

    async def _order_pictures(self, lot: str, order: list[int], edit: Edit) -> Edit:
        await asked(self.desk.order_pictures(self.office.sale_id, lot, order))
        self._pictures_changed(lot)
        return edit

    def remove_picture(self, lot: str, number: int, of: int) -> None:
        """Take one of the `of` pictures that were seen away; who calls it has asked."""
        self._run(self._remove_picture(lot, number, of))

    async def _remove_picture(self, lot: str, number: int, of: int) -> None:
        await asked(self.desk.remove_picture(self.office.sale_id, lot, number, of))
        self._pictures_changed(lot)

    def _pictures_changed(self, lot: str) -> None:
        self.live.pictures.forget({lot})
        self.refresh_soon()

    # ── taking back ──────────────────────────────────────────────────────────────────────────────────

    def undo(self) -> None:
        """Take the last edit back."""
        if self._undo:
            self._run(self._take_back(self._undo.pop()))

    async def _take_back(self, edit: Edit) -> None:
        if edit.kind is EditKind.MOVED:
            for move in edit.moves_back:
                await self._call_moves(list(move.lots), move.before)
            return
        lot = self.lot(edit.lots[0])
        if edit.kind is EditKind.PICTURES_ORDERED:
            await self._order_pictures(edit.lots[0], list(edit.order_back), edit)
        elif lot is not None and edit.change_back is not None:
            await self._change(lot, edit.change_back, edit)

    # ── files ────────────────────────────────────────────────────────────────────────────────────────

    def export(self, path: Path) -> None:
        """Write the catalogue to a file, as a workbook when it ends in .xlsx, else as CSV."""
        self.office.tasks.spawn(self._export(path), "exporting the catalogue")

    async def _export(self, path: Path) -> None:
        form = "xlsx" if path.suffix.casefold() == ".xlsx" else "csv"
        try:
            data = await asked(self.desk.export(self.office.sale_id, form))
            await asyncio.to_thread(path.write_bytes, data)
        except HouseError as error:
            self.failed.emit(error)
        except OSError as error:
            self.export_failed.emit(error.strerror or str(error))
        else:
            self.exported.emit(path.name)

    # ── asking the house ─────────────────────────────────────────────────────────────────────────────

    async def call(self, action: commands.AnyAction) -> None:
        """Call an action over the live connection. Raises HouseError when it comes to nothing."""
        call = commands.Call(id=new_id(), sale=self.office.sale_id, action=action)
        try:
            verdict = await self.live.connection.call_action(call)
        except ConnectionError as error:
            raise HouseError("unreachable", str(error)) from error
        except TimeoutError as error:
            raise HouseError("timed_out", str(error)) from error
        if self.live.origin is not None:
            self.live.receipts.take(call, verdict, self.live.origin)
        if not verdict.ok:
            raise HouseError(verdict.code.value if verdict.code else "malformed", verdict.message or "")

    def _run(self, work: Awaitable[Edit | None]) -> None:
        self.office.tasks.spawn(self._running_one(work))

    async def _running_one(self, work: Awaitable[Edit | None]) -> None:
        self._count(1)
        try:
            edit = await work
        except HouseError as error:
            self.failed.emit(error)
            self.refresh_soon()
        else:
            if edit is not None:
                self._undo = [*self._undo, edit][-_MOST_STEPS:]
                self.done.emit(edit)
        finally:
            self._count(-1)

    def _count(self, by: int) -> None:
        was_busy, self._running = self._running > 0, self._running + by
        if was_busy is not (self._running > 0):
            self.busy_changed.emit(self._running > 0)
