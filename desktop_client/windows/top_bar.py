"""The bar at the head of every window: the brand, what the window is about, facts, and the menu."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop_client.theme import Kind, Surface, TextRole, icon, look, mark
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.short_label import ShortLabel
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.brand import BrandMark
from desktop_client.windows.fitting_row import Fact, fit


class TopBar(Adaptive, QFrame):
    """Brand left, then a subtitle and facts, then trailing widgets and the menu button.

    Signals:
        menu_asked(QPoint): the menu button was pressed; the point is where the menu's corner belongs.
    """

    menu_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, surface=Surface.BAR, edge="bottom")
        self._brand_mark = BrandMark()
        self._brand = TextLabel("Martillo", role=TextRole.LEAD)
        self._brand.setWordWrap(False)
        self._subtitle = ShortLabel(role=TextRole.MUTED)
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._facts: tuple[Fact, ...] = ()
        self._menu = QPushButton()
        self._menu.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        mark(self._menu, kind=Kind.QUIET)
        self._menu.clicked.connect(self._on_menu_clicked)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._brand_mark)
        self._row.addWidget(self._brand)
        self._row.addWidget(self._subtitle, 1)
        self._row.addWidget(self._menu)
        self._adapt()

    def show_subtitle(self, text: str) -> None:
        """Say what the window is about."""
        self._subtitle.show_text(text)

    def add_facts(self, *facts: Fact, least_important_first: tuple[Fact, ...] = ()) -> None:
        """Put widgets before the menu button; those named are left out first where there is no room."""
        for fact in facts:
            self._row.insertWidget(self._row.count() - 1, fact.widget)
        dispensable = least_important_first[::-1]
        self._facts = (*(fact for fact in facts if fact not in dispensable), *dispensable)
        self.fit()

    def fit(self) -> None:
        """Leave out what does not fit, after the width or a fact has changed."""
        room = self.width() - self._subtitle_room() - self._brand.sizeHint().width() - look().px(110)
        fit(self._facts, room, self._row.spacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what does not fit."""
        super().resizeEvent(event)
        self.fit()

    def _subtitle_room(self) -> int:
        return min(self._subtitle.sizeHint().width(), look().px(90))

    def open_menu(self) -> None:
        """Ask for the menu, as the button does."""
        self._on_menu_clicked()

    def _on_menu_clicked(self) -> None:
        self.menu_asked.emit(self._menu.mapToGlobal(QPoint(self._menu.width(), self._menu.height())))

    def _retranslate(self) -> None:
        self._menu.setAccessibleName(self.tr("Menu"))
        self._menu.setToolTip(self.tr("Menu (F10)"))

    def _restyle(self) -> None:
        self._row.setContentsMargins(
            look().space("l"), look().space("s"), look().space("m"), look().space("s")
        )
        self._row.setSpacing(look().space("m"))
        self._brand_mark.set_side(look().px(24))
        self._menu.setIcon(icon("list", "text", look().px(18)))
        self._menu.setIconSize(QSize(look().px(18), look().px(18)))
        self.setMinimumHeight(look().px(52))
        self.fit()
