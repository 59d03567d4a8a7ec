"""What the Bidders page says: a sieve's name, what the house did, and why it did not."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from contract.people import PersonView
from contract.verdicts import Code
from contract.wire import PaddleStatus
from desktop_client.theme import Tone
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.people import Doing, Sieve
from desktop_client.windows import phrases

_SIEVES: dict[Sieve, object] = {
    Sieve.ALL: QT_TRANSLATE_NOOP("Bidders", "All"),
    Sieve.WAITING: QT_TRANSLATE_NOOP("Bidders", "Waiting"),
    Sieve.APPROVED: QT_TRANSLATE_NOOP("Bidders", "Approved"),
    Sieve.TURNED_AWAY: QT_TRANSLATE_NOOP("Bidders", "Turned away"),
}
_DONE: dict[Doing, object] = {
    Doing.APPROVE: QT_TRANSLATE_NOOP("Bidders", "{name} may bid with paddle {paddle}."),
    Doing.REFUSE: QT_TRANSLATE_NOOP("Bidders", "{name} was refused."),
    Doing.BLOCK: QT_TRANSLATE_NOOP("Bidders", "{name} is blocked: paddle {paddle} can bid no more."),
    Doing.LIMIT: QT_TRANSLATE_NOOP("Bidders", "The limit of paddle {paddle} was changed."),
    Doing.NUMBER: QT_TRANSLATE_NOOP("Bidders", "{name} has paddle {paddle} now."),
    Doing.ADD: QT_TRANSLATE_NOOP("Bidders", "{name} has paddle {paddle}."),
    Doing.CHANGE: QT_TRANSLATE_NOOP("Bidders", "What is known of {name} was changed."),
}
_CONFLICTS: dict[Doing, object] = {
    Doing.ADD: QT_TRANSLATE_NOOP(
        "Bidders", "The paddle number is taken, or this person has a paddle in the sale already."
    ),
    Doing.NUMBER: QT_TRANSLATE_NOOP(
        "Bidders", "The number is taken, or this paddle has bid already and must keep its own."
    ),
}
_STANDINGS: dict[PaddleStatus, object] = {
    PaddleStatus.PENDING: QT_TRANSLATE_NOOP("Bidders", "waits"),
    PaddleStatus.APPROVED: QT_TRANSLATE_NOOP("Bidders", "may bid"),
    PaddleStatus.REFUSED: QT_TRANSLATE_NOOP("Bidders", "refused"),
    PaddleStatus.BLOCKED: QT_TRANSLATE_NOOP("Bidders", "blocked"),
}
STATUS_TONES = {
    PaddleStatus.PENDING: Tone.WARNING,
    PaddleStatus.APPROVED: Tone.LEADING,
    PaddleStatus.REFUSED: Tone.NEUTRAL,
    PaddleStatus.BLOCKED: Tone.OUTBID,
}
STATUS_ICONS = {
    PaddleStatus.PENDING: "clock",
    PaddleStatus.APPROVED: "check",
    PaddleStatus.REFUSED: "cross",
    PaddleStatus.BLOCKED: "lock",
}


def sieve_word(sieve: Sieve) -> str:
    """Name which people are shown."""
    return _tr(_SIEVES[sieve])


def standing(status: PaddleStatus) -> str:
    """Name where a registration stands, in a word."""
    return _tr(_STANDINGS[status])


def done(doing: Doing, person: PersonView) -> str:
    """Say what the house did."""
    return _tr(_DONE[doing]).format(name=person.name, paddle=person.paddle)


def failure(doing: Doing, error: HouseError) -> str:
    """Say why the house did not."""
    if error.reason == Code.CONFLICT and doing in _CONFLICTS:
        return _tr(_CONFLICTS[doing])
    if error.reason == Code.MALFORMED and error.message:
        return error.message
    return phrases.connection_reason(error.reason) or phrases.refusal(error.reason, error.message)


def _tr(text: object) -> str:
    return QCoreApplication.translate("Bidders", str(text))
