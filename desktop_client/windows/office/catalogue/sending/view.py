"""The pictures as the page shows them: what goes where, then how far they are."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QProgressBar, QVBoxLayout, QWidget

from desktop_client.formats import Formats
from desktop_client.theme import Kind, TextRole, Tone, look
from desktop_client.viewmodels.catalogue_desk import CatalogueViewModel
from desktop_client.viewmodels.catalogue_pictures import PicturesViewModel, Sending
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.empty_state import EmptyState, EmptyView
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows import phrases
from desktop_client.windows.office.catalogue.button_bar import ButtonBar
from desktop_client.windows.office.catalogue.sending.plan_table import PlanTable
from desktop_client.windows.office.page_keys import page_key

_FAILURES = (Sending.FAILED, Sending.TOO_LARGE, Sending.UNREADABLE)


class PicturesView(Adaptive, QWidget):
    """A plan of pictures.

    Signals:
        left: back to the lots; what is being sent goes on.
    """

    left = Signal()

    def __init__(self, model: PicturesViewModel, catalogue: CatalogueViewModel) -> None:
        super().__init__()
        self._model, self._catalogue = model, catalogue
        self._title, self._note = TextLabel(role=TextRole.HEADING), TextLabel(role=TextRole.MUTED)
        self.table, self._empty = PlanTable(model), EmptyState()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._summary = TextLabel(role=TextRole.STRONG)
        self.files, self.folder = ActionButton(icon_name="plus"), ActionButton(icon_name="plus")
        self.remove, self.back = ActionButton(), ActionButton(key="Esc")
        self.stop = ActionButton(kind=Kind.DANGER)
        self.send = ActionButton(kind=Kind.PRIMARY)
        self._build()
        self._connect()
        self._adapt()

    def _build(self) -> None:
        self._column = QVBoxLayout()
        self._adding = FlowLayout(stretched=False)
        for button in (self.files, self.folder, self.remove):
            self._adding.addWidget(button)
        self._column.addWidget(self._title)
        self._column.addWidget(self._note)
        self._column.addLayout(self._adding)
        self._column.addWidget(self._progress)
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self._empty, 1)
        self._bar = ButtonBar(self._summary, (self.back, self.send, self.stop))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._column, 1)
        outer.addWidget(self._bar)

    def _connect(self) -> None:
        model = self._model
        model.planned.connect(self.show_plan)
        model.item_changed.connect(self._on_item_changed)
        model.busy_changed.connect(self.show_plan)
        self.table.rows.lot_unknown.connect(self._on_lot_unknown)
        self.files.clicked.connect(lambda _checked=False: self.ask_for_files())
        self.folder.clicked.connect(lambda _checked=False: self.ask_for_files(folder=True))
        self._empty.action_chosen.connect(lambda: self.ask_for_files(folder=True))
        self.remove.clicked.connect(self._on_remove)
        self.send.clicked.connect(model.send)
        self.stop.clicked.connect(model.stop)
        self.back.clicked.connect(self._on_back)
        for keys, slot in (("Ctrl+Return", model.send), ("Esc", self._on_back), ("Del", self._on_remove)):
            page_key(self, keys, slot)

    def ask_for_files(self, *, folder: bool = False, lot: str | None = None) -> None:
        """Ask for pictures, or for a folder of them; with `lot` all of them go there."""
        dialog = QFileDialog(self, self.tr("A folder of pictures") if folder else self.tr("Pictures"))
        modes = QFileDialog.FileMode
        dialog.setFileMode(modes.Directory if folder else modes.ExistingFiles)
        if not folder:
            dialog.setNameFilters(
                [
                    self.tr("Pictures (*.jpg *.jpeg *.png *.webp *.gif *.tif *.tiff *.bmp)"),
                    self.tr("All files (*)"),
                ]
            )
        dialog.filesSelected.connect(lambda names: self._model.add([Path(name) for name in names], lot))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_item_changed(self, _place: int) -> None:
        self.show_plan()

    def show_plan(self) -> None:
        """Show what will go where, or how far it is."""
        model, items = self._model, self._model.items
        waiting = model.waiting()
        done, failed = model.count(Sending.DONE), model.count(*_FAILURES)
        set_shown(self.table, bool(items))
        set_shown(self._empty, not items)
        set_shown(self._progress, model.is_busy or done > 0)
        self._progress.setRange(0, max(1, len(items) - model.unmatched()))
        self._progress.setValue(done + failed)
        self._summary.show_text(self._summed_up(len(waiting), done, failed))
        self._summary.show_tone(Tone.OUTBID if failed and not model.is_busy else None)
        set_shown(self.stop, model.is_busy)
        set_shown(self.send, not model.is_busy)
        count = self._formats.number(len(waiting))
        again = failed == len(waiting) and failed > 0
        send = self.tr("Send 1 picture") if len(waiting) == 1 else self.tr("Send {count} pictures")
        self.send.set_label((self.tr("Try {count} again") if again else send).format(count=count))
        self.send.setEnabled(bool(waiting))
        self.remove.setEnabled(bool(items) and not model.is_busy)
        for button in (self.files, self.folder):
            button.setEnabled(not model.is_busy)
        self.back.set_label(self.tr("Back to the lots") if model.is_busy or done else self.tr("Cancel"))

    @property
    def _formats(self) -> Formats:
        return self._catalogue.office.preferences.formats

    def _summed_up(self, waiting: int, done: int, failed: int) -> str:
        number, unmatched = self._formats.number, self._model.unmatched()
        lots = len({item.lot for item in self._model.items if item.lot is not None})
        parts = []
        if waiting or done:
            pictures = len(self._model.items) - unmatched
            text = (
                self.tr("1 picture for {lots}")
                if pictures == 1
                else self.tr("{pictures} pictures for {lots}")
            )
            parts.append(text.format(pictures=number(pictures), lots=phrases.lots(lots, self._formats)))
        if done:
            parts.append(self.tr("taken: {count}").format(count=number(done)))
        if failed:
            parts.append(self.tr("failed: {count}").format(count=number(failed)))
        if unmatched:
            parts.append(self.tr("without a lot: {count}").format(count=number(unmatched)))
        return " · ".join(parts)

    def _on_lot_unknown(self, lot: str) -> None:
        self._summary.show_text(
            self.tr("There is no lot {lot}: the picture stays where it was.").format(lot=lot)
        )
        self._summary.show_tone(Tone.OUTBID)

    def _on_remove(self) -> None:
        if self.remove.isEnabled():
            self._model.remove(self.table.chosen())

    def _on_back(self) -> None:
        if not self._model.is_busy:
            self._model.clear()
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the words where both do not fit beside each other."""
        super().resizeEvent(event)
        self._bar.arrange(self.width())

    def _retranslate(self) -> None:
        self._title.show_text(self.tr("Pictures"))
        self._note.show_text(
            self.tr(
                "Files go to their lots by their names: 27A-1.jpg is the first picture of lot 27A. Nothing "
                "is sent before you say so; it goes on in the background then."
            )
        )
        self.files.set_label(self.tr("Add pictures…"))
        self.send.set_key(self.tr("Ctrl+Enter"))
        self.remove.set_key(self.tr("Del"))
        self.folder.set_label(self.tr("Add a folder…"))
        self.remove.set_label(self.tr("Take out"))
        self.stop.set_label(self.tr("Stop"))
        self._empty.show_empty(
            EmptyView(
                "picture",
                self.tr("No pictures chosen"),
                self.tr("Drop pictures or a whole folder here."),
                self.tr("Choose a folder…"),
            )
        )
        self.show_plan()

    def _restyle(self) -> None:
        gap = look().space("l")
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(look().space("s"))
        self._adding.setSpacing(look().space("s"))
        self._bar.arrange(self.width())
