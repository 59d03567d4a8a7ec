"""A house that signs, so that receipts in tests are the house's own."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from contract.commands import Bid, BidMode
from contract.verdicts import Code, Outcome, Verdict
from desktop_client.receipts.receipt import FiledReceipt, Origin, receipt_of
from server.rostrum.receipts import Answer, HouseKey

NOW = 1_795_356_000_000
HOUSE = "https://house.example"


class SigningHouse:
    """Gives verdicts with receipts, as the rostrum does."""

    def __init__(self) -> None:
        self.key = HouseKey(Ed25519PrivateKey.generate())

    def receipt(
        self,
        number: str = "b1",
        amount: int = 130_000,
        *,
        sale: str = "autumn",
        user: str = "ana",
        code: Code | None = None,
        house: str = HOUSE,
        among: int = 1,
    ) -> FiledReceipt:
        """Return the receipt of one bid, signed together with others where it is `among` several."""
        bid = Bid(id=number, sale=sale, lot="43", amount=amount, mode=BidMode.EXACT)
        plain = Verdict(
            ok=code is None, id=number, at=NOW, seq=7, code=code, outcome=None if code else Outcome.LEADING
        )
        others = [Answer(f"user-{n}", n, plain, bytes(32)) for n in range(1, among)]
        receipt = self.key.receipts(sale, [Answer(user, amount, plain, bytes(range(32))), *others])[0]
        verdict = Verdict(
            ok=plain.ok, id=number, at=NOW, seq=7, code=code, outcome=plain.outcome, receipt=receipt
        )
        origin = Origin(house=house, house_key=self.key.public, user=user, title="Autumn sale")
        made = receipt_of(bid, verdict, origin)
        assert made is not None
        return made


@pytest.fixture
def house() -> SigningHouse:
    return SigningHouse()
