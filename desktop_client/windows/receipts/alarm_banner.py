"""The notice that something is wrong with a receipt. It stays until somebody dismisses it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_client.theme import Tone
from desktop_client.viewmodels.receipts import Alarm, ReceiptsViewModel
from desktop_client.widgets.banner import Banner, BannerAction, BannerView
from desktop_client.windows.receipts import words

_SHOW, _DISMISS = "show", "dismiss"


class ReceiptAlarm(Banner):
    """Shows the oldest alarm that nobody has dismissed.

    Signals:
        receipts_asked: the receipts are wanted.
    """

    receipts_asked = Signal()

    def __init__(
        self, model: ReceiptsViewModel, parent: QWidget | None = None, *, has_link: bool = True
    ) -> None:
        self._model: ReceiptsViewModel | None = None
        super().__init__(parent)
        self._model, self._has_link = model, has_link
        model.alarmed.connect(self.show_alarm)
        self.action_chosen.connect(self._on_action_chosen)
        self.show_alarm()

    def alarm(self) -> Alarm | None:
        """Return what is shown."""
        return self._model.alarms[0] if self._model is not None and self._model.alarms else None

    def show_alarm(self) -> None:
        """Show what there is to be told, or nothing."""
        alarm = self.alarm()
        if alarm is None:
            self.show_banner(None)
            return
        headline, text = words.alarm_text(alarm)
        link = (BannerAction(_SHOW, self.tr("Receipts")),) if self._has_link else ()
        actions = (*link, BannerAction(_DISMISS, self.tr("Dismiss")))
        self.show_banner(BannerView(headline, text, Tone.OUTBID, "warning", actions))

    def _on_action_chosen(self, key: str) -> None:
        alarm = self.alarm()
        if key == _SHOW:
            self.receipts_asked.emit()
        elif alarm is not None and self._model is not None:
            self._model.dismiss(alarm)

    def _retranslate(self) -> None:
        super()._retranslate()
        if self._model is not None:  # not while the banner itself is being made
            self.show_alarm()
