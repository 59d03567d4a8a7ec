"""Why nobody came in or got an account, in words that help. Knows no window."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from contract.verdicts import Code
from desktop_client.viewmodels.door_outcomes import WRONG_LENGTH, Failure, FailureField
from desktop_client.windows import phrases

_TO_TYPE: Final[dict[FailureField, object]] = {
    FailureField.SERVER: QT_TRANSLATE_NOOP("AccountForm", "Choose a house first."),
    FailureField.CODE: QT_TRANSLATE_NOOP("AccountForm", "Type the code that the house printed."),
    FailureField.NAME: QT_TRANSLATE_NOOP("AccountForm", "Type your name."),
    FailureField.EMAIL: QT_TRANSLATE_NOOP("AccountForm", "Type your email address."),
    FailureField.PASSWORD: QT_TRANSLATE_NOOP("AccountForm", "Type your password."),
}
_REFUSED: Final[dict[tuple[FailureField, str], object]] = {
    (FailureField.CODE, Code.FORBIDDEN): QT_TRANSLATE_NOOP(
        "AccountForm", "This code is wrong, used or too old. Start the house again for a new one."
    ),
    (FailureField.NAME, Code.MALFORMED): QT_TRANSLATE_NOOP(
        "AccountForm", "This name is too long, or has signs that cannot be shown."
    ),
    (FailureField.EMAIL, Code.MALFORMED): QT_TRANSLATE_NOOP("AccountForm", "Write it like name@example.org."),
    (FailureField.PASSWORD, WRONG_LENGTH): QT_TRANSLATE_NOOP(
        "AccountForm", "Choose a password of 8 to 128 characters."
    ),
    (FailureField.PASSWORD, Code.MALFORMED): QT_TRANSLATE_NOOP(
        "AccountForm", "This password is easy to guess. Choose another."
    ),
}


def why(failure: Failure) -> str:
    """Return what to do about it."""
    told = _TO_TYPE[failure.field] if failure.missing else _REFUSED.get((failure.field, failure.reason))
    if told is not None:
        return QCoreApplication.translate("AccountForm", str(told))
    if failure.reason == Code.UNAUTHENTICATED:
        return phrases.refusal(failure.reason)  # no session has ended here
    return phrases.trouble(failure.reason, failure.message)
