"""The history checker: shows from what was sent and seen what was lost, doubled, reordered or forged.

Pure, and our own: it knows the protocol and the ledger's description, and none of the code under test.
"""

from tests.support.history.acts import acts_of, check_acts
from tests.support.history.facts import History
from tests.support.history.findings import Finding
from tests.support.history.ledger import Ledger, check_ledger
from tests.support.history.order import check_order
from tests.support.history.pictures import check_pictures
from tests.support.history.prices import check_prices
from tests.support.history.receipts import check_receipts
from tests.support.history.streams import check_streams


def check(history: History) -> list[Finding]:
    """Return everything that is wrong, the ledger's own faults first; nothing for a faultless house."""
    ledger, acts = Ledger(history), acts_of(history)
    return [
        *check_ledger(ledger),
        *check_prices(ledger),
        *check_acts(acts, ledger),
        *check_receipts(acts, ledger),
        *check_order(history, acts, ledger),
        *check_streams(history, ledger),
        *check_pictures(history, ledger),
    ]
