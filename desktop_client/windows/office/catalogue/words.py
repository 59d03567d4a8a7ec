"""The catalogue page's words for what a lot says, where it stands, and what is wrong with what was typed."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from contract.catalogue import DeskLotView
from contract.standing import Phase
from desktop_client.formats import Formats
from desktop_client.theme import Tone
from desktop_client.viewmodels.catalogue_edits import Edit, EditKind
from desktop_client.viewmodels.catalogue_fields import LotFault, LotField
from desktop_client.viewmodels.catalogue_finding import LotFilter
from desktop_client.windows import phrases

_FIELDS: dict[LotField, object] = {
    LotField.TITLE: QT_TRANSLATE_NOOP("Catalogue", "Title"),
    LotField.DESCRIPTION: QT_TRANSLATE_NOOP("Catalogue", "Description"),
    LotField.LOW: QT_TRANSLATE_NOOP("Catalogue", "Low estimate"),
    LotField.HIGH: QT_TRANSLATE_NOOP("Catalogue", "High estimate"),
    LotField.START: QT_TRANSLATE_NOOP("Catalogue", "Start price"),
    LotField.RESERVE: QT_TRANSLATE_NOOP("Catalogue", "Reserve"),
    LotField.SELLER: QT_TRANSLATE_NOOP("Catalogue", "Seller"),
    LotField.VAT: QT_TRANSLATE_NOOP("Catalogue", "VAT on hammer, %"),
}

_FAULTS: dict[LotFault, object] = {
    LotFault.EMPTY: QT_TRANSLATE_NOOP("Catalogue", "This is needed."),
    LotFault.TOO_LONG: QT_TRANSLATE_NOOP("Catalogue", "This is too long."),
    LotFault.NO_AMOUNT: QT_TRANSLATE_NOOP("Catalogue", "This is not an amount."),
    LotFault.NO_RATE: QT_TRANSLATE_NOOP("Catalogue", "Write a percentage such as 21 or 5.5."),
    LotFault.REVERSED: QT_TRANSLATE_NOOP("Catalogue", "The low estimate is above the high one."),
}

_FILTERS: dict[LotFilter, object] = {
    LotFilter.ALL: QT_TRANSLATE_NOOP("Catalogue", "All lots"),
    LotFilter.NO_PICTURE: QT_TRANSLATE_NOOP("Catalogue", "Without a picture"),
    LotFilter.NO_ESTIMATE: QT_TRANSLATE_NOOP("Catalogue", "Without an estimate"),
    LotFilter.RESERVED: QT_TRANSLATE_NOOP("Catalogue", "With a reserve"),
    LotFilter.UPCOMING: QT_TRANSLATE_NOOP("Catalogue", "Coming up"),
    LotFilter.WITHDRAWN: QT_TRANSLATE_NOOP("Catalogue", "Withdrawn"),
}

_PHASE_TONES = {
    Phase.OPEN: Tone.ACCENT,
    Phase.FAIR_WARNING: Tone.ACCENT,
    Phase.FINAL_CALL: Tone.ACCENT,
    Phase.SOLD: Tone.LEADING,
    Phase.PASSED: Tone.WARNING,
    Phase.WITHDRAWN: Tone.OUTBID,
}


def _tr(text: object) -> str:
    return QCoreApplication.translate("Catalogue", str(text))


def field(name: LotField) -> str:
    """Name a field."""
    return _tr(_FIELDS[name])


def closes() -> str:
    """Name the moment at which a lot of a timed sale closes."""
    return QCoreApplication.translate("Catalogue", "Closes")


def fault(what: LotFault) -> str:
    """Say what is wrong with what was typed."""
    return _tr(_FAULTS[what])


def lot_filter(which: LotFilter) -> str:
    """Name a filter."""
    return _tr(_FILTERS[which])


def state(lot: DeskLotView, formats: Formats, currency: str) -> str:
    """Say where a lot stands, a sold one with its hammer price, as short as the strip of a sale says it."""
    if lot.standing.phase is Phase.SOLD and lot.standing.price is not None:
        sold = QCoreApplication.translate("LotRows", "sold {price}")
        return sold.format(price=formats.amount(lot.standing.price, currency))
    return phrases.phase_word(lot.standing.phase)


def state_tone(lot: DeskLotView) -> Tone | None:
    """Return the colour of where a lot stands; None for one that is coming up."""
    return _PHASE_TONES.get(lot.standing.phase)


def edit_done(edit: Edit, formats: Formats) -> str:
    """Say what was done, for the notice that offers to take it back."""
    lot = edit.lots[0] if edit.lots else ""
    translate = QCoreApplication.translate
    if edit.kind is EditKind.CHANGED:
        return translate("Catalogue", "Lot {lot} is changed.").format(lot=lot)
    if edit.kind is EditKind.PICTURES_ORDERED:
        return translate("Catalogue", "The pictures of lot {lot} are in another order.").format(lot=lot)
    if len(edit.lots) == 1:
        return translate("Catalogue", "Lot {lot} is moved.").format(lot=lot)
    return translate("Catalogue", "{lots} are moved.").format(lots=phrases.lots(len(edit.lots), formats))
