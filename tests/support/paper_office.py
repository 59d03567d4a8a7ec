"""What clerks do besides calling, at random: to the catalogue, the book, numbers, steps and closing times."""

import random
from typing import Any, Final

import msgspec

from contract import commands as wire
from contract.wire import PaddleStatus
from server.rules.commands import (
    AddLots,
    ChangeLot,
    ChangeSale,
    NewLot,
    NoteCatalogue,
    SetRegistration,
    TakeOutMax,
)
from tests.support.rulebook import PaperSale

APPROVED: Final = PaddleStatus.APPROVED


def before_opening(paper: PaperSale, chance: random.Random) -> None:
    """Leave a max, or change what is for sale and how."""
    lot, what = chance.choice(list(paper.sale.lots)), chance.random()
    if what < 0.5:
        paper.bid(chance.choice("abcde"), chance.randrange(100, 600), "max", lot, **_extras(chance))
    elif what < 0.6:
        paper.do(TakeOutMax(user=chance.choice("abcde"), id=f"t{len(paper.records)}", lot=lot))
    elif what < 0.7:
        changed = msgspec.structs.replace(paper.sale.terms, raise_breaks_tie=chance.random() < 0.5)
        paper.do(ChangeSale(by="clerk", title=f"Sale {chance.randrange(3)}", terms=changed))
    elif what < 0.8:
        paddle = str(chance.randrange(200, 205))
        user = chance.choice("abcde")
        paper.do(SetRegistration(by="clerk", user=user, status=APPROVED, limit=None, paddle=paddle))
    else:
        office(paper, chance, lot)


def _extras(chance: random.Random) -> dict[str, Any]:
    """Sometimes one increment more, sometimes either-or."""
    return {"plus_one": chance.random() < 0.3, "group": "g" if chance.random() < 0.3 else None}


def office(paper: PaperSale, chance: random.Random, number: str) -> None:
    """Do what a clerk does in the office while the sale may be running."""
    match chance.randrange(6):
        case 0:
            reserve = chance.choice([None, 150, 400])
            start = chance.choice([50, 100, 200])
            title = f"Lot {chance.randrange(3)}"
            paper.do(ChangeLot(by="clerk", lot=number, title=title, start=start, reserve=reserve))
        case 1:
            new = NewLot(lot=f"n{len(paper.records)}", title="New", start=100)
            paper.do(AddLots(by="clerk", lots=[new], before=chance.choice([None, number])))
        case 2:
            lots = chance.sample(list(paper.sale.lots), 2)
            paper.call(wire.MoveLots(lots=lots, before=chance.choice([None, number])))
        case 3:
            paper.do(NoteCatalogue(by="clerk", lots=[number]))
        case 4:
            paper.call(wire.BookOut(lot=number, paddle=chance.choice(["101", "102", "201"])))
        case _:
            paddle = paper.sale.paddle_of(chance.choice("abcde")) or ""
            letter = wire.BidFor(
                lot=number, paddle=paddle, amount=chance.randrange(100, 500), mode=wire.BidMode.MAX,
                **_extras(chance),
            )  # fmt: skip
            paper.call(letter)


def clerks_call(paper: PaperSale, chance: random.Random, number: str) -> None:
    """Call something that concerns more than the lot on the block."""
    match chance.randrange(4):
        case 0:
            paper.call(wire.SetIncrement(lot=number, step=chance.choice([None, 5, 35])))
        case 1:
            paper.call(wire.LineUp(lot=chance.choice(list(paper.sale.lots))))
        case 2:
            paper.call(wire.Extend(lot=chance.choice([None, number]), by_ms=chance.randrange(1, 300)))
        case _:
            paddle = paper.sale.paddle_of(chance.choice("abcde")) or ""
            mode = chance.choice(list(wire.BidMode))
            paper.call(wire.BidFor(lot=number, paddle=paddle, amount=lot_ask(paper, number), mode=mode))


def lot_ask(paper: PaperSale, number: str) -> int:
    """Return what is asked for a lot, or what was to begin with."""
    lot = paper.sale.lots[number]
    return lot.ask or lot.added.start
