"""The lots themselves: found, chosen, put in order and edited; what else there is to do stands above them."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from contract.catalogue import DeskLotView
from desktop_client.theme import Kind, TextRole, look, mark
from desktop_client.viewmodels.catalogue_desk import CatalogueViewModel
from desktop_client.viewmodels.catalogue_finding import LotFilter
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.cursor import put_cursor_into
from desktop_client.widgets.empty_state import EmptyState, EmptyView
from desktop_client.widgets.field_buttons import name_field_buttons
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows import phrases
from desktop_client.windows.columns import scrolling
from desktop_client.windows.office.catalogue import words
from desktop_client.windows.office.catalogue.lot_panel import LotPanel
from desktop_client.windows.office.catalogue.lot_table import LotTableView
from desktop_client.windows.office.catalogue.picture_strip import PictureStrip
from desktop_client.windows.office.page_keys import page_key

_PANEL_WIDTH = 380
_BESIDE_FROM = 900
"""From which width at 100 % the panel stands beside the table and not below it."""


class LotsView(Adaptive, QWidget):
    """Table and panel.

    Signals:
        import_asked, pictures_asked, export_asked, terms_asked, add_asked: chosen above the table.
    """

    import_asked = Signal()
    pictures_asked = Signal()
    export_asked = Signal()
    terms_asked = Signal()
    add_asked = Signal()

    def __init__(self, model: CatalogueViewModel) -> None:
        super().__init__()
        self._model = model
        self._shown_lot: str | None = None
        self._kept: list[str] = []
        preferences = model.office.preferences
        self._title, self._summary = TextLabel(role=TextRole.HEADING), TextLabel(role=TextRole.MUTED)
        self.search, self.filter = QLineEdit(), QComboBox()
        self.search.setClearButtonEnabled(True)
        self.strip = PictureStrip(model.live.pictures)
        self.table = LotTableView(model.table, lambda: preferences.formats, lambda: model.currency)
        self.panel = LotPanel(lambda: preferences.formats, lambda: model.currency, self.strip)
        self._nothing = EmptyState()
        self.undo = ActionButton(key="Ctrl+Z", kind=Kind.QUIET, icon_name="undo")
        self.add, self.terms = ActionButton(icon_name="plus"), ActionButton(icon_name="settings")
        self.imports = ActionButton(kind=Kind.PRIMARY, icon_name="list")
        self.pictures, self.export = ActionButton(icon_name="picture"), ActionButton(icon_name="arrow-down")
        self._build()
        self._connect()
        self._adapt()

    def current(self) -> DeskLotView | None:
        """Return the lot that is looked at, as it is now."""
        return None if self._shown_lot is None else self._model.lot(self._shown_lot)

    def _build(self) -> None:
        self._buttons = FlowLayout(stretched=False)
        for button in (self.imports, self.pictures, self.add, self.export, self.terms):
            self._buttons.addWidget(button)
        self._finding = QHBoxLayout()
        self._finding.addWidget(self.search, 1)
        self._finding.addWidget(self.filter)
        self._left = QVBoxLayout()
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.undo)
        self._left.addLayout(head)
        self._left.addWidget(self._summary)
        self._left.addLayout(self._buttons)
        self._left.addLayout(self._finding)
        self._left.addWidget(self.table, 1)
        self._left.addWidget(self._nothing, 1)
        inside = QWidget()
        mark(inside, surface="window")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inside))
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addLayout(self._left, 1)
        self._body.addWidget(self.panel)

    def _connect(self) -> None:
        model = self._model
        self.search.textChanged.connect(self._on_search)
        self.filter.currentIndexChanged.connect(self._on_filter)
        self.table.chosen.connect(self._show_current)
        self.table.activated.connect(lambda _index: self.panel.take_focus())
        model.changed.connect(self.show_lots)
        model.table.dataChanged.connect(self._on_data_changed)
        model.table.modelAboutToBeReset.connect(self._on_about_to_be_reset)
        model.table.modelReset.connect(self._on_reset)
        self.panel.changed.connect(model.change)
        self.strip.ordered.connect(self._on_pictures_ordered)
        self._nothing.action_chosen.connect(self.import_asked)
        self.imports.clicked.connect(self.import_asked)
        self.pictures.clicked.connect(self.pictures_asked)
        self.export.clicked.connect(self.export_asked)
        self.terms.clicked.connect(self.terms_asked)
        self.add.clicked.connect(self.add_asked)
        self.undo.clicked.connect(model.undo)
        model.done.connect(self._on_done)
        for keys, slot in (
            ("Ctrl+F", self.take_focus),
            ("Ctrl+Z", self._on_undo),
            ("Ctrl+I", self.import_asked.emit),
            ("Ctrl+N", self.add_asked.emit),
            ("Alt+Up", lambda: self._move_chosen(-1)),
            ("Alt+Down", lambda: self._move_chosen(1)),
        ):
            page_key(self, keys, slot)

    def take_focus(self) -> None:
        """Put the cursor into the search field."""
        put_cursor_into(self.search)

    def show_lots(self) -> None:
        """Show how many there are, and what can be done now."""
        lots = self._model.table.lots()
        with_picture = sum(1 for lot in lots if lot.pictures)
        formats = self._model.office.preferences.formats
        summary = self.tr("{lots} · {pictures} with a picture")
        self._summary.show_text(
            summary.format(lots=phrases.lots(len(lots), formats), pictures=formats.number(with_picture))
            if lots
            else ""
        )
        for button in (self.pictures, self.export):
            button.setEnabled(bool(lots))
        self.panel.extra.show_headings(list(dict.fromkeys(name for lot in lots for name in lot.extra)))
        edit = self._model.last_edit
        self.undo.setEnabled(edit is not None)
        self.undo.setToolTip("" if edit is None else words.edit_done(edit, formats))
        self._show_nothing()
        if self._shown_lot is None and lots:
            self.table.select([lots[0].lot])
        self._show_current()

    def _show_nothing(self) -> None:
        has_lots, has_rows = bool(self._model.table.lots()), self._model.table.rowCount() > 0
        set_shown(self.table, has_rows or not self._model.is_read)
        set_shown(self._nothing, not has_rows and self._model.is_read)
        set_shown(self.panel, has_lots)
        for part in (self.search, self.filter):
            set_shown(part, has_lots)
        view = (
            EmptyView("search", self.tr("No such lot"), self.tr("Try another word, or show all lots."))
            if has_lots
            else EmptyView(
                "list",
                self.tr("No lots yet"),
                self.tr(
                    "Drop a spreadsheet here (CSV or XLSX), or choose one. You see it before it is taken."
                ),
                self.tr("Import a catalogue…"),
            )
        )
        self._nothing.show_empty(view)

    def _show_current(self) -> None:
        lot = self.table.current_lot()
        self._shown_lot = None if lot is None else lot.lot
        self.panel.show_lot(lot)
        self.strip.show_lot(lot)

    def _on_pictures_ordered(self, order: list[int]) -> None:
        if self._shown_lot is not None:
            self._model.order_pictures(self._shown_lot, order)

    def _on_search(self, text: str) -> None:
        self._model.table.search(text)
        self._show_nothing()

    def _on_filter(self, place: int) -> None:
        self._model.table.filter(tuple(LotFilter)[place])
        self._show_nothing()

    def _on_about_to_be_reset(self) -> None:
        self._kept = self.table.selected_lots()

    # Methods, no lambdas: the model lives longer than this view, and Qt lets go of a method with its object.

    def _on_data_changed(self, *_range: object) -> None:
        self._show_current()

    def _on_done(self, _edit: object) -> None:
        self.show_lots()

    def _on_reset(self) -> None:
        self.table.select(self._kept or ([] if self._shown_lot is None else [self._shown_lot]))

    def _on_undo(self) -> None:
        if self.undo.isEnabled():
            self._model.undo()

    def _move_chosen(self, by: int) -> None:
        """Move the chosen lots one place up or down in the order of the sale."""
        chosen, order = self.table.selected_lots(), [lot.lot for lot in self._model.table.lots()]
        if not chosen or not self._model.table.is_in_sale_order:
            return
        places = sorted(order.index(lot) for lot in chosen)
        if by < 0 and places[0] > 0:
            self._model.move(chosen, order[places[0] - 1])
        elif by > 0 and places[-1] + 1 < len(order):
            after = places[-1] + 2
            self._model.move(chosen, order[after] if after < len(order) else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel below the table where both do not fit beside each other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_wide = self.width() >= look().px(_BESIDE_FROM)
        directions = QBoxLayout.Direction
        self._body.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        self._body.setStretch(1, 0 if is_wide else 1)
        self.panel.setMinimumHeight(0 if is_wide else look().px(420))
        self.table.setMinimumHeight(look().px(140 if is_wide else 240))
        self.panel.setMinimumWidth(look().px(_PANEL_WIDTH) if is_wide else 0)
        self.panel.setMaximumWidth(look().px(_PANEL_WIDTH) if is_wide else 16_777_215)

    def _retranslate(self) -> None:
        self._title.show_text(self.tr("Catalogue"))
        self.search.setPlaceholderText(self.tr("Search lots, texts or sellers"))
        self.search.setAccessibleName(self.tr("Search lots, texts or sellers"))
        name_field_buttons(self.search, self.tr("Clear"))
        self.filter.setAccessibleName(self.tr("Which lots are shown"))
        with QSignalBlocker(self.filter):
            chosen = max(self.filter.currentIndex(), 0)
            self.filter.clear()
            self.filter.addItems([words.lot_filter(which) for which in LotFilter])
            self.filter.setCurrentIndex(chosen)
        self.imports.set_label(self.tr("Import…"))
        self.pictures.set_label(self.tr("Pictures…"))
        self.add.set_label(self.tr("Add a lot…"))
        self.export.set_label(self.tr("Export…"))
        self.terms.set_label(self.tr("Terms…"))
        self.undo.set_label(self.tr("Undo"))
        self.show_lots()

    def _restyle(self) -> None:
        gap = look().space("l")
        self._left.setContentsMargins(gap, gap, gap, gap)
        self._left.setSpacing(look().space("m"))
        self._buttons.setSpacing(look().space("s"))
        self._finding.setSpacing(look().space("s"))
        self._arrange()
