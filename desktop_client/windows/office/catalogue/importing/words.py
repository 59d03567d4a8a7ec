"""The words of the import: what a column can hold, and what is wrong with a cell."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from contract.catalogue import Column, Fault, FaultCode, Grouping, StartRule, fault_text

_COLUMNS: dict[Column | None, object] = {
    Column.LOT: QT_TRANSLATE_NOOP("Import", "Lot number"),
    Column.LOT_SUFFIX: QT_TRANSLATE_NOOP("Import", "Letter after the number"),
    Column.TITLE: QT_TRANSLATE_NOOP("Import", "Title"),
    Column.DESCRIPTION: QT_TRANSLATE_NOOP("Import", "Description"),
    Column.LOW: QT_TRANSLATE_NOOP("Import", "Low estimate"),
    Column.HIGH: QT_TRANSLATE_NOOP("Import", "High estimate"),
    Column.ESTIMATE: QT_TRANSLATE_NOOP("Import", "Estimate, low–high"),
    Column.START: QT_TRANSLATE_NOOP("Import", "Start price"),
    Column.RESERVE: QT_TRANSLATE_NOOP("Import", "Reserve"),
    Column.SELLER: QT_TRANSLATE_NOOP("Import", "Seller"),
    Column.VAT: QT_TRANSLATE_NOOP("Import", "VAT on hammer, %"),
    Column.IMAGES: QT_TRANSLATE_NOOP("Import", "Picture names"),
    None: QT_TRANSLATE_NOOP("Import", "Keep as it is"),
    Column.LEFT_OUT: QT_TRANSLATE_NOOP("Import", "Leave out"),
}

COLUMNS: tuple[Column | None, ...] = tuple(_COLUMNS)
"""What a column can be taken for, as it is offered."""

_FAULTS: dict[FaultCode, object] = {
    FaultCode.LOT_MISSING: QT_TRANSLATE_NOOP("Import", "The lot number is missing"),
    FaultCode.LOT_MALFORMED: QT_TRANSLATE_NOOP(
        "Import", "“{text}” is no lot number: at most 20 letters, digits, spaces, dots or hyphens"
    ),
    FaultCode.LOT_TWICE: QT_TRANSLATE_NOOP("Import", "Lot {text} is on line {line} already"),
    FaultCode.LOT_EXISTS: QT_TRANSLATE_NOOP("Import", "The sale has a lot {text} already"),
    FaultCode.TITLE_MISSING: QT_TRANSLATE_NOOP("Import", "The title is missing"),
    FaultCode.TOO_LONG: QT_TRANSLATE_NOOP("Import", "{found} characters; at most {most} fit"),
    FaultCode.UNPRINTABLE: QT_TRANSLATE_NOOP("Import", "It has characters that cannot be printed"),
    FaultCode.NOT_AN_AMOUNT: QT_TRANSLATE_NOOP("Import", "“{text}” is not an amount"),
    FaultCode.TWO_READINGS: QT_TRANSLATE_NOOP(
        "Import", "“{text}” can be read in two ways: say above what comma and point mean"
    ),
    FaultCode.TOO_MANY_DECIMALS: QT_TRANSLATE_NOOP("Import", "“{text}” has more than {most} decimals"),
    FaultCode.TOO_MUCH: QT_TRANSLATE_NOOP("Import", "“{text}” is more than can be bid"),
    FaultCode.OTHER_CURRENCY: QT_TRANSLATE_NOOP("Import", "“{text}” is not in {currency}"),
    FaultCode.ESTIMATES_REVERSED: QT_TRANSLATE_NOOP("Import", "The low estimate is above the high one"),
    FaultCode.START_MISSING: QT_TRANSLATE_NOOP("Import", "The start price is missing"),
    FaultCode.NOT_A_RATE: QT_TRANSLATE_NOOP("Import", "“{text}” is not a rate of tax"),
    FaultCode.TOO_MANY_PICTURES: QT_TRANSLATE_NOOP("Import", "A lot has at most {most} pictures"),
    FaultCode.TOO_MANY_CELLS: QT_TRANSLATE_NOOP("Import", "It has more cells than there are headings"),
    FaultCode.TOO_MANY_EXTRAS: QT_TRANSLATE_NOOP("Import", "A lot keeps at most {most} further columns"),
    FaultCode.NO_LOTS: QT_TRANSLATE_NOOP("Import", "There are no rows below the headings"),
    FaultCode.TOO_MANY_LOTS: QT_TRANSLATE_NOOP("Import", "A sale has at most {most} lots"),
}

_STARTS: dict[StartRule, object] = {
    StartRule.NONE: QT_TRANSLATE_NOOP("Import", "Start price: as the file says"),
    StartRule.LOW_ESTIMATE: QT_TRANSLATE_NOOP("Import", "No start price: the low estimate"),
    StartRule.HALF_OF_LOW: QT_TRANSLATE_NOOP("Import", "No start price: half the low estimate"),
}

_GROUPINGS: dict[Grouping, object] = {
    Grouping.ASK: QT_TRANSLATE_NOOP("Import", "1,200 or 1.200: not sure"),
    Grouping.COMMA: QT_TRANSLATE_NOOP("Import", "1,200.50: comma for thousands"),
    Grouping.POINT: QT_TRANSLATE_NOOP("Import", "1.200,50: point for thousands"),
}

_NOTES: dict[str, object] = {
    "semicolons": QT_TRANSLATE_NOOP("Import", "semicolons"),
    "commas": QT_TRANSLATE_NOOP("Import", "commas"),
    "tabs": QT_TRANSLATE_NOOP("Import", "tabs"),
}


def _tr(text: object) -> str:
    return QCoreApplication.translate("Import", str(text))


def column(which: Column | None) -> str:
    """Name what a column is taken for."""
    return _tr(_COLUMNS[which])


def start_rule(rule: StartRule) -> str:
    """Name where a missing start price comes from."""
    return _tr(_STARTS[rule])


def grouping(which: Grouping) -> str:
    """Say what comma and point mean."""
    return _tr(_GROUPINGS[which])


def understood(note: str) -> str:
    """Say how the house understood a file: its encoding as it is called, the rest in the present language."""
    parts = [_tr(_NOTES[part]) if part in _NOTES else part for part in note.split(", ")]
    return ", ".join(parts)


def fault(what: Fault) -> str:
    """Say what is wrong with a cell, a row or the columns."""
    translate = QCoreApplication.translate
    wanted = what.params.get("wanted", "")
    name = column(Column(wanted)) if wanted in set(Column) else what.params.get("column", "")
    if what.code is FaultCode.COLUMN_MISSING:
        return translate("Import", "No column is taken for: {column}").format(column=name)
    if what.code is FaultCode.COLUMN_TWICE:
        return translate("Import", "Two columns are taken for: {column}").format(column=name)
    if what.code is FaultCode.COLUMN_UNSURE:
        return translate("Import", "{column} may be the reserve or the start price: say which").format_map(
            what.params
        )
    known = _FAULTS.get(what.code)
    return fault_text(what) if known is None else _tr(known).format_map(what.params)
