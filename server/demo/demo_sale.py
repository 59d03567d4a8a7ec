"""The sale that the demo plays: its catalogue and pictures are data that the product carries with it."""

from typing import Final

import resources
from contract.terms import PremiumBand, SaleKind, Terms
from contract.verdicts import Code
from contract.wire import Role
from server.catalogue.ladders import load_ladder
from server.catalogue.new_sale import NewSale
from server.demo.cast import Account, new_account
from server.house_client import HouseClient, HouseRefused

TITLE: Final = "Autumn sale · Clocks and furniture"
CURRENCY: Final = "EUR"
_CREDIT_LIMIT: Final = 25_000_00
_MAILBOXES_TRIED: Final = 100


async def make_sale(house: HouseClient) -> str:
    """Import the demo's catalogue with its pictures; return the sale's id."""
    terms = Terms(
        kind=SaleKind.LIVE,
        currency=CURRENCY,
        ladder=load_ladder("auction-fr", CURRENCY),
        absentee=True,
        credit_limit=_CREDIT_LIMIT,
        premium=(PremiumBand(above=0, rate_bp=2_500), PremiumBand(above=20_000_00, rate_bp=2_000)),
        premium_vat_bp=2_100,
    )
    folder = resources.path("demo", "pictures")
    pictures = {file.name: file for file in sorted(folder.glob("*.jpg"))}
    data = resources.path("demo", "catalogue.csv").read_bytes()
    sale = await house.make_sale(NewSale(title=TITLE, terms=terms), data, pictures)
    return sale.id


async def open_account(house: HouseClient, name: str, mailbox: str, role: Role) -> Account:
    """Open an account with a fresh password; a kept data directory may know the mailbox already."""
    for attempt in range(_MAILBOXES_TRIED):
        account = new_account(name, mailbox, role, attempt)
        try:
            await house.add_user(account.email, account.name, account.role, account.password)
        except HouseRefused as error:
            if error.code is not Code.CONFLICT:
                raise
        else:
            return account
    raise HouseRefused(Code.CONFLICT, f"{name} has {_MAILBOXES_TRIED} accounts here: use another --data", 409)
