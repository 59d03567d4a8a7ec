"""The Book page: absentee bids and the telephone, a tab each."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop_client.theme import TextRole, look
from desktop_client.viewmodels.book import BookViewModel
from desktop_client.viewmodels.office import OfficeViewModel
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.columns import SCROLL_BAR, scrolling
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.office.book.bids_tab import BidsTab
from desktop_client.windows.office.book.phone_tab import PhoneTab


def page_title() -> str:
    """Name the page."""
    return QCoreApplication.translate("BookPage", "Book and telephone")


class BookPage(Adaptive, QWidget):
    """What is bid for people who are not in the room."""

    def __init__(self, office: OfficeViewModel, window: HouseWindow) -> None:
        super().__init__()
        self.model = BookViewModel(office, columns=8)
        self._title = TextLabel(role=TextRole.HEADING)
        self.bids = BidsTab(self.model, office.preferences, window)
        self.phone = PhoneTab(office, window)
        self.tabs = QTabWidget()
        for tab in (self.bids, self.phone):
            tab.setContentsMargins(0, 0, SCROLL_BAR, 0)
            self.tabs.addTab(scrolling(tab), "")
        self.tabs.currentChanged.connect(lambda _at: self.show_page())
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self.tabs, 1)
        self._adapt()

    def show_page(self) -> None:
        """Begin where the next line is entered."""
        (self.bids, self.phone)[self.tabs.currentIndex()].begin()

    def _retranslate(self) -> None:
        self._title.show_text(page_title())
        self.tabs.setTabText(0, self.tr("Absentee bids"))
        self.tabs.setTabText(1, self.tr("Telephone"))

    def _restyle(self) -> None:
        gap = look().space("l")
        self._column.setContentsMargins(gap, gap, gap - SCROLL_BAR, gap)  # which stands in the margin
        self._title.setContentsMargins(0, 0, SCROLL_BAR, 0)
        self._column.setSpacing(look().space("s"))
