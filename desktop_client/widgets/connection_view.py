"""What the connection badge says, as plain values and sentences. No widget, no clock of its own."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_client.theme import Tone


class ConnectionPhase(Enum):
    """The states of a connection, as DESIGN.md lists them."""

    OFFLINE = "offline"
    CONNECTING = "connecting"
    CATCHING_UP = "catching_up"
    LIVE = "live"
    SILENT = "silent"
    RECONNECTING = "reconnecting"
    ENDED = "ended"
    REFUSED = "refused"
    SIGNED_OUT = "signed_out"

    @property
    def can_try_now(self) -> bool:
        """Tell whether asking for an attempt at once makes sense."""
        return self in (ConnectionPhase.OFFLINE, ConnectionPhase.RECONNECTING, ConnectionPhase.SILENT)


@dataclass(frozen=True, slots=True)
class ConnectionView:
    """One moment of a connection. Times are ms UTC on the clock that the badge was given."""

    phase: ConnectionPhase
    transport: str = ""
    latency_ms: int | None = None
    attempt: int = 0
    next_try_at_ms: int | None = None
    missed: int = 0
    since_ms: int | None = None
    reason: str = ""
    clock_offset_ms: int | None = None


_P = ConnectionPhase
_APPEARANCE: dict[ConnectionPhase, tuple[Tone, str, object]] = {
    _P.OFFLINE: (Tone.NEUTRAL, "wifi-off", QT_TRANSLATE_NOOP("ConnectionBadge", "Offline")),
    _P.CONNECTING: (Tone.INFO, "refresh", QT_TRANSLATE_NOOP("ConnectionBadge", "Connecting…")),
    _P.CATCHING_UP: (Tone.INFO, "refresh", QT_TRANSLATE_NOOP("ConnectionBadge", "Catching up")),
    _P.LIVE: (Tone.LEADING, "dot", QT_TRANSLATE_NOOP("ConnectionBadge", "Live")),
    _P.SILENT: (Tone.WARNING, "warning", QT_TRANSLATE_NOOP("ConnectionBadge", "Silent")),
    _P.RECONNECTING: (Tone.WARNING, "refresh", QT_TRANSLATE_NOOP("ConnectionBadge", "Reconnecting")),
    _P.ENDED: (Tone.NEUTRAL, "check", QT_TRANSLATE_NOOP("ConnectionBadge", "Sale ended")),
    _P.REFUSED: (Tone.OUTBID, "cross", QT_TRANSLATE_NOOP("ConnectionBadge", "Refused")),
    _P.SIGNED_OUT: (Tone.NEUTRAL, "sign-out", QT_TRANSLATE_NOOP("ConnectionBadge", "Signed out")),
}
_TRANSPORTS: dict[str, object] = {
    "websocket": QT_TRANSLATE_NOOP("ConnectionBadge", "WebSocket"),
    "polling": QT_TRANSLATE_NOOP("ConnectionBadge", "long-polling"),
}


def _tr(text: object) -> str:
    return QCoreApplication.translate("ConnectionBadge", str(text))


def appearance(phase: ConnectionPhase) -> tuple[Tone, str]:
    """Return the tone and the icon of a phase."""
    tone, icon, _ = _APPEARANCE[phase]
    return tone, icon


def phase_text(phase: ConnectionPhase) -> str:
    """Return the word for a phase."""
    return _tr(_APPEARANCE[phase][2])


def detail_text(view: ConnectionView, now_ms: int) -> str:
    """Say what is worth knowing in this phase, in a few words."""
    tr = QCoreApplication.translate
    parts: list[str] = []
    match view.phase:
        case ConnectionPhase.LIVE:
            if view.transport:
                parts.append(_tr(_TRANSPORTS.get(view.transport, view.transport)))
            if view.latency_ms is not None:
                parts.append(tr("ConnectionBadge", "{ms} ms").format(ms=view.latency_ms))
        case ConnectionPhase.CONNECTING if view.attempt > 1:
            parts.append(tr("ConnectionBadge", "attempt {number}").format(number=view.attempt))
        case ConnectionPhase.CATCHING_UP if view.missed:
            parts.append(tr("ConnectionBadge", "{count} events").format(count=view.missed))
        case ConnectionPhase.SILENT if view.since_ms is not None:
            seconds = max(0, now_ms - view.since_ms) // 1000
            parts.append(tr("ConnectionBadge", "nothing heard for {seconds} s").format(seconds=seconds))
        case ConnectionPhase.RECONNECTING:
            parts += _waiting(view, now_ms)
        case ConnectionPhase.OFFLINE | ConnectionPhase.REFUSED | ConnectionPhase.ENDED:
            parts.append(view.reason)
        case _:
            pass
    return " · ".join(part for part in parts if part)


def _waiting(view: ConnectionView, now_ms: int) -> list[str]:
    tr = QCoreApplication.translate
    parts = [tr("ConnectionBadge", "attempt {number}").format(number=view.attempt)] if view.attempt else []
    if view.next_try_at_ms is not None:
        seconds = -((now_ms - view.next_try_at_ms) // 1000)
        if seconds > 0:
            parts.append(tr("ConnectionBadge", "next in {seconds} s").format(seconds=seconds))
        else:
            parts.append(tr("ConnectionBadge", "trying now"))
    return parts


def tooltip_text(view: ConnectionView) -> str:
    """Say everything that is known, a line each."""
    tr = QCoreApplication.translate
    lines = [phase_text(view.phase), view.reason]
    if view.transport:
        name = _tr(_TRANSPORTS.get(view.transport, view.transport))
        lines.append(tr("ConnectionBadge", "Transport: {name}").format(name=name))
    if view.latency_ms is not None:
        lines.append(tr("ConnectionBadge", "Latency: {ms} ms").format(ms=view.latency_ms))
    if view.clock_offset_ms is not None:
        lines.append(tr("ConnectionBadge", "Server clock: {ms:+} ms").format(ms=view.clock_offset_ms))
    return "\n".join(line for line in lines if line)
