"""What speaks against a certificate, in words that a person can act on. Knows no window."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_client.formats import Formats
from desktop_client.viewmodels.comparing import Doubt, SeenCertificate

_SENTENCES: Final[dict[Doubt, object]] = {
    Doubt.CHANGED: QT_TRANSLATE_NOOP(
        "Certificate",
        "It is another one than you trusted here. Somebody may stand between you and the house.",
    ),
    Doubt.SELF_MADE: QT_TRANSLATE_NOOP(
        "Certificate", "Whoever answers there has made it without an authority; nobody vouches for it."
    ),
    Doubt.UNKNOWN_ISSUER: QT_TRANSLATE_NOOP(
        "Certificate", "It is signed by “{issuer}”, whom this computer does not know."
    ),
    Doubt.WRONG_NAME: QT_TRANSLATE_NOOP("Certificate", "It is made out to {names}, and not to {host}."),
    Doubt.EXPIRED: QT_TRANSLATE_NOOP("Certificate", "It ran out on {until}."),
    Doubt.NOT_YET: QT_TRANSLATE_NOOP(
        "Certificate", "It is good only from {since} on. Is the clock of this computer right?"
    ),
}
_NAMES: Final = 3


def why_not(doubt: Doubt, seen: SeenCertificate, host: str, formats: Formats) -> str:
    """Say one reason not to trust a certificate that this host shows."""
    nobody = QCoreApplication.translate("Certificate", "nobody")
    return QCoreApplication.translate("Certificate", str(_SENTENCES[doubt])).format(
        issuer=seen.issuer,
        names=", ".join(seen.names[:_NAMES]) or nobody,
        host=host,
        until=formats.day(seen.good_until_ms),
        since=formats.day(seen.good_from_ms),
    )
