"""What the auctioneer must not overlook: a hold, a house that cannot write, a missed bid, a missing buyer.

Below the keys, because nothing above them may come and go: a notice must not push a button under a finger.
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_client.formats import Formats
from desktop_client.theme import Tone, look
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.banner import Banner, BannerAction, BannerView
from desktop_client.widgets.phase_banner import PhaseBanner, PhaseNotice
from desktop_client.windows.control.missed_banner import MissedBanner


class BlockNotices(Adaptive, QWidget):
    """Banners one above the other; takes no room while none has anything to say."""

    def __init__(self, model: ControlViewModel, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.phase, self.over, self.buyer = PhaseBanner(), Banner(), Banner()
        self.missed = MissedBanner(model, formats)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for banner in (self.over, self.phase, self.buyer, self.missed):
            self._column.addWidget(banner)
        self._adapt()

    def show_formats(self, formats: Formats) -> None:
        """Write amounts and times in this way from now on."""
        self.missed.show_formats(formats)

    def show_notices(self) -> None:
        """Show what there is to say now."""
        self._show_phase()
        self._show_over()
        self._show_buyer()
        self.missed.show_missed()
        silent = self.phase.notice is PhaseNotice.NONE
        banners = (self.over, self.buyer, self.missed)
        set_shown(self, not silent or any(banner.view is not None for banner in banners))

    def _show_phase(self) -> None:
        room = self._model.live.room
        if self._model.live.has_ended() or (room.rostrum_present and room.hold is None):
            self.phase.show_notice(PhaseNotice.NONE)
        elif not room.rostrum_present:
            self.phase.show_notice(PhaseNotice.HOUSE_CANNOT_WRITE)
        else:
            self.phase.show_notice(PhaseNotice.ON_HOLD, room.hold or "", self.tr("H goes on"))

    def _show_over(self) -> None:
        if not self._model.live.has_ended():
            self.over.show_banner(None)
            return
        told = self.tr("Everybody has been told, and the connections are closed.")
        results = BannerAction("results", self.tr("results and statements"))
        self.over.show_banner(
            BannerView(self.tr("The sale is over"), told, Tone.LEADING, "check", actions=(results,))
        )

    def _show_buyer(self) -> None:
        """Ask whose paddle bought the lot in the room, for as long as no other lot is on the block."""
        lot = self._model.buyer_asked
        if lot is None:
            self.buyer.show_banner(None)
            return
        words = self.tr("Type the buyer’s paddle and press Enter, or go on with N.")
        headline = self.tr("Lot {lot} went to the room").format(lot=lot)
        self.buyer.show_banner(BannerView(headline, words, Tone.WARNING, "hand"))

    def _retranslate(self) -> None:
        self.show_notices()

    def _restyle(self) -> None:
        self._column.setSpacing(look().space("s"))
