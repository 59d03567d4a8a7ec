"""The page after the sale: results, what stayed, buyers, sellers, accounts and the log, a tab each."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from contract.papers import PaperKind
from contract.settlement import Seller
from desktop_client.theme import TextRole, look
from desktop_client.viewmodels.live_sale import Aspect
from desktop_client.viewmodels.office import OfficeViewModel
from desktop_client.viewmodels.settlement import SettlementViewModel
from desktop_client.viewmodels.settlement_accounts import Account, AccountsViewModel, LogViewModel
from desktop_client.viewmodels.settlement_papers import PapersViewModel
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.columns import SCROLL_BAR, scrolling
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.office.after.accounts_tab import AccountsTab
from desktop_client.windows.office.after.log_tab import LogTab
from desktop_client.windows.office.after.offers_tab import OffersTab
from desktop_client.windows.office.after.papers_tab import PapersTab
from desktop_client.windows.office.after.results_tab import ResultsTab
from desktop_client.windows.office.after.seller_dialog import SellerDialog

_SETTLES_MS: Final = 1_500
"""How long after a change of the sale the results are asked for again: hammers come in bursts."""


def page_title() -> str:
    """Name the page."""
    return QCoreApplication.translate("AfterPage", "After the sale")


class AfterPage(Adaptive, QWidget):
    """Six tabs on three view-models; a tab fetches when it comes to the front."""

    def __init__(self, office: OfficeViewModel, window: HouseWindow) -> None:
        super().__init__()
        formats = office.preferences.formats
        self._window = window
        self.model, self.accounts = SettlementViewModel(office), AccountsViewModel(office)
        self._title = TextLabel(role=TextRole.HEADING)
        self.results = ResultsTab(self.model, formats, window)
        self.offers = OffersTab(self.model, formats, window)
        self.buyers = PapersTab(PapersViewModel(office, PaperKind.BUYER), self.accounts, formats, window)
        self.sellers = PapersTab(PapersViewModel(office, PaperKind.SELLER), self.accounts, formats, window)
        self.settings = AccountsTab(self.accounts, window)
        self.log = LogTab(LogViewModel(office), formats, window)
        self._tabs = (self.results, self.offers, self.buyers, self.sellers, self.settings, self.log)
        self.tabs = QTabWidget()
        for tab in self._tabs:
            tab.setContentsMargins(0, 0, SCROLL_BAR, 0)
            self.tabs.addTab(scrolling(tab), "")
        self.tabs.currentChanged.connect(lambda _at: self.show_page())
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self.tabs, 1)
        self._again = QTimer(self, interval=_SETTLES_MS, singleShot=True)
        self._again.timeout.connect(self._on_settled)
        office.changed.connect(self._on_sale_changed)
        self.sellers.edit_asked.connect(self.edit_seller)
        for tab in (self.buyers, self.sellers):
            tab.letterhead_asked.connect(self.edit_letterhead)
        self.accounts.kept.connect(self._on_kept)
        self._adapt()

    def show_page(self) -> None:
        """Fetch what the tab in front shows."""
        self._tabs[self.tabs.currentIndex()].begin()
        if not self.accounts.is_loaded:
            self.accounts.load()

    def edit_seller(self, seller: str) -> None:
        """Open the form of a seller."""
        known = self.accounts.sellers.get(seller) or Seller(seller=seller)
        SellerDialog(self.accounts, known, self._window.preferences, self._window).put_up()

    def edit_letterhead(self) -> None:
        """Bring the letterhead's form to the front, the cursor in the house's name."""
        self.tabs.setCurrentIndex(self._tabs.index(self.settings))
        self.settings.letterhead.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_sale_changed(self, aspects: frozenset[Aspect]) -> None:
        if aspects & {Aspect.SALE, Aspect.LOTS, Aspect.ANEW}:
            self._again.start()

    def _on_settled(self) -> None:
        if self.isVisible() and self._tabs[self.tabs.currentIndex()] in (self.results, self.offers):
            self.model.load()

    def _on_kept(self, _account: Account) -> None:
        for tab in (self.buyers, self.sellers):
            if tab.isVisible():
                tab.model.load()

    def _retranslate(self) -> None:
        self._title.show_text(page_title())
        titles = (
            self.tr("Results"), self.tr("Unsold and offers"), self.tr("Buyers"), self.tr("Sellers"),
            self.tr("Letterhead and fees"), self.tr("Log"),
        )  # fmt: skip
        for at, title in enumerate(titles):
            self.tabs.setTabText(at, title)

    def _restyle(self) -> None:
        gap = look().space("l")
        self._column.setContentsMargins(gap, gap, gap - SCROLL_BAR, gap)  # which stands in the margin
        self._title.setContentsMargins(0, 0, SCROLL_BAR, 0)
        self._column.setSpacing(look().space("s"))
