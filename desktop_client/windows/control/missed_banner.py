"""A bid that came after the hammer, with both times, and what can be done about it in one key."""

from contract.wire import MissedBid
from desktop_client.formats import Formats
from desktop_client.theme import Tone
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.widgets.banner import Banner, BannerAction, BannerView

REOPEN, DISMISS = "reopen", "dismiss"


class MissedBanner(Banner):
    """Shows the newest missed bid until it is answered."""

    def __init__(self, model: ControlViewModel, formats: Formats) -> None:
        self._model, self._formats = model, formats
        super().__init__()
        self.action_chosen.connect(self._on_action_chosen)

    def show_formats(self, formats: Formats) -> None:
        """Write amounts and times in this way from now on."""
        self._formats = formats
        self.show_missed()

    def show_missed(self) -> None:
        """Show what there is now."""
        missed = self._model.missed
        if missed is None:
            self.show_banner(None)
            return
        actions = (
            BannerAction(REOPEN, self.tr("reopen (R)")),
            BannerAction(DISMISS, self.tr("dismiss (D)")),
        )
        self.show_banner(BannerView(self.tr("Missed bid"), self._words(missed), Tone.INFO, "info", actions))

    def reopen(self) -> bool:
        """Reopen the lot of the missed bid; tell whether there is one."""
        missed = self._model.missed
        if missed is not None:
            self._model.reopen(missed.lot, self.tr("A bid arrived as the hammer fell."))
        return missed is not None

    def dismiss(self) -> None:
        """Do not tell of it any more."""
        if self._model.missed is not None:
            self._model.dismiss_missed(self._model.missed)

    def _words(self, missed: MissedBid) -> str:
        if missed.amount is None:
            what = self.tr("a maximum")
        else:
            what = self._formats.money(missed.amount, self._model.live.currency)
        words = self.tr("Lot {lot}, paddle {paddle}, {what}: received {at}, hammer {hammer} ({late} later)")
        return words.format(
            lot=missed.lot,
            paddle=missed.paddle,
            what=what,
            at=self._formats.clock(missed.at, milliseconds=True),
            hammer=self._formats.clock(missed.closed_at, milliseconds=True),
            late=self._formats.seconds(missed.at - missed.closed_at),
        )

    def _on_action_chosen(self, action: str) -> None:
        if action == REOPEN:
            self.reopen()
        else:
            self.dismiss()

    def _retranslate(self) -> None:
        super()._retranslate()
        self.show_missed()
