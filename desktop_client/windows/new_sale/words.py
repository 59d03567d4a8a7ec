"""The sentences for what is wrong in the form, and the names of its choices that stand elsewhere, too."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_client.viewmodels.ladder_draft import LadderFault
from desktop_client.viewmodels.sale_draft import FormFault

_FAULTS: dict[FormFault | LadderFault, object] = {
    FormFault.EMPTY: QT_TRANSLATE_NOOP("NewSale", "This is needed."),
    FormFault.TOO_LONG: QT_TRANSLATE_NOOP("NewSale", "At most 200 characters."),
    FormFault.NO_CURRENCY: QT_TRANSLATE_NOOP("NewSale", "Choose a currency."),
    FormFault.NO_AMOUNT: QT_TRANSLATE_NOOP("NewSale", "This is not an amount."),
    FormFault.NO_RATE: QT_TRANSLATE_NOOP("NewSale", "Write a percentage, at most 100, such as 25 or 12.5."),
    FormFault.OUT_OF_ORDER: QT_TRANSLATE_NOOP("NewSale", "Each tier must begin above the one before."),
    FormFault.IN_THE_PAST: QT_TRANSLATE_NOOP("NewSale", "This time is over already."),
    FormFault.BEFORE_OPENING: QT_TRANSLATE_NOOP("NewSale", "The sale would close before it opens."),
    LadderFault.NO_BANDS: QT_TRANSLATE_NOOP("NewSale", "A ladder needs at least one line."),
    LadderFault.NO_START: QT_TRANSLATE_NOOP("NewSale", "Line {line}: the amount it begins at is missing."),
    LadderFault.NO_STEP: QT_TRANSLATE_NOOP(
        "NewSale", "Line {line}: write a step such as 50, or a pattern such as 0-20-50-80."
    ),
    LadderFault.OUT_OF_ORDER: QT_TRANSLATE_NOOP(
        "NewSale", "Line {line}: it must begin above the line before."
    ),
    LadderFault.NO_LADDER: QT_TRANSLATE_NOOP("NewSale", "These lines make no ladder."),
}
_LADDERS: dict[str, object] = {
    "collective": QT_TRANSLATE_NOOP("NewSale", "The Auction Collective (international)"),
    "ebay-2003": QT_TRANSLATE_NOOP("NewSale", "eBay, 2003 (USD, floating)"),
}


def fault(fault: FormFault | LadderFault, place: int = 0) -> str:
    """Say what is wrong."""
    text = QCoreApplication.translate("NewSale", str(_FAULTS[fault]))
    return text.format(line=place + 1)


def ladder(name: str, title: str) -> str:
    """Name a ladder that ships with the product; one that is not known here has its own title."""
    return QCoreApplication.translate("NewSale", str(_LADDERS[name])) if name in _LADDERS else title
