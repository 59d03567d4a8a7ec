"""The notice that something is wrong with a receipt. It stays until somebody dismisses it."""

from collections.abc import Callable

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
        self,
        model: ReceiptsViewModel,
        parent: QWidget | None = None,
        wanted: Callable[[Alarm], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._wanted = wanted or (lambda _alarm: True)
        model.alarmed.connect(self.show_alarm)
        self.action_chosen.connect(self._on_action_chosen)
        self.show_alarm()

    def alarm(self) -> Alarm | None:
        """Return what is shown."""
        return next((alarm for alarm in self._model.alarms if self._wanted(alarm)), None)

    def show_alarm(self) -> None:
        """Show what there is to be told, or nothing."""
        alarm = self.alarm()
        if alarm is None:
            self.show_banner(None)
            return
        headline, text = words.alarm_text(alarm)
        actions = BannerAction(_SHOW, self.tr("Receipts")), BannerAction(_DISMISS, self.tr("Dismiss"))
        self.show_banner(BannerView(headline, text, Tone.OUTBID, "warning", actions))

    def _on_action_chosen(self, key: str) -> None:
        alarm = self.alarm()
        if key == _SHOW:
            self.receipts_asked.emit()
        elif alarm is not None:
            self._model.dismiss(alarm)

    def _retranslate(self) -> None:
        super()._retranslate()
        if hasattr(self, "_model"):
            self.show_alarm()
