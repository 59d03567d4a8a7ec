"""The words of a bid offer and of a bid's way: why the button is as it is, what became of a press."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from contract.commands import BidMode
from contract.verdicts import Code, Outcome
from desktop_client.formats import Formats
from desktop_client.saleroom.bidding import BidOffer, BidState, Why
from desktop_client.saleroom.pending import BidStage, PendingBid
from desktop_client.widgets.bid_receipt_line import Stage, StageState
from desktop_client.windows import phrases

_WHY: dict[Why, object] = {
    Why.CHECKING: QT_TRANSLATE_NOOP("OfferWords", "No answer yet. Whether it counts is being asked."),
    Why.SALE_ENDED: QT_TRANSLATE_NOOP("OfferWords", "The sale is over."),
    Why.NOT_ON_THE_BLOCK: QT_TRANSLATE_NOOP("OfferWords", "This lot has not been called yet."),
    Why.MAX_MAY_BE_LEFT: QT_TRANSLATE_NOOP(
        "OfferWords", "You can leave a maximum now; the book bids for you."
    ),
    Why.MAX_LEFT: QT_TRANSLATE_NOOP("OfferWords", "Your maximum is in the book and bids for you."),
    Why.CLOSING: QT_TRANSLATE_NOOP("OfferWords", "Time is up. The house is closing the lot."),
    Why.REGISTRATION_REFUSED: QT_TRANSLATE_NOOP(
        "OfferWords", "The house refused your registration. Ask the house why."
    ),
    Why.PADDLE_BLOCKED: QT_TRANSLATE_NOOP(
        "OfferWords", "The house has taken this paddle out of the sale. Ask the house why."
    ),
    Why.OVER_LIMIT: QT_TRANSLATE_NOOP(
        "OfferWords", "The next bid is above your limit. Ask the house to raise it."
    ),
    Why.WITHDRAWN: QT_TRANSLATE_NOOP("OfferWords", "The house has taken this lot out of the sale."),
    Why.UNKNOWN_LOT: QT_TRANSLATE_NOOP("OfferWords", "The catalogue is on its way."),
}


def detail(offer: BidOffer, hold: str | None, connection_reason: str) -> str:
    """Say why the button is as it is, where its own words do not."""
    if offer.state is BidState.ON_HOLD and hold:
        return hold
    if offer.state is BidState.NO_CONNECTION and offer.why is Why.NONE:
        return "" if connection_reason == "lost" else phrases.connection_reason(connection_reason)
    text = _WHY.get(offer.why)
    return "" if text is None else QCoreApplication.translate("OfferWords", str(text))


def stages(bid: PendingBid, formats: Formats, currency: str, leads: bool | None) -> list[Stage]:
    """Tell a bid's way: sent, received, accepted or refused, and what it came to.

    `leads` is whether the bidder leads the lot now, None when it is closed.
    """
    translate = QCoreApplication.translate
    sent_at = formats.clock(bid.sent_at, milliseconds=True)
    told = [Stage(translate("OfferWords", "{time} sent").format(time=sent_at))]
    match bid.stage:
        case BidStage.SENT:
            return [*told, Stage(translate("OfferWords", "waiting for the house"), StageState.PENDING)]
        case BidStage.CHECKING:
            return [*told, Stage(translate("OfferWords", "no answer yet, asking again"), StageState.PENDING)]
        case BidStage.NOT_SENT:
            return [Stage(translate("OfferWords", "not sent: there was no connection"), StageState.FAILED)]
    told.append(Stage(translate("OfferWords", "received")))
    if bid.stage is BidStage.REFUSED:
        return [*told, Stage(refusal(bid, formats, currency), StageState.FAILED)]
    return [*told, Stage(_accepted(bid, formats, currency)), *_since(bid, leads)]


def _accepted(bid: PendingBid, formats: Formats, currency: str) -> str:
    translate = QCoreApplication.translate
    amount = formats.money(bid.bid.amount, currency)
    if bid.bid.mode is BidMode.MAX:
        return translate("OfferWords", "maximum {amount} in the book").format(amount=amount)
    return translate("OfferWords", "accepted at {amount}").format(amount=amount)


def _since(bid: PendingBid, leads: bool | None) -> list[Stage]:
    translate = QCoreApplication.translate
    if bid.outcome is Outcome.OUTBID:
        return [Stage(translate("OfferWords", "beaten at once by an earlier maximum"), StageState.NOTE)]
    if bid.outcome is Outcome.TIED_LATER:
        return [Stage(translate("OfferWords", "equal to an earlier maximum, which leads"), StageState.NOTE)]
    if leads is None:
        return []
    text = translate("OfferWords", "leading") if leads else translate("OfferWords", "outbid since")
    return [Stage(text, StageState.NOTE)]


def refusal(bid: PendingBid, formats: Formats, currency: str) -> str:
    """Say why a bid was refused, with the figures that matter."""
    translate = QCoreApplication.translate
    verdict = bid.verdict
    standing = verdict.standing if verdict is not None else None
    if bid.code is Code.TOO_LOW and standing is not None and standing.ask is not None:
        text = translate("OfferWords", "refused: the asking price is {ask} now")
        return text.format(ask=formats.money(standing.ask, currency))
    if bid.code is Code.LOT_CLOSED and verdict is not None and verdict.closed_at is not None:
        text = translate("OfferWords", "refused: the hammer fell at {hammer}, the bid arrived at {bid}")
        return text.format(
            hammer=formats.clock(verdict.closed_at, milliseconds=True),
            bid=formats.clock(verdict.at, milliseconds=True),
        )
    return translate("OfferWords", "refused: {why}").format(why=phrases.refusal(bid.code))
