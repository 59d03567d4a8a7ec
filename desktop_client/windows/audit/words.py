"""The words of an audit: what a row tells, what the verdict is, and what to think of it."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from contract.audit import Fault, Finding
from contract.standing import ROOM
from desktop_client.formats import Formats
from desktop_client.receipts.auditing import Audited, AuditRow, KeyOrigin
from desktop_client.viewmodels.audit import AuditFailure

translate = QCoreApplication.translate

_KINDS: dict[str, object] = {
    "sale_created": QT_TRANSLATE_NOOP("AuditWords", "The sale and its terms"),
    "lot_added": QT_TRANSLATE_NOOP("AuditWords", "Lot in the catalogue"),
    "sale_opened": QT_TRANSLATE_NOOP("AuditWords", "The sale opens"),
    "sale_ended": QT_TRANSLATE_NOOP("AuditWords", "The sale ends"),
    "sale_held": QT_TRANSLATE_NOOP("AuditWords", "On hold"),
    "sale_resumed": QT_TRANSLATE_NOOP("AuditWords", "Bidding goes on"),
    "announced": QT_TRANSLATE_NOOP("AuditWords", "Announcement"),
    "lot_opened": QT_TRANSLATE_NOOP("AuditWords", "Lot opened"),
    "ask_set": QT_TRANSLATE_NOOP("AuditWords", "Asking price set"),
    "increment_set": QT_TRANSLATE_NOOP("AuditWords", "Step of its own set"),
    "lined_up": QT_TRANSLATE_NOOP("AuditWords", "Put next"),
    "bid": QT_TRANSLATE_NOOP("AuditWords", "Bid"),
    "price_raised": QT_TRANSLATE_NOOP("AuditWords", "Price raised"),
    "bid_retracted": QT_TRANSLATE_NOOP("AuditWords", "Bid taken back"),
    "fair_warning": QT_TRANSLATE_NOOP("AuditWords", "Fair warning"),
    "final_call": QT_TRANSLATE_NOOP("AuditWords", "Final call"),
    "sold": QT_TRANSLATE_NOOP("AuditWords", "Sold"),
    "passed": QT_TRANSLATE_NOOP("AuditWords", "Passed"),
    "withdrawn": QT_TRANSLATE_NOOP("AuditWords", "Withdrawn"),
    "reopened": QT_TRANSLATE_NOOP("AuditWords", "Reopened"),
    "extended": QT_TRANSLATE_NOOP("AuditWords", "More time"),
    "undone": QT_TRANSLATE_NOOP("AuditWords", "An entry struck"),
    "lot_changed": QT_TRANSLATE_NOOP("AuditWords", "Lot changed"),
    "lots_moved": QT_TRANSLATE_NOOP("AuditWords", "Order changed"),
    "catalogue_changed": QT_TRANSLATE_NOOP("AuditWords", "Catalogue changed"),
    "sale_changed": QT_TRANSLATE_NOOP("AuditWords", "Terms changed"),
    "ledger_head": QT_TRANSLATE_NOOP("AuditWords", "Signature of the house"),
    "sealed": QT_TRANSLATE_NOOP("AuditWords", "Sealed: nobody may see it yet"),
}
"""What each kind of row is called; a test holds that none of the ledger's kinds is missing."""

_FAULTS: dict[Fault, object] = {
    Fault.ROW_MALFORMED: QT_TRANSLATE_NOOP(
        "AuditWords", "The line cannot be read: the house writes no such lines."
    ),
    Fault.ROW_MISSING: QT_TRANSLATE_NOOP("AuditWords", "A row is missing here: somebody took it out."),
    Fault.ROW_OUT_OF_ORDER: QT_TRANSLATE_NOOP("AuditWords", "The row does not stand in its place."),
    Fault.ROW_TWICE: QT_TRANSLATE_NOOP("AuditWords", "The row is there twice."),
    Fault.TRUNCATED: QT_TRANSLATE_NOOP(
        "AuditWords", "The end is missing: the house has signed more rows than there are."
    ),
    Fault.HASH_WRONG: QT_TRANSLATE_NOOP(
        "AuditWords",
        "The row was changed after it was written: its hash does not follow from the row before.",
    ),
    Fault.OPENING_WRONG: QT_TRANSLATE_NOOP(
        "AuditWords", "The secret that was shown is not the one that the house had committed to."
    ),
    Fault.ENTRY_WRONG: QT_TRANSLATE_NOOP("AuditWords", "This cannot happen in an auction at this point."),
    Fault.STANDING_WRONG: QT_TRANSLATE_NOOP(
        "AuditWords", "How the lot stands does not follow from the bids."
    ),
    Fault.PRICE_WRONG: QT_TRANSLATE_NOOP("AuditWords", "The price does not follow from the bids."),
    Fault.ASK_WRONG: QT_TRANSLATE_NOOP("AuditWords", "The asking price does not follow from the bids."),
    Fault.WINNER_WRONG: QT_TRANSLATE_NOOP("AuditWords", "Who leads or wins does not follow from the bids."),
    Fault.PHASE_WRONG: QT_TRANSLATE_NOOP("AuditWords", "The lot cannot be in this state at this point."),
    Fault.FEED_NUMBER_WRONG: QT_TRANSLATE_NOOP(
        "AuditWords", "The public entries are not numbered one by one."
    ),
    Fault.HEAD_WRONG: QT_TRANSLATE_NOOP(
        "AuditWords", "The house has signed another hash than the rows have."
    ),
    Fault.HEAD_MISSING: QT_TRANSLATE_NOOP("AuditWords", "The house's signature at the end is missing."),
    Fault.HEAD_CONTRADICTED: QT_TRANSLATE_NOOP(
        "AuditWords", "While the sale ran, the house had told you another hash for this row."
    ),
    Fault.SIGNATURE_WRONG: QT_TRANSLATE_NOOP("AuditWords", "The signature is not the house's."),
    Fault.HOUSE_KEY_WRONG: QT_TRANSLATE_NOOP(
        "AuditWords", "The ledger is signed with another key than the house's."
    ),
    Fault.RECEIPT_UNKNOWN: QT_TRANSLATE_NOOP(
        "AuditWords", "You have a receipt for a row that is not in this ledger."
    ),
    Fault.RECEIPT_WRONG: QT_TRANSLATE_NOOP("AuditWords", "Your receipt says something else than this row."),
    Fault.RECEIPT_FORGED: QT_TRANSLATE_NOOP(
        "AuditWords", "One of your receipts was not signed by this house."
    ),
}

_ORIGINS: dict[KeyOrigin, object] = {
    KeyOrigin.HOUSE: QT_TRANSLATE_NOOP("AuditWords", "Checked with the key that the house gives."),
    KeyOrigin.RECEIPTS: QT_TRANSLATE_NOOP("AuditWords", "Checked with the key of your own receipts."),
    KeyOrigin.FILE: QT_TRANSLATE_NOOP(
        "AuditWords",
        "The key came with the file: it is of one piece, but only the house can say whether it is its own.",
    ),
}

_FAILURES: dict[AuditFailure, object] = {
    AuditFailure.NO_LEDGER: QT_TRANSLATE_NOOP(
        "AuditWords", "This file is not a ledger: none of its lines is a row of one."
    ),
    AuditFailure.NOT_READABLE: QT_TRANSLATE_NOOP("AuditWords", "The file could not be read: {why}"),
    AuditFailure.TOO_LARGE: QT_TRANSLATE_NOOP("AuditWords", "The file is larger than any sale's ledger."),
    AuditFailure.BROKE_OFF: QT_TRANSLATE_NOOP(
        "AuditWords", "The check itself broke off. That says nothing about the ledger."
    ),
    AuditFailure.HOUSE: QT_TRANSLATE_NOOP("AuditWords", "The house did not give the ledger: {why}"),
}


def kind(row: AuditRow) -> str:
    """Say what a row tells."""
    text = _KINDS.get(row.kind)
    if text is None:
        return row.kind or translate("AuditWords", "Not readable")
    return translate("AuditWords", str(text))


def who(row: AuditRow) -> str:
    """Name who bid, leads or bought."""
    return translate("AuditWords", "Room") if row.who == ROOM else row.who or ""


def headline(audited: Audited) -> str:
    """Give the verdict in a few words."""
    report = audited.report
    if report.finding is None:
        return translate("AuditWords", "Every row follows")
    if audited.wrong_row is not None:
        return translate("AuditWords", "Row {row} is wrong").format(row=audited.wrong_row)
    return translate("AuditWords", "This ledger is not what the house signed")


def sentence(audited: Audited) -> str:
    """Explain the verdict in a sentence."""
    finding = audited.report.finding
    if finding is not None:
        return fault(finding)
    if audited.report.ended:
        return translate(
            "AuditWords", "No row was changed, left out or added, and every price and winner follows."
        )
    return translate(
        "AuditWords",
        "No row was changed, left out or added so far; the sale was not over when this was written.",
    )


def fault(finding: Finding) -> str:
    """Say what is wrong, with what was expected and what stands there."""
    text = translate("AuditWords", str(_FAULTS[finding.fault]))
    if finding.lot is not None:
        lot = translate("AuditWords", "Lot {lot}").format(lot=finding.lot)
        text = f"{lot}: {text}"
    if finding.expected and finding.found:
        compared = translate("AuditWords", "It should be {expected}, and it is {found}.")
        return f"{text} {compared.format(expected=_short(finding.expected), found=_short(finding.found))}"
    return text


def facts(audited: Audited, formats: Formats) -> list[str]:
    """Say what was checked, a line each."""
    report, number = audited.report, formats.number
    counted = translate("AuditWords", "Rows checked: {rows} of {all}. Signatures of the house: {heads}.")
    lines = [
        counted.format(rows=number(report.rows), all=number(len(audited.rows)), heads=number(report.heads))
    ]
    if audited.receipts:
        mine = translate(
            "AuditWords", "Your receipts: {all}. Held against the ledger: {held}. Not genuine: {wrong}."
        )
        lines.append(
            mine.format(
                held=number(report.receipts),
                all=number(audited.receipts),
                wrong=number(audited.wrong_receipts),
            )
        )
    else:
        lines.append(translate("AuditWords", "You have no receipts for this sale."))
    # A ledger that is wrong is not of one piece, whoever's key came with it.
    if report.ok or audited.key_origin is not KeyOrigin.FILE:
        lines.append(translate("AuditWords", str(_ORIGINS[audited.key_origin])))
    return lines


def failure(what: AuditFailure, why: str) -> str:
    """Say why there is no verdict."""
    return translate("AuditWords", str(_FAILURES[what])).format(why=why)


def _short(text: str) -> str:
    """Shorten a hash: nobody compares sixty-four letters by eye."""
    return f"{text[:12]}…" if len(text) > 40 else text
