"""The words of receipts: what was answered, whether the signature fits, and what to do when it does not."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from contract.commands import BidMode
from contract.verdicts import Outcome
from desktop_client.formats import Formats
from desktop_client.receipts.checking import Finding
from desktop_client.receipts.receipt import FiledReceipt
from desktop_client.theme import Tone
from desktop_client.viewmodels.receipts import Alarm, ReceiptLine, Trouble
from desktop_client.windows import phrases
from desktop_client.windows.control import act_words

translate = QCoreApplication.translate

_STATES: dict[Finding | None, tuple[Tone, str, object]] = {
    None: (Tone.INFO, "clock", QT_TRANSLATE_NOOP("ReceiptWords", "waiting")),
    Finding.GENUINE: (Tone.LEADING, "check", QT_TRANSLATE_NOOP("ReceiptWords", "genuine")),
    Finding.WRONG_SIGNATURE: (Tone.OUTBID, "warning", QT_TRANSLATE_NOOP("ReceiptWords", "NOT genuine")),
    Finding.OTHER_KEY: (Tone.OUTBID, "warning", QT_TRANSLATE_NOOP("ReceiptWords", "NOT genuine")),
    Finding.CONTRADICTION: (Tone.OUTBID, "warning", QT_TRANSLATE_NOOP("ReceiptWords", "contradicts another")),
    Finding.WRONG_OPENING: (Tone.OUTBID, "warning", QT_TRANSLATE_NOOP("ReceiptWords", "another bid")),
}

_EXPLAINED: dict[Finding | None, object] = {
    None: QT_TRANSLATE_NOOP(
        "ReceiptWords", "The house has not answered yet. Its receipt comes with the answer."
    ),
    Finding.GENUINE: QT_TRANSLATE_NOOP(
        "ReceiptWords", "The signature is genuine: the house gave this answer."
    ),
    Finding.WRONG_SIGNATURE: QT_TRANSLATE_NOOP(
        "ReceiptWords", "The signature does not fit what you sent and what was answered. This proves nothing."
    ),
    Finding.OTHER_KEY: QT_TRANSLATE_NOOP(
        "ReceiptWords",
        "It is signed with another key than the receipts before it. A house has one key for a sale.",
    ),
    Finding.CONTRADICTION: QT_TRANSLATE_NOOP(
        "ReceiptWords", "The house has signed two different answers to the same bid. Both are kept."
    ),
    Finding.WRONG_OPENING: QT_TRANSLATE_NOOP(
        "ReceiptWords", "The house signed it, but wrote another limit or another bidder into its ledger."
    ),
}

_OUTCOMES: dict[str, object] = {
    Outcome.LEADING: QT_TRANSLATE_NOOP("ReceiptWords", "accepted, leading"),
    Outcome.OUTBID: QT_TRANSLATE_NOOP("ReceiptWords", "accepted, outbid at once"),
    Outcome.TIED_LATER: QT_TRANSLATE_NOOP("ReceiptWords", "accepted, an equal maximum was earlier"),
    Outcome.DONE: QT_TRANSLATE_NOOP("ReceiptWords", "accepted"),
}


def state(finding: Finding | None) -> tuple[Tone, str, str]:
    """Return the tone, the icon and the word of a receipt's state; None waits for its answer."""
    tone, icon, word = _STATES[finding]
    return tone, icon, translate("ReceiptWords", str(word))


def explained(finding: Finding | None) -> str:
    """Say in a sentence what the check of a receipt came to."""
    return translate("ReceiptWords", str(_EXPLAINED[finding]))


def answer(line: ReceiptLine) -> str:
    """Say what the house answered."""
    receipt = line.receipt
    if receipt is None:
        return translate("ReceiptWords", "no answer yet")
    if receipt.ok:
        text = _OUTCOMES.get(receipt.said or "")
        return (receipt.said or "") if text is None else translate("ReceiptWords", str(text))
    return translate("ReceiptWords", "refused: {why}").format(why=phrases.refusal(receipt.said))


def command(line: ReceiptLine, formats: Formats) -> str:
    """Name what was sent: the bid with its amount, or the clerk's call."""
    receipt, bid = line.receipt, line.bid
    if receipt is not None and receipt.amount is not None:
        money, is_max = formats.money(receipt.amount, receipt.currency), receipt.what == BidMode.MAX
    elif bid is not None:
        money, is_max = formats.money(bid.amount, line.currency), bid.mode is BidMode.MAX
    else:
        return "" if receipt is None else act_words.call_word(receipt.what)
    return translate("ReceiptWords", "up to {amount}").format(amount=money) if is_max else money


def alarm_text(alarm: Alarm) -> tuple[str, str]:
    """Return the headline of an alarm, and what it means with what to do about it."""
    match alarm.trouble:
        case Trouble.NOT_GENUINE:
            what = explained(alarm.finding) if alarm.finding is not None else ""
            do = translate(
                "ReceiptWords",
                "Export your receipts now, ask the house about this bid, and do not rely on it.",
            )
            return translate("ReceiptWords", "A receipt is wrong"), f"{_lot(alarm.receipt)}{what} {do}"
        case Trouble.NOT_KEPT:
            text = translate(
                "ReceiptWords",
                "The disk refuses it, so it is kept until Martillo is closed. Make room, then export all.",
            )
            return translate("ReceiptWords", "A receipt could not be saved"), f"{_lot(alarm.receipt)}{text}"
        case Trouble.HEAD_NOT_GENUINE:
            text = translate(
                "ReceiptWords",
                "The house's ledger at row {row} is not signed with its key. Ask the house why, and check "
                "the ledger after the sale.",
            )
            headline = translate("ReceiptWords", "The ledger's signature is wrong")
            return headline, text.format(row=alarm.row)


def _lot(receipt: FiledReceipt | None) -> str:
    if receipt is None or receipt.lot is None:
        return ""
    return translate("ReceiptWords", "Lot {lot}: ").format(lot=receipt.lot)
