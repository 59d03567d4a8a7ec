"""The audit: anybody can check a sale's ledger with it, and needs neither the house nor its database.

`verify` is the door. It knows the ledger's file, the hash chain and what may follow in an auction; it knows
no server, no socket, no key: who checks a signature is handed in. It is written apart from the rules engine
on purpose, so that a fault of one is not a fault of both.
"""

from contract.audit.receipts import KeptReceipt, SeenHead, read_receipts
from contract.audit.report import Fault, Finding, NotALedgerError, NotReceiptsError, Report
from contract.audit.rows import HeadLine, LedgerPage, Row, SignedHead, lines_of
from contract.audit.verify import verify
from contract.statements import SignatureCheck

__all__ = [
    "Fault",
    "Finding",
    "HeadLine",
    "KeptReceipt",
    "LedgerPage",
    "NotALedgerError",
    "NotReceiptsError",
    "Report",
    "Row",
    "SeenHead",
    "SignatureCheck",
    "SignedHead",
    "lines_of",
    "read_receipts",
    "verify",
]
