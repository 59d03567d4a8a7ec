"""What the pages after the sale say: names of sieves and outcomes, what was done, and why it was not."""

from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from contract.papers import PaperKind, PaperSummary
from contract.settlement import LotResult, OfferStatus, SoldBy
from contract.standing import ROOM
from contract.verdicts import Code
from desktop_client.theme import Tone
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.saving import CANNOT_SAVE
from desktop_client.viewmodels.settlement import Doing, Sieve
from desktop_client.windows import phrases

_SIEVES: dict[Sieve, object] = {
    Sieve.ALL: QT_TRANSLATE_NOOP("After", "All"),
    Sieve.SOLD: QT_TRANSLATE_NOOP("After", "Sold"),
    Sieve.UNSOLD: QT_TRANSLATE_NOOP("After", "Unsold"),
    Sieve.ROOM: QT_TRANSLATE_NOOP("After", "Room, nobody noted"),
    Sieve.AFTER_SALE: QT_TRANSLATE_NOOP("After", "After the sale"),
}
_OFFERS: dict[OfferStatus, object] = {
    OfferStatus.OPEN: QT_TRANSLATE_NOOP("After", "open"),
    OfferStatus.ACCEPTED: QT_TRANSLATE_NOOP("After", "accepted"),
    OfferStatus.DECLINED: QT_TRANSLATE_NOOP("After", "declined"),
    OfferStatus.WITHDRAWN: QT_TRANSLATE_NOOP("After", "withdrawn"),
}
OFFER_TONES = {
    OfferStatus.OPEN: Tone.WARNING,
    OfferStatus.ACCEPTED: Tone.LEADING,
    OfferStatus.DECLINED: Tone.NEUTRAL,
    OfferStatus.WITHDRAWN: Tone.NEUTRAL,
}
_REFUSALS: dict[tuple[Doing, Code], object] = {
    (Doing.ALLOT, Code.WRONG_PHASE): QT_TRANSLATE_NOOP(
        "After", "This lot was not sold to the room, so its buyer is known already."
    ),
    (Doing.OFFER, Code.WRONG_PHASE): QT_TRANSLATE_NOOP(
        "After", "Offers are taken on lots that were passed, when the sale is over."
    ),
    (Doing.OFFER, Code.CONFLICT): QT_TRANSLATE_NOOP("After", "This lot has found a buyer meanwhile."),
    (Doing.OFFER, Code.NOT_REGISTERED): QT_TRANSLATE_NOOP(
        "After", "This paddle was not approved in the sale."
    ),
    (Doing.OFFER, Code.OVER_LIMIT): QT_TRANSLATE_NOOP(
        "After", "With what was bought and offered so far this exceeds the paddle's credit limit."
    ),
    (Doing.DECIDE, Code.CONFLICT): QT_TRANSLATE_NOOP(
        "After", "Another offer was accepted for this lot, or somebody decided meanwhile."
    ),
    (Doing.DECIDE, Code.WRONG_PHASE): QT_TRANSLATE_NOOP("After", "This offer cannot become that any more."),
}


def sieve_word(sieve: Sieve) -> str:
    """Name which results are shown."""
    return _tr(_SIEVES[sieve])


def offer_word(status: OfferStatus) -> str:
    """Name where an offer stands."""
    return _tr(_OFFERS[status])


def outcome(result: LotResult, *, has_ended: bool) -> str:
    """Name what became of a lot; once the sale is over, nothing comes up any more."""
    if result.sold_by is SoldBy.AFTER_SALE:
        return QCoreApplication.translate("After", "sold after the sale")
    return phrases.outcome_word(result.outcome) if has_ended else phrases.phase_word(result.outcome)


def outcome_tone(result: LotResult) -> Tone:
    """Return the colour of what became of a lot."""
    if result.winner == ROOM:
        return Tone.WARNING
    return Tone.LEADING if result.sold_by is not None else Tone.NEUTRAL


def buyer(result: LotResult) -> str:
    """Name a lot's buyer by paddle."""
    if result.winner == ROOM:
        return QCoreApplication.translate("After", "room")
    return result.winner or ""


def statement(paper: PaperSummary) -> str:
    """Say whether a statement is a draft, issued, or issued and no longer right."""
    if paper.number is None:
        return QCoreApplication.translate("After", "draft")
    if paper.is_current:
        return QCoreApplication.translate("After", "no. {number}").format(number=paper.number)
    return QCoreApplication.translate("After", "no. {number}, changed since").format(number=paper.number)


def statement_tone(paper: PaperSummary) -> Tone:
    """Return the colour of that."""
    if paper.number is None:
        return Tone.NEUTRAL
    return Tone.LEADING if paper.is_current else Tone.WARNING


def kind_title(kind: PaperKind) -> str:
    """Name the people that statements of a kind are for."""
    if kind is PaperKind.BUYER:
        return QCoreApplication.translate("After", "Buyers")
    return QCoreApplication.translate("After", "Sellers")


def saved(path: object) -> str:
    """Say that a file is saved."""
    name = path.name if isinstance(path, Path) else str(path)
    return QCoreApplication.translate("After", "Saved: {file}").format(file=name)


def failure(error: HouseError, doing: Doing | None = None) -> str:
    """Say why something was not done."""
    if error.reason == CANNOT_SAVE:
        text = QCoreApplication.translate("After", "The file cannot be written: {why}.")
        return text.format(why=error.message)
    try:
        told = _REFUSALS.get((doing, Code(error.reason))) if doing is not None else None
    except ValueError:
        told = None
    if told is not None:
        return _tr(told)
    if error.reason == Code.MALFORMED and error.message:
        return error.message
    return phrases.connection_reason(error.reason) or phrases.refusal(error.reason, error.message)


def _tr(text: object) -> str:
    return QCoreApplication.translate("After", str(text))
