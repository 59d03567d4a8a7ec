"""What the connection badge says, as plain values and sentences. No widget, no clock of its own."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_client.theme import Tone

SLOW_MS = 1_000
"""A round trip from which on a line is called slow."""


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

    @property
    def is_slow(self) -> bool:
        """Tell whether a bid takes so long that others are likely to be faster."""
        return self.latency_ms is not None and self.latency_ms >= SLOW_MS


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
    "http_long_polling": QT_TRANSLATE_NOOP("ConnectionBadge", "HTTP long-polling"),
    "http_polling": QT_TRANSLATE_NOOP("ConnectionBadge", "HTTP polling"),
}


def _say(sentence: object, **values: object) -> str:
    """Translate a sentence marked with QT_TRANSLATE_NOOP and fill in its values."""
    return QCoreApplication.translate("ConnectionBadge", str(sentence)).format(**values)


def appearance(view: ConnectionView) -> tuple[Tone, str]:
    """Return the tone and the icon of a connection."""
    tone, icon, _ = _APPEARANCE[view.phase]
    return (Tone.WARNING if view.phase is ConnectionPhase.LIVE and view.is_slow else tone), icon


def phase_text(phase: ConnectionPhase) -> str:
    """Return the word for a phase."""
    return _say(_APPEARANCE[phase][2])


def detail_text(view: ConnectionView, now_ms: int) -> str:
    """Say what is worth knowing in this phase, in a few words."""
    parts: list[str] = []
    match view.phase:
        case ConnectionPhase.LIVE:
            slow = _say(QT_TRANSLATE_NOOP("ConnectionBadge", "slow line")) if view.is_slow else ""
            parts = [_transport(view.transport), _latency(view.latency_ms), slow]
        case ConnectionPhase.CONNECTING if view.attempt > 1:
            parts = [_attempt(view.attempt)]
        case ConnectionPhase.CATCHING_UP if view.missed:
            one, many = (
                QT_TRANSLATE_NOOP("ConnectionBadge", "1 event"),
                QT_TRANSLATE_NOOP("ConnectionBadge", "{count} events"),
            )
            parts = [_say(one if view.missed == 1 else many, count=view.missed)]
        case ConnectionPhase.SILENT if view.since_ms is not None:
            seconds = max(0, now_ms - view.since_ms) // 1000
            # Not "nothing heard": the house may be heard and not hear us.
            silent = QT_TRANSLATE_NOOP("ConnectionBadge", "in doubt for {seconds} s")
            parts = [_say(silent, seconds=seconds)] if seconds else []
        case ConnectionPhase.RECONNECTING:
            parts = [_attempt(view.attempt), _next_try(view.next_try_at_ms, now_ms)]
        case (
            ConnectionPhase.OFFLINE
            | ConnectionPhase.REFUSED
            | ConnectionPhase.ENDED
            | ConnectionPhase.SIGNED_OUT
        ):
            parts = [view.reason]
        case _:
            parts = []
    return " · ".join(part for part in parts if part)


def tooltip_text(view: ConnectionView) -> str:
    """Say everything that is known, a line each."""
    lines = [phase_text(view.phase), view.reason]
    if view.transport:
        transport = QT_TRANSLATE_NOOP("ConnectionBadge", "Transport: {name}")
        lines.append(_say(transport, name=_transport(view.transport)))
    if view.latency_ms is not None:
        latency = QT_TRANSLATE_NOOP("ConnectionBadge", "Latency: {ms} ms")
        lines.append(_say(latency, ms=view.latency_ms))
    if view.clock_offset_ms is not None:
        offset = QT_TRANSLATE_NOOP("ConnectionBadge", "Server clock: {ms:+} ms")
        lines.append(_say(offset, ms=view.clock_offset_ms))
    return "\n".join(line for line in lines if line)


def _transport(name: str) -> str:
    known = _TRANSPORTS.get(name)
    return _say(known) if known else name


def _latency(latency_ms: int | None) -> str:
    if latency_ms is None:
        return ""
    return _say(QT_TRANSLATE_NOOP("ConnectionBadge", "{ms} ms"), ms=latency_ms)


def _attempt(number: int) -> str:
    if not number:
        return ""
    return _say(QT_TRANSLATE_NOOP("ConnectionBadge", "attempt {number}"), number=number)


def _next_try(at_ms: int | None, now_ms: int) -> str:
    if at_ms is None:
        return ""
    seconds = -((now_ms - at_ms) // 1000)
    if seconds <= 0:
        return _say(QT_TRANSLATE_NOOP("ConnectionBadge", "trying now"))
    return _say(QT_TRANSLATE_NOOP("ConnectionBadge", "next in {seconds} s"), seconds=seconds)
