"""A bidder's receipts, kept in a file, and held against the ledger that the house shows.

One receipt a line; a reader ignores fields that it does not know, so a client may add its own.
"""

from collections.abc import Iterable
from typing import Final, Self

import msgspec

from contract.audit.report import NotReceiptsError
from contract.receipt_tree import Proof
from contract.statements import ReceiptStatement, SignatureCheck
from contract.verdicts import Opening, Verdict


class KeptReceipt(ReceiptStatement, frozen=True, kw_only=True, omit_defaults=True):
    """What the house said, its signature (base64), and what opens the row where it hides something.

    `proof` leads to what was signed, where that was many receipts together.

    `paddle` is the bidder's own in this sale, which the house does not sign; with it a max that was left
    before its lot opened can be held against who won.
    """

    signature: str
    opening: Opening | None = None
    proof: Proof | None = None
    paddle: str | None = None

    @classmethod
    def kept(
        cls, sale: str, user: str, amount: int | None, verdict: Verdict, paddle: str | None = None
    ) -> Self:
        """Return the receipt of a verdict; ValueError for a verdict that has none."""
        receipt = verdict.receipt
        if receipt is None:
            raise ValueError("the verdict has no receipt")
        said = ReceiptStatement.of(sale, user, amount, verdict, receipt.hash)
        fields = {name: getattr(said, name) for name in ReceiptStatement.__struct_fields__}
        return cls(
            **fields,
            signature=receipt.signature,
            opening=receipt.opening,
            proof=receipt.proof,
            paddle=paddle,
        )

    def statement(self) -> ReceiptStatement:
        """Return what the house said."""
        names = ReceiptStatement.__struct_fields__
        return ReceiptStatement(**{name: getattr(self, name) for name in names})

    def is_genuine(self, check: SignatureCheck, house_key: str) -> bool:
        """Tell whether the house with this key said it."""
        return self.statement().is_signed(check, house_key, self.signature, self.proof)

    def line(self) -> bytes:
        """Return the receipt's line in a file, without its end."""
        return _encoder.encode(self)


class SeenHead(msgspec.Struct, frozen=True):
    """A `ledger_head` that somebody heard while the sale ran: the hash (hex) of row `row`."""

    row: int
    hash: str


_encoder: Final = msgspec.json.Encoder(order="sorted")
_decoder: Final = msgspec.json.Decoder(KeptReceipt)


def read_receipts(lines: Iterable[bytes]) -> list[KeptReceipt]:
    """Read a file of receipts. Raises NotReceiptsError, which names the line that is none."""
    receipts = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            receipts.append(_decoder.decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise NotReceiptsError(f"Line {number} of the receipts is not a receipt.") from error
    return receipts
