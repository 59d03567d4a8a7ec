"""Which field of a new account the house refused, and why, in words that help. Knows no window.

All such refusals have one code; what was meant stands in the house's sentence.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication

from contract.verdicts import Code
from desktop_client.viewmodels.door_outcomes import Failure, FailureField
from desktop_client.windows import phrases

_MENTIONS: Final = {
    "password": FailureField.PASSWORD,
    "e-mail": FailureField.EMAIL,
    "a name has": FailureField.NAME,
}


def field_meant(failure: Failure) -> FailureField:
    """Return the field that a refusal is about."""
    if failure.reason != Code.MALFORMED:
        return failure.field
    said = failure.message.lower()
    return next((field for words, field in _MENTIONS.items() if words in said), failure.field)


def why_refused(failure: Failure) -> str:
    """Return what to do about it."""
    if failure.reason == Code.MALFORMED:
        match field_meant(failure):
            case FailureField.PASSWORD:
                return QCoreApplication.translate(
                    "AccountPage", "This password is easy to guess. Choose another."
                )
            case FailureField.EMAIL:
                return QCoreApplication.translate("AccountPage", "Write it like name@example.org.")
    return phrases.trouble(failure.reason, failure.message)
