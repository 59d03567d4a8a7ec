"""What the catalogue's page asks before it acts: a new lot, a split, whether to withdraw, where to write."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from contract.catalogue import CatalogueRow, DeskLotView, Existing, lot_key, next_number, split_numbers
from contract.standing import Phase
from contract.wire import SaleStatus
from desktop_client.formats import Formats
from desktop_client.viewmodels.catalogue_desk import CatalogueViewModel
from desktop_client.viewmodels.new_sale import NewSaleViewModel
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows import phrases
from desktop_client.windows.dialogs import Asked, Question
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.new_sale.dialog import SaleDialog
from desktop_client.windows.office.catalogue.lot_dialogs import LotsForm, Part
from desktop_client.windows.office.catalogue.lots_view import LotsView

_PARTS = 3
"""How many further lots a split offers."""


class CatalogueQuestions(QObject):
    """Dialogs over the office's window, about the lot that is looked at.

    Signals:
        import_left: the spreadsheet may be let go of.
    """

    import_left = Signal()

    def __init__(self, model: CatalogueViewModel, lots: LotsView, window: HouseWindow) -> None:
        super().__init__(window)
        self._model, self._lots, self._window = model, lots, window

    @property
    def _formats(self) -> Formats:
        return self._model.office.preferences.formats

    def ask_for_lot(self) -> LotsForm:
        """Ask for a lot to be added after the one that is looked at."""
        lots = self._model.table.lots()
        taken = {lot.lot for lot in lots}
        current = self._lots.current()
        order = [lot.lot for lot in lots]
        place = len(order) if current is None else order.index(current.lot) + 1
        before = order[place] if place < len(order) else None

        def words() -> tuple[str, str]:
            after = self.tr("It comes up after lot {lot}.")
            where = self.tr("It is the first lot of the sale.")
            return self.tr("Add a lot"), where if current is None else after.format(lot=current.lot)

        form = self._form(words, [Part(next_number(_used(taken), order[-1] if order else None))], taken)
        form.accepted.connect(lambda: self._model.add(form.lots(), before, Existing.REFUSE))
        form.put_up()
        return form

    def ask_for_split(self) -> LotsForm | None:
        """Ask into which further lots the lot that is looked at is split."""
        lot = self._lots.current()
        if lot is None or lot.standing.phase is not Phase.UPCOMING:
            return None
        taken = {one.lot for one in self._model.table.lots()}
        start = self._formats.amount(lot.start, self._model.currency)
        parts = [Part(number, lot.title, start) for number in split_numbers(_used(taken), lot.lot, _PARTS)]

        def words() -> tuple[str, str]:
            text = self.tr(
                "Lot {lot} stays with its number; what is split off follows it. "
                "Empty a line that is not needed. Then change what lot {lot} itself says."
            )
            return self.tr("Split lot {lot}").format(lot=lot.lot), text.format(lot=lot.lot)

        form = self._form(words, parts, taken)
        form.accepted.connect(lambda: self._split(lot, form.lots()))
        form.put_up()
        return form

    def ask_to_withdraw(self) -> Question | None:
        """Ask whether the chosen lots shall be withdrawn."""
        chosen = self._lots.table.selected_lots()
        lots = [
            number for number in chosen if (lot := self._model.lot(number)) and not lot.standing.phase.closed
        ]
        if not lots:
            return None

        def asked() -> Asked:
            one = self.tr("lot {lot}").format(lot=lots[0])
            what = one if len(lots) == 1 else phrases.lots(len(lots), self._formats)
            return Asked(
                self.tr("Withdraw {what}?").format(what=what),
                self.tr("Everybody sees that it is not offered any more. The control window can reopen it."),
                self.tr("Withdraw"),
                self.tr("Cancel"),
            )

        return self._ask(asked, lambda: self._model.withdraw(lots))

    def ask_to_remove_picture(self, number: int) -> Question | None:
        """Ask whether a picture shall be taken away."""
        lot = self._lots.current()
        if lot is None:
            return None

        def asked() -> Asked:
            return Asked(
                self.tr("Remove picture {number} of lot {lot}?").format(number=number, lot=lot.lot),
                self.tr("It cannot be brought back from here; give the lot the file again if you need it."),
                self.tr("Remove"),
                self.tr("Cancel"),
            )

        return self._ask(asked, lambda: self._model.remove_picture(lot.lot, number, lot.pictures))

    def ask_to_leave_import(self, has_work: bool) -> Question | None:
        """Ask before mended cells and choices are lost; without any, just go."""
        if not has_work:
            self.import_left.emit()
            return None

        def asked() -> Asked:
            lost = self.tr(
                "Nothing was taken yet. The cells that you mended and the rows that you left out are lost."
            )
            return Asked(self.tr("Leave the import?"), lost, self.tr("Leave"), self.tr("Cancel"))

        return self._ask(asked, self.import_left.emit)

    def ask_for_terms(self) -> SaleDialog | None:
        """Show the sale's terms, to be changed until it opens."""
        sale = self._model.office.live.room.sale
        if sale is None:
            return None
        if sale.status is not SaleStatus.UPCOMING:
            self._window.toast(
                self.tr("The sale has opened: its terms cannot be changed any more."), ToastKind.INFO
            )
            return None
        model = NewSaleViewModel(self._model.office.house, sale)
        dialog = SaleDialog(model, self._formats, self._window)
        dialog.made.connect(
            lambda _sale: self._window.toast(lambda: self.tr("The terms are saved."), ToastKind.DONE)
        )
        dialog.finished.connect(lambda _result: self._model.office.tasks.spawn(model.close()))
        dialog.put_up()
        return dialog

    def ask_for_export(self) -> None:
        """Ask where the catalogue shall be written."""
        dialog = QFileDialog(self._window, self.tr("Export the catalogue"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Workbook (*.xlsx)"), self.tr("CSV file (*.csv)")])
        dialog.setDefaultSuffix("xlsx")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("csv" if "csv" in chosen else "xlsx")
        )
        dialog.selectFile(f"{self._model.office.sale_id}.xlsx")
        dialog.fileSelected.connect(lambda name: self._model.export(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _form(self, words: Callable[[], tuple[str, str]], parts: list[Part], taken: set[str]) -> LotsForm:
        return LotsForm(words, parts, taken, lambda: self._formats, self._model.currency, self._window)

    def _ask(self, asked: Callable[[], Asked], act: object) -> Question:
        question = Question(asked, self._window, dangerous=True)
        question.accepted.connect(act)
        question.put_up()
        return question

    def _split(self, lot: DeskLotView, rows: list[CatalogueRow]) -> None:
        self._model.split(lot.lot, rows, {})


def _used(taken: set[str]) -> set[str]:
    return {lot_key(lot) for lot in taken}
