"""The words of a bid offer: why the button is as it is."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_client.saleroom.bidding import BidOffer, BidState, Why
from desktop_client.windows import phrases

_WHY: dict[Why, object] = {
    Why.CHECKING: QT_TRANSLATE_NOOP(
        "OfferWords", "No answer yet. The house is being asked whether it counts."
    ),
    Why.CHECKED_WHEN_BACK: QT_TRANSLATE_NOOP(
        "OfferWords",
        "Whether your last bid counts is asked as soon as the house is back.",
    ),
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
