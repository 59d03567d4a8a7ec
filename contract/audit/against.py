"""Holds a ledger against what people kept of it: their receipts, and the heads that they heard.

This is what a house cannot get around by writing its whole ledger anew and signing it again.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from contract import feed
from contract.audit.receipts import KeptReceipt, SeenHead
from contract.audit.report import Fault, Wrong
from contract.audit.rows import Row
from contract.chain import canonical, commitment
from contract.statements import SignatureCheck
from contract.verdicts import Outcome


class ReceiptBook:
    """The receipts and heads of one sale, by row. `checked` counts the receipts that agree."""

    def __init__(
        self,
        receipts: Iterable[KeptReceipt],
        seen: Iterable[SeenHead],
        check: SignatureCheck,
    ) -> None:
        self._check = check
        self._receipts = list(receipts)
        self._by_row: dict[int, list[KeptReceipt]] = defaultdict(list)
        for receipt in self._receipts:
            if receipt.seq is not None:
                self._by_row[receipt.seq].append(receipt)
        self._seen = {head.row: head.hash for head in seen}
        self._hashes: set[str] = set()
        self._sale = ""
        self.checked = 0

    def paddles(self, sale: str) -> dict[str, str]:
        """Return whose paddle is whose, as the receipts of a sale say."""
        mine = (receipt for receipt in self._receipts if receipt.sale == sale)
        return {receipt.user: receipt.paddle for receipt in mine if receipt.paddle is not None}

    def check_row(
        self, row: Row, entry: feed.PublicEntry | None, sale: str, house_key: str
    ) -> dict[str, Any] | None:
        """Hold a row against what was kept of it; return its secret part if a receipt opens it."""
        self._sale = sale
        if self._receipts:
            self._hashes.add(row.hash)
        heard = self._seen.get(row.seq)
        if heard is not None and heard != row.hash:
            raise Wrong(
                Fault.HEAD_CONTRADICTED,
                f"While the sale ran the house signed another row {row.seq} than the one in this ledger.",
                expected=heard,
                found=row.hash,
            )
        private = None
        for receipt in self._by_row.get(row.seq, ()):
            if receipt.sale == sale:
                self._check_signature(receipt, house_key)
                self._check_said(receipt, row, entry)
                private = self._opened(receipt, row) or private
                self.checked += 1
        return private

    def check_rest(self, rows: int, house_key: str) -> None:
        """Check what belongs to no row that was there. Raises Wrong."""
        beyond = [head for head in self._seen if head > rows]
        if beyond:
            raise Wrong(
                Fault.TRUNCATED,
                f"While the sale ran the house signed row {min(beyond)}, and this ledger ends at row {rows}.",
                row=rows + 1,
            )
        for receipt in self._receipts:
            if receipt.sale != self._sale or (receipt.seq is not None and receipt.seq <= rows):
                continue
            self._check_signature(receipt, house_key)
            if receipt.seq is not None:
                raise _unknown(receipt, f"row {receipt.seq}, and this ledger ends at row {rows}")
            if receipt.hash not in self._hashes:
                raise _unknown(receipt, "a state of the ledger that is not in this one")
            self.checked += 1

    def _check_signature(self, receipt: KeptReceipt, house_key: str) -> None:
        if not receipt.is_genuine(self._check, house_key):
            raise Wrong(
                Fault.RECEIPT_FORGED,
                f"The receipt of {_what(receipt)} does not bear the house's signature: "
                "it is not the house's, or it was changed.",
                row=receipt.seq or 0,
                receipt=receipt.id,
            )

    @staticmethod
    def _check_said(receipt: KeptReceipt, row: Row, entry: feed.PublicEntry | None) -> None:
        if receipt.hash != row.hash or receipt.at != row.at:
            raise _contradicts(receipt, f"is for another row {row.seq} than the one in this ledger", row.hash)
        if not isinstance(entry, feed.BidTaken):
            return
        if entry.amount is not None and receipt.amount not in {None, entry.amount}:
            raise _contradicts(
                receipt, f"is for another amount than the bid in row {row.seq}", str(entry.amount)
            )
        leads = entry.standing is not None and entry.standing.leader == entry.by
        if receipt.said in set(Outcome) - {Outcome.DONE} and leads is not (receipt.said == Outcome.LEADING):
            raise _contradicts(receipt, f"says “{receipt.said}”, and row {row.seq} shows otherwise")

    @staticmethod
    def _opened(receipt: KeptReceipt, row: Row) -> dict[str, Any] | None:
        opening = receipt.opening
        if opening is None:
            return None
        try:
            salt = bytes.fromhex(opening.salt)
        except ValueError:
            salt = b""
        opens = commitment(salt, canonical(opening.private)).hex() == row.commitment
        if opening.row != row.seq or not opens:
            raise Wrong(
                Fault.OPENING_WRONG,
                f"The receipt of {_what(receipt)} does not open row {row.seq}: the house committed to "
                "something else than what it told you.",
                receipt=receipt.id,
            )
        limit = opening.private.get("limit")
        if receipt.amount is not None and limit != receipt.amount:
            raise Wrong(
                Fault.OPENING_WRONG,
                f"You bid up to another amount than the house wrote down in row {row.seq}.",
                expected=receipt.amount,
                found=limit,
                receipt=receipt.id,
            )
        return dict(opening.private)


def _what(receipt: KeptReceipt) -> str:
    where = "" if receipt.seq is None else f" (row {receipt.seq})"
    return f"your command {receipt.id}{where}"


def _contradicts(receipt: KeptReceipt, what: str, found: str | None = None) -> Wrong:
    return Wrong(
        Fault.RECEIPT_WRONG,
        f"The house's receipt of {_what(receipt)} {what}.",
        expected=receipt.hash,
        found=found,
        receipt=receipt.id,
    )


def _unknown(receipt: KeptReceipt, what: str) -> Wrong:
    return Wrong(
        Fault.RECEIPT_UNKNOWN,
        f"The house's receipt of {_what(receipt)} rests on {what}.",
        row=receipt.seq or 0,
        receipt=receipt.id,
    )
