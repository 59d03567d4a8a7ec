"""The Display page: what the hall sees, as it will look, and a picture to everybody now."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from contract.display import Display
from desktop_client.saleroom.board import board
from desktop_client.theme import Kind, Surface, TextRole, look, mark
from desktop_client.viewmodels.display_settings import DisplaySettingsViewModel
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.live_sale import Aspect
from desktop_client.viewmodels.office import OfficeViewModel
from desktop_client.viewmodels.pictures import PictureSize
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.field_indent import indent
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.section import Section
from desktop_client.widgets.text_label import TextLabel
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows import phrases
from desktop_client.windows.columns import scrolling
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.office.display.rates_form import RatesForm
from desktop_client.windows.office.page_keys import page_key
from desktop_client.windows.room_display.board_view import BoardView
from desktop_client.windows.showing.picture_now import PictureNow

_BESIDE_FROM = 980
"""From which width at 100 % the preview stands beside the form and not above it."""
_MOST_NEXT, _BEZEL = 8, 6


def page_title() -> str:
    """Name the page."""
    return QCoreApplication.translate("DisplayPage", "Room display")


class DisplayPage(Adaptive, QWidget):
    """The settings at the left, what the hall would see at the right."""

    def __init__(self, office: OfficeViewModel, window: HouseWindow) -> None:
        super().__init__()
        self._office, self._window = office, window
        self.model = DisplaySettingsViewModel(office)
        self.rates, self.address = RatesForm(), FormField()
        self.sold, self.estimates = QCheckBox(), QCheckBox()
        self.next_lots, self.screens = QSpinBox(), QComboBox()
        self.next_lots.setRange(0, _MOST_NEXT)
        self.save = ActionButton(kind=Kind.PRIMARY)
        self.open_display = ActionButton(key="Ctrl+D", icon_name="play")
        self.picture = ActionButton(key="Ctrl+I", icon_name="picture")
        self.preview = BoardView(office.live.now_ms)
        self._screen = QFrame()
        mark(self._screen, surface=Surface.CARD)
        framed = QVBoxLayout(self._screen)
        framed.setContentsMargins(_BEZEL, _BEZEL, _BEZEL, _BEZEL)
        framed.addWidget(self.preview)
        self._title, self._hint = TextLabel(role=TextRole.HEADING), TextLabel(role=TextRole.MUTED)
        self._next_word, self._screen_word = TextLabel(role=TextRole.STRONG), TextLabel(role=TextRole.STRONG)
        self._rates_hint, self._drop_hint = TextLabel(role=TextRole.MUTED), TextLabel(role=TextRole.MUTED)
        self._sections = {name: Section() for name in ("rates", "join", "lists", "screen")}
        self.pictures = PictureNow(window, office.live, self)
        self._build()
        self._connect()
        self._adapt()

    def show_page(self) -> None:
        """Fetch what the house has."""
        self.model.load()
        self._show_screens()
        if self._body.direction() is QBoxLayout.Direction.BottomToTop:
            # The form's first field, which takes the focus else, is below what the page is about.
            self.open_display.setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> Display:
        """Return the settings as they stand in the form; what is wrong is left out."""
        rates, _wrong = self.model.check_rates(self.rates.lines())
        address = self.address.text().strip()
        return Display(
            rates=rates,
            join_url="" if self.model.check_address(address) else address,
            sold_list=self.sold.isChecked(),
            estimates=self.estimates.isChecked(),
            next_lots=self.next_lots.value(),
        )

    def submit(self) -> None:
        """Have the house keep the settings, if all of them can be read."""
        _rates, wrong = self.model.check_rates(self.rates.lines())
        if self.model.check_address(self.address.text().strip()) is not None:
            self.address.show_error(self.tr("Begin with https:// or http://"))
            self.address.setFocus()
        elif wrong:
            self._show_draft()
            self._window.toast(lambda: self.tr("A rate cannot be read yet."), ToastKind.WARNING, "display")
        else:
            self.model.save(self.draft())

    # ── building ─────────────────────────────────────────────────────────────────────────────────────

    def _build(self) -> None:
        self._form = QVBoxLayout()
        rates, join, lists, screen = self._sections.values()
        rates.add(self._rates_hint)
        rates.add(self.rates)
        join.add(self.address)
        counted = QHBoxLayout()
        counted.addWidget(self._next_word)
        counted.addWidget(self.next_lots)
        counted.addStretch(1)
        for box in (self.sold, self.estimates):
            lists.add(box)
        lists.add_layout(counted)
        screen.add(self._screen_word)
        screen.add(self.screens)
        for section in self._sections.values():
            self._form.addWidget(section)
        self._form.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self._form.addStretch(1)
        self._side = QVBoxLayout()
        self._buttons = FlowLayout(stretched=False)
        self._buttons.addWidget(self.open_display)
        self._buttons.addWidget(self.picture)
        self._side.addWidget(self._screen, 0, Qt.AlignmentFlag.AlignLeft)
        self._side.addLayout(self._buttons)
        self._side.addWidget(self._drop_hint)
        self._side.addStretch(1)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.addLayout(self._form)
        self._body.addLayout(self._side)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.addWidget(self._title)
        self._column.addWidget(self._hint)
        self._column.addLayout(self._body, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inside))

    def _connect(self) -> None:
        self.model.loaded.connect(self._on_loaded)
        self.model.saved.connect(self._on_saved)
        self.model.failed.connect(self._on_failed)
        self.rates.edited.connect(self._show_draft)
        self.address.text_changed.connect(lambda _text: self._show_draft())
        self.sold.toggled.connect(lambda _on: self._show_draft())
        self.estimates.toggled.connect(lambda _on: self._show_draft())
        self.next_lots.valueChanged.connect(lambda _count: self._show_draft())
        self.screens.activated.connect(self._on_screen_chosen)
        self.save.clicked.connect(self.submit)
        self.open_display.clicked.connect(self._ask_for_display)
        self.picture.clicked.connect(self.pictures.choose_file)
        page_key(self, "Ctrl+D", self._ask_for_display)
        self._office.changed.connect(self._on_sale_changed)
        self._office.live.pictures.arrived.connect(lambda *_picture: self._show_draft())

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────

    def _show_draft(self) -> None:
        live, formats, draft = self._office.live, self._office.preferences.formats, self.draft()
        rates, wrong = self.model.check_rates(self.rates.lines())
        self.rates.show_checked(rates, wrong, live.currency, formats)
        shown = board(live.room, draft)
        picture = None
        if shown.lot is not None and shown.view is not None and shown.view.pictures:
            picture = live.pictures.picture(shown.lot, 1, PictureSize.CARD)
        self.preview.show_board(shown, picture, formats, live.currency, address=draft.join_url)

    def _show_screens(self) -> None:
        chosen = self._office.preferences.settings.display_screen
        self.screens.clear()
        self.screens.addItem(self.tr("Another than the main screen, if there is one"), "")
        for screen in QGuiApplication.screens():
            size = screen.size()
            self.screens.addItem(f"{screen.name()} · {size.width()} × {size.height()}", screen.name())
        self.screens.setCurrentIndex(max(0, self.screens.findData(chosen)))

    def _on_sale_changed(self, aspects: frozenset[Aspect]) -> None:
        if self.isVisible() and aspects & {Aspect.BLOCK, Aspect.LOTS, Aspect.SALE, Aspect.ANEW}:
            self._show_draft()

    def _on_loaded(self) -> None:
        kept = self.model.kept
        self.rates.show_rates(kept.rates)
        self.address.set_text(kept.join_url)
        self.sold.setChecked(kept.sold_list)
        self.estimates.setChecked(kept.estimates)
        self.next_lots.setValue(kept.next_lots)
        self._show_draft()

    def _on_saved(self) -> None:
        text = self.tr("Kept. Room displays take it over with the next lot.")
        self._window.toast(text, ToastKind.DONE, "display")

    def _on_failed(self, error: HouseError) -> None:
        why = phrases.connection_reason(error.reason) or phrases.refusal(error.reason, error.message)
        self._window.toast(why, ToastKind.FAILED, "display")

    def _on_screen_chosen(self, index: int) -> None:
        self._office.preferences.choose_display_screen(str(self.screens.itemData(index)))

    def _ask_for_display(self) -> None:
        self._window.display_asked.emit(self._office.sale_id)  # type: ignore[attr-defined]  # the office's

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the preview above the form where there is no room beside it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= look().px(_BESIDE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop
        self._body.setDirection(direction)
        for place, stretch in enumerate((5, 6) if beside else (1, 0)):
            self._body.setStretch(place, stretch)  # what is too high goes below the form, not above it
        gaps = 3 * look().space("xl") + 2 * _BEZEL
        room = (self.width() - gaps) * 6 // 11 if beside else self.width() - gaps
        width = max(300, min(room, 720))
        self.preview.setFixedSize(width, width * 9 // 16)

    def _retranslate(self) -> None:
        rates, join, lists, screen = self._sections.values()
        self._title.show_text(page_title())
        self._hint.show_text(
            self.tr("What the hall sees on the projector. It follows the sale by itself and needs nobody.")
        )
        rates.set_title(self.tr("Other currencies"))
        text = self.tr(
            "What one {currency} is worth. Shown beside the price as a guide; bids stay in {currency}."
        )
        self._rates_hint.show_text(text.format(currency=self.model.currency))
        join.set_title(self.tr("To join online"))
        self.address.set_label(
            self.tr("Address"),
            "https://",
            self.tr("Shown as a QR code, for telephones in the hall. Empty shows none."),
        )
        lists.set_title(self.tr("What is listed"))
        self.sold.setText(self.tr("Lots that are over, with their prices"))
        self.estimates.setText(self.tr("Estimates"))
        self._next_word.show_text(self.tr("Lots to come"))
        self.next_lots.setAccessibleName(self.tr("Lots to come"))
        screen.set_title(self.tr("On this computer"))
        self._screen_word.show_text(self.tr("Screen for the hall"))
        self.screens.setAccessibleName(self.tr("Screen for the hall"))
        self.save.set_label(self.tr("Save"))
        self.open_display.set_label(self.tr("Open the room display"))
        self.picture.set_label(self.tr("Show a picture now"))
        self._drop_hint.show_text(
            self.tr("Drop a picture anywhere here, and after one more look everybody who attends sees it.")
        )
        self.preview.setAccessibleName(self.tr("What the hall would see"))
        self._show_screens()
        self._show_draft()

    def _restyle(self) -> None:
        gap, between = look().space("l"), look().space("xl")
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(look().space("m"))
        self._form.setSpacing(between)
        self._side.setSpacing(look().space("m"))
        self._body.setSpacing(between)
        self._buttons.setSpacing(look().space("s"))
        indent(self.next_lots)
        self._arrange()
