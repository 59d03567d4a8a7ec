"""The sentences for why the ask is what it is, and for what figures that are being typed can mean."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from contract.standing import ROOM
from desktop_client.formats import Formats
from desktop_client.saleroom.ask_reasons import AskReason, AskWhy
from desktop_client.windows.control.figure_field import Prompt

_WHY: dict[AskWhy, object] = {
    AskWhy.BOOK_ANSWERED: QT_TRANSLATE_NOOP(
        "AskWords", "The book answered: {leader} holds against {by} at {amount}, now {price}."
    ),
    AskWhy.BOOK_BEATEN: QT_TRANSLATE_NOOP(
        "AskWords", "The maximum of {by} goes past the limit before: now {price}."
    ),
    AskWhy.BOOK_OPENED: QT_TRANSLATE_NOOP("AskWords", "The book opens the lot: {leader} at {price}."),
    AskWhy.RAISED: QT_TRANSLATE_NOOP("AskWords", "{leader} raised the own maximum: now {price}."),
    AskWhy.JUMP: QT_TRANSLATE_NOOP("AskWords", "{by} jumped to {amount}."),
    AskWhy.SET: QT_TRANSLATE_NOOP("AskWords", "The ask was set to {amount} by hand."),
    AskWhy.OWN_STEP: QT_TRANSLATE_NOOP("AskWords", "This lot climbs by a step of its own: {amount}."),
    AskWhy.TAKEN_BACK: QT_TRANSLATE_NOOP("AskWords", "{by} took the bid back; ask the room anew."),
}
_TYPING: dict[Prompt, object] = {
    Prompt.FIGURES: QT_TRANSLATE_NOOP(
        "AskWords", "Enter: ask · Space: room · B: paddle · X: limit · I: step · N: lot"
    ),
    Prompt.BUYER: QT_TRANSLATE_NOOP(
        "AskWords", "Enter: this paddle bought it in the room · N: open that lot"
    ),
    Prompt.LIMIT: QT_TRANSLATE_NOOP(
        "AskWords", "The limit of paddle {about} for lot {lot}, Enter; a + behind it: one increment more"
    ),
    Prompt.LOT: QT_TRANSLATE_NOOP("AskWords", "The lot that comes next, Enter; N opens it"),
}
_TYPING_TIMED: dict[Prompt, object] = {
    **_TYPING,
    Prompt.FIGURES: QT_TRANSLATE_NOOP("AskWords", "B: bid for that paddle · X: limit · E: minutes more"),
    Prompt.LOT: QT_TRANSLATE_NOOP("AskWords", "The lot to look at, Enter"),
}


def reason_words(reason: AskReason, formats: Formats, currency: str) -> str:
    """Say why the ask is not simply the next rung."""

    def money(amount: int | None) -> str:
        return "" if amount is None else formats.money(amount, currency)

    text = QCoreApplication.translate("AskWords", str(_WHY[reason.why]))
    amount = reason.amount if reason.amount is not None else reason.price
    words = text.format(
        by=_who(reason.by), leader=_who(reason.leader), amount=money(amount), price=money(reason.price)
    )
    return words[:1].upper() + words[1:]


def typing_words(prompt: Prompt, about: str, lot: str, *, timed: bool) -> str:
    """Say what can be done with what is being typed."""
    words = _TYPING_TIMED if timed else _TYPING
    return QCoreApplication.translate("AskWords", str(words[prompt])).format(about=about, lot=lot)


def _who(by: str | None) -> str:
    if by == ROOM:
        return QCoreApplication.translate("AskWords", "the room")
    return QCoreApplication.translate("AskWords", "paddle {paddle}").format(paddle=by or "–")
