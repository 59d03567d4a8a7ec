"""The heads that the house signs: one behind each hammer, and one at the end of the file."""

from dataclasses import dataclass

from contract import feed
from contract.audit.report import WHOLE_FILE, Fault, Wrong
from contract.audit.rows import HeadLine
from contract.statements import SignatureCheck, head_statement


@dataclass(slots=True)
class Heads:
    """Checks the heads of one file. `end` is its last line; `trusted_key` is None when nobody said one."""

    check: SignatureCheck
    end: HeadLine | None
    trusted_key: str | None
    signed: int = 0

    @property
    def house_key(self) -> str:
        """The key that signatures are checked with; empty when there is none."""
        if self.trusted_key is not None:
            return self.trusted_key
        return "" if self.end is None else self.end.house_key

    def take(self, sale: str, row: int, previous: bytes, head: feed.LedgerHead) -> None:
        """Check the head that row number `row` publishes, where `previous` is the hash before it."""
        if head.row != row - 1 or head.hash != previous.hex():
            raise Wrong(
                Fault.HEAD_WRONG,
                f"The head in row {row} is not the hash of the row before it: "
                "a row was changed after everybody heard it in the sale.",
                expected=previous.hex(),
                found=head.hash,
            )
        if self.end is None and self.trusted_key is None:
            return  # no key to check with: that the file breaks off is what will be told
        if not self.check(self.house_key, head.signature, head_statement(sale, head.row, head.hash)):
            self._tell_a_foreign_key(sale)
            raise Wrong(
                Fault.SIGNATURE_WRONG,
                f"The head in row {row} does not bear the house's signature: "
                "somebody else wrote a row up to there.",
            )
        self.signed += 1

    def _tell_a_foreign_key(self, sale: str) -> None:
        """Where not one signature fits, the key is what is wrong. Raises Wrong then."""
        if self.signed or (self.end is not None and self._is_signed(sale, self.end)):
            return
        raise Wrong(
            Fault.HOUSE_KEY_WRONG,
            "No signature in this ledger is by the house key that it is checked with: "
            "the key is another house's, or the whole ledger is.",
            row=WHOLE_FILE,
        )

    def check_end(self, sale: str, rows: int, last: bytes) -> None:
        """Check that the file ends where the house says, after `rows` rows with the hash `last`."""
        end = self.end
        if end is None:
            raise Wrong(
                Fault.TRUNCATED,
                f"The file breaks off after row {rows}, without the house's signed head: rows are missing.",
            )
        if self.trusted_key is not None and end.house_key != self.trusted_key:
            raise Wrong(
                Fault.HOUSE_KEY_WRONG,
                "The file names another house key than the one that you trust.",
                row=WHOLE_FILE,
                expected=self.trusted_key,
                found=end.house_key,
            )
        if end.head > rows:
            raise Wrong(
                Fault.TRUNCATED,
                f"The file breaks off after row {rows}; the house signed {end.head} rows.",
                expected=end.head,
                found=rows,
            )
        if end.head < rows or end.hash != last.hex():
            raise Wrong(
                Fault.HEAD_WRONG,
                f"The signed head at the end is of another ledger: it is not the hash of row {rows}.",
                row=end.head,
                expected=last.hex(),
                found=end.hash,
            )
        if not self._is_signed(sale, end):
            raise Wrong(
                Fault.SIGNATURE_WRONG,
                "The head at the end does not bear the house's signature.",
                row=end.head,
            )

    def _is_signed(self, sale: str, end: HeadLine) -> bool:
        return self.check(self.house_key, end.signature, head_statement(sale, end.head, end.hash))
