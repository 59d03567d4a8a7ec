"""My latest bids in this sale, each with its life: nobody has to wonder what became of what he pressed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_client.formats import Formats
from desktop_client.theme import Kind, look, mark
from desktop_client.viewmodels.sale_room import SaleRoomViewModel
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.life_list import LifeList, LifeView
from desktop_client.widgets.section import Section
from desktop_client.windows.sale_room.life_words import LifeTeller, fate_look

MOST, MOST_IN_LARGE_TEXT = 4, 1


class MyBidsPanel(Adaptive, QWidget):
    """The newest four bids of this session, in large text the newest alone; nothing before the first.

    Signals:
        receipts_asked: the list of signed receipts is wanted.
    """

    receipts_asked = Signal()

    def __init__(self, model: SaleRoomViewModel, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._formats = model, formats
        self._section = Section()
        self._list = LifeList()
        self._receipts = QPushButton()
        self._receipts.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._receipts.setCursor(Qt.CursorShape.PointingHandCursor)
        mark(self._receipts, kind=Kind.LINK)
        self._receipts.clicked.connect(self.receipts_asked)
        self._section.set_trailing(self._receipts)
        self._section.add(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)
        # The feed above can scroll; these rows cannot, and must not be squeezed.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._adapt()

    @property
    def lives(self) -> LifeList:
        """Return the list."""
        return self._list

    def show_formats(self, formats: Formats) -> None:
        """Write amounts and times in this way from now on."""
        self._formats = formats
        self.show_bids()

    def show_bids(self) -> None:
        """Show each bid as it stands now."""
        live = self._model.live
        teller = LifeTeller(self._formats, live.currency, live.now_ms(), live.state.can_speak)
        views = []
        most = MOST if look().text_scale <= 1.3 else MOST_IN_LARGE_TEXT
        for life in self._model.latest_bids(most):
            tone, icon_name, word = fate_look(life.fate, connected=live.state.can_speak)
            views.append(LifeView(teller.headline(life), word, tone, icon_name, teller.times(life)))
        self._list.show_lives(views)
        self.setVisible(bool(views))

    def _retranslate(self) -> None:
        self._section.set_title(self.tr("My bids"))
        self._receipts.setText(self.tr("Receipts"))
        self.show_bids()

    def _restyle(self) -> None:
        self.show_bids()
