"""The words of a bid's life: each step with its time, and what became of it; nothing that is not known."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from contract.commands import BidMode
from contract.standing import ROOM
from contract.verdicts import Code
from desktop_client.formats import Formats
from desktop_client.saleroom.life import BidLife, Fate
from desktop_client.saleroom.pending import BidStage, PendingBid
from desktop_client.theme import Tone
from desktop_client.widgets.bid_receipt_line import Stage, StageState
from desktop_client.windows import phrases

translate = QCoreApplication.translate

_SLOW_MS = 2_000
"""From when on a bid without an answer tells how long it has waited."""

_FATES: dict[Fate, tuple[Tone, str, object]] = {
    Fate.SENT: (Tone.INFO, "arrow-up", QT_TRANSLATE_NOOP("LifeWords", "sent")),
    Fate.CHECKING: (Tone.WARNING, "refresh", QT_TRANSLATE_NOOP("LifeWords", "checking…")),
    Fate.NOT_SENT: (Tone.OUTBID, "wifi-off", QT_TRANSLATE_NOOP("LifeWords", "not sent")),
    Fate.REFUSED: (Tone.OUTBID, "cross", QT_TRANSLATE_NOOP("LifeWords", "refused")),
    Fate.ACCEPTED: (Tone.INFO, "check", QT_TRANSLATE_NOOP("LifeWords", "accepted")),
    Fate.IN_THE_BOOK: (Tone.LEADING, "book", QT_TRANSLATE_NOOP("LifeWords", "in the book")),
    Fate.LEADING: (Tone.LEADING, "check", QT_TRANSLATE_NOOP("LifeWords", "leading")),
    Fate.OUTBID: (Tone.OUTBID, "arrow-up", QT_TRANSLATE_NOOP("LifeWords", "outbid")),
    Fate.BEATEN_AT_ONCE: (Tone.OUTBID, "arrow-up", QT_TRANSLATE_NOOP("LifeWords", "outbid")),
    Fate.TIED_LATER: (Tone.OUTBID, "arrow-up", QT_TRANSLATE_NOOP("LifeWords", "outbid")),
    Fate.REPLACED: (Tone.NEUTRAL, "check", QT_TRANSLATE_NOOP("LifeWords", "you bid again")),
    Fate.TAKEN_BACK: (Tone.WARNING, "undo", QT_TRANSLATE_NOOP("LifeWords", "taken back")),
    Fate.WON: (Tone.LEADING, "gavel", QT_TRANSLATE_NOOP("LifeWords", "won")),
    Fate.LOST: (Tone.NEUTRAL, "gavel", QT_TRANSLATE_NOOP("LifeWords", "sold")),
    Fate.UNSOLD: (Tone.NEUTRAL, "minus", QT_TRANSLATE_NOOP("LifeWords", "passed")),
    Fate.WITHDRAWN: (Tone.NEUTRAL, "minus", QT_TRANSLATE_NOOP("LifeWords", "withdrawn")),
}


_TOLD_IN_FULL = frozenset({Fate.OUTBID, Fate.BEATEN_AT_ONCE, Fate.TIED_LATER, Fate.LOST})
"""What the word of a fate does not say: by whom, and when."""


@dataclass(frozen=True, slots=True)
class LifeTeller:
    """Tells lives in one currency. `now` is the server's clock, `connected` whether bids can go."""

    formats: Formats
    currency: str
    now: int
    connected: bool

    def stages(self, life: BidLife) -> list[Stage]:
        """Tell a bid's way: sent, received, accepted or refused, and what it came to."""
        bid = life.pending
        if bid.stage is BidStage.NOT_SENT:
            return [
                Stage(
                    translate(
                        "LifeWords", "not sent: there was no connection, and it will not be sent later"
                    ),
                    StageState.FAILED,
                )
            ]
        told = [Stage(translate("LifeWords", "{time} sent").format(time=self._sent_at(bid)))]
        if bid.verdict is None:
            return [*told, Stage(self._waiting(bid), StageState.PENDING)]
        told.append(Stage(translate("LifeWords", "{time} received").format(time=self._clock(bid.verdict.at))))
        if bid.stage is BidStage.REFUSED:
            return [*told, Stage(self.refusal(bid), StageState.FAILED)]
        since = self._since(life)
        told.append(Stage(self._accepted(bid)))
        return [*told, Stage(since, StageState.NOTE)] if since else told

    def times(self, life: BidLife) -> str:
        """Tell when a bid was sent and received, in a few figures."""
        bid = life.pending
        if bid.stage is BidStage.NOT_SENT:
            return translate("LifeWords", "there was no connection")
        if bid.verdict is None:
            sent = translate("LifeWords", "{time} sent").format(time=self._sent_at(bid))
            return f"{sent} · {self._waiting(bid)}"
        received = translate("LifeWords", "received {time}").format(time=self._clock(bid.verdict.at))
        if bid.stage is BidStage.REFUSED:
            return f"{received} · {phrases.refusal(bid.code, bid.verdict.message or '')}"
        since = self._since(life) if life.fate in _TOLD_IN_FULL else ""
        return " · ".join(part for part in (received, since) if part)

    def headline(self, life: BidLife) -> str:
        """Name a bid: the lot and the amount."""
        bid = life.pending.bid
        text = (
            translate("LifeWords", "Lot {lot} · up to {amount}")
            if bid.mode is BidMode.MAX
            else translate("LifeWords", "Lot {lot} · {amount}")
        )
        return text.format(lot=bid.lot, amount=self.formats.money(bid.amount, self.currency))

    def refusal(self, bid: PendingBid) -> str:
        """Say why a bid was refused, with the figures that matter."""
        verdict = bid.verdict
        standing = verdict.standing if verdict is not None else None
        if bid.code is Code.TOO_LOW and standing is not None and standing.ask is not None:
            text = translate("LifeWords", "refused: the asking price is {ask} now")
            return text.format(ask=self.formats.money(standing.ask, self.currency))
        if bid.code is Code.LOT_CLOSED and verdict is not None and verdict.closed_at is not None:
            text = translate("LifeWords", "refused: the hammer fell at {hammer}, the bid arrived at {bid}")
            return text.format(hammer=self._clock(verdict.closed_at), bid=self._clock(verdict.at))
        return translate("LifeWords", "refused: {why}").format(why=phrases.refusal(bid.code))

    def _sent_at(self, bid: PendingBid) -> str:
        # The server's clock is known here to within half a round trip: no bid is received before it was sent.
        received = bid.received_at
        return self._clock(bid.sent_at if received is None else min(bid.sent_at, received))

    def _waiting(self, bid: PendingBid) -> str:
        if bid.stage is BidStage.SENT:
            waited = self.now - bid.sent_at
            if waited < _SLOW_MS:
                return translate("LifeWords", "waiting for the house")
            return translate("LifeWords", "waiting for the house, {time}").format(
                time=self.formats.duration(waited)
            )
        if not self.connected:
            return translate("LifeWords", "no answer, asked again when the connection is back")
        if bid.obstacle is not None:
            return translate("LifeWords", "the house cannot tell yet, asking again")
        return translate("LifeWords", "no answer yet, asking again")

    def _accepted(self, bid: PendingBid) -> str:
        amount = self.formats.money(bid.bid.amount, self.currency)
        if bid.bid.mode is BidMode.MAX:
            return translate("LifeWords", "maximum {amount} in the book").format(amount=amount)
        return translate("LifeWords", "accepted at {amount}").format(amount=amount)

    def _since(self, life: BidLife) -> str:
        match life.fate:
            case Fate.OUTBID if life.after_ms is not None:
                text = translate("LifeWords", "outbid after {time} by {who}")
                return text.format(time=self.formats.duration(life.after_ms), who=_who(life.by))
            case Fate.LEADING if not self.connected:
                return translate("LifeWords", "leading when last heard")
            case Fate.OUTBID:
                return translate("LifeWords", "outbid since, {who} leads").format(who=_who(life.by))
            case Fate.LOST:
                return translate("LifeWords", "sold to {who}").format(who=_who(life.by))
            case _:
                since = _SINCE.get(life.fate)
                return "" if since is None else translate("LifeWords", str(since))

    def _clock(self, at_ms: int) -> str:
        return self.formats.clock(at_ms, milliseconds=True)


_SINCE: dict[Fate, object] = {
    Fate.LEADING: QT_TRANSLATE_NOOP("LifeWords", "leading"),
    Fate.BEATEN_AT_ONCE: QT_TRANSLATE_NOOP("LifeWords", "beaten at once by an earlier maximum"),
    Fate.TIED_LATER: QT_TRANSLATE_NOOP("LifeWords", "equal to an earlier maximum, which leads"),
    Fate.REPLACED: QT_TRANSLATE_NOOP("LifeWords", "then you bid again"),
    Fate.TAKEN_BACK: QT_TRANSLATE_NOOP("LifeWords", "taken back, it no longer counts"),
    Fate.WON: QT_TRANSLATE_NOOP("LifeWords", "won"),
    Fate.UNSOLD: QT_TRANSLATE_NOOP("LifeWords", "the lot was passed"),
    Fate.WITHDRAWN: QT_TRANSLATE_NOOP("LifeWords", "the lot was withdrawn"),
}


def fate_look(fate: Fate, *, connected: bool) -> tuple[Tone, str, str]:
    """Return the tone, the icon and the word of a fate; nobody leads for sure while nothing is heard."""
    if fate is Fate.LEADING and not connected:
        return Tone.WARNING, "clock", translate("LifeWords", "led when last heard")
    tone, icon, word = _FATES[fate]
    return tone, icon, translate("LifeWords", str(word))


def _who(by: str | None) -> str:
    if by == ROOM:
        return translate("LifeWords", "the room")
    return translate("LifeWords", "paddle {paddle}").format(paddle=by)
