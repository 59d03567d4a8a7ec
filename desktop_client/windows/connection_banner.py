"""The lost connection in sentences: why, what that means for bids, and what can be done about it."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop_client.theme import Tone
from desktop_client.viewmodels.live_sale import LiveSale
from desktop_client.widgets.banner import Banner, BannerAction, BannerView
from desktop_client.widgets.connection_view import ConnectionPhase
from desktop_client.windows import phrases

PATIENCE_MS: Final = 1_500
"""A shorter break is told by the badge and the button alone: a notice that flashes is worse than none."""

_TRY, _SIGN_IN = "try", "sign_in"
_OVER = frozenset({ConnectionPhase.REFUSED, ConnectionPhase.SIGNED_OUT})
_BROKEN = frozenset({ConnectionPhase.SILENT, ConnectionPhase.RECONNECTING})


class ConnectionBanner(Banner):
    """Shown while the connection is broken for longer than a moment, or over.

    Signals:
        try_now: do not wait for the next attempt.
        sign_in_asked: a session that is over shall begin anew.
    """

    try_now = Signal()
    sign_in_asked = Signal()

    def __init__(self, live: LiveSale, parent: QWidget | None = None) -> None:
        self._live: LiveSale | None = None
        super().__init__(parent)
        self._live = live
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._say)
        self.action_chosen.connect(self._on_action_chosen)

    def show_connection(self) -> None:
        """Show what there is to say about the connection now."""
        phase = self._phase()
        if phase in _OVER or (phase in _BROKEN and self.view is not None):
            self._say()
        elif phase in _BROKEN:
            if not self._patience.isActive():
                self._patience.start()
        elif phase is not ConnectionPhase.CATCHING_UP or self.view is None:
            self._patience.stop()
            self.show_banner(None)

    def _phase(self) -> ConnectionPhase:
        assert self._live is not None
        return ConnectionPhase(self._live.state.phase.value)

    def _say(self) -> None:
        if self._live is None:
            return
        phase, why = self._phase(), phrases.connection_reason(self._live.state.reason.value)
        nothing_goes = self.tr("Nothing that you press is sent, not now and not later.")
        again = (BannerAction(_TRY, self.tr("Try now")),)
        match phase:
            case ConnectionPhase.SILENT:
                doubt = self.tr("The house is not heard, or does not hear you.")
                view = BannerView(
                    self.tr("Silent"), f"{doubt} {nothing_goes}", Tone.WARNING, "warning", again
                )
            case ConnectionPhase.RECONNECTING:
                view = BannerView(
                    self.tr("No connection"), f"{why} {nothing_goes}".strip(), Tone.WARNING, "wifi-off", again
                )
            case ConnectionPhase.REFUSED:
                view = BannerView(self.tr("The house refuses the connection"), why, Tone.OUTBID, "cross")
            case ConnectionPhase.SIGNED_OUT:
                action = (BannerAction(_SIGN_IN, self.tr("Sign in")),)
                view = BannerView(self.tr("Signed out"), why, Tone.OUTBID, "sign-out", action)
            case _:
                return
        self.show_banner(view)

    def _on_action_chosen(self, key: str) -> None:
        if key == _TRY:
            self.try_now.emit()
        else:
            self.sign_in_asked.emit()

    def _retranslate(self) -> None:
        super()._retranslate()
        if self._live is not None and self.view is not None:
            self._say()
