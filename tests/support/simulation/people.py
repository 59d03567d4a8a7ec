"""The people of a simulated sale: they bid, call, read and listen, lose their answers and ask again.

What they ask for is drawn from an act's dice and the sale as it is recorded at that moment; that they know
it before it reached them makes them race harder than people could.
"""

from dataclasses import dataclass
from random import Random
from typing import Any, Final

import msgspec

from contract import commands as wire
from contract.commands import Bid, BidMode, Call
from contract.standing import Phase
from contract.terms import SaleKind
from contract.wire import PaddleStatus, SaleStatus
from server.rules.commands import AddLots, ChangeLot, NewLot, NoteCatalogue, Register, SetRegistration
from server.rules.lot import Lot
from server.rules.sale import Sale
from tests.support.simulation.host import SALE
from tests.support.simulation.plan import BIDDERS, Act
from tests.support.simulation.planning import EPOCH_MS

FORGED_BY: Final = 10
"""What the same id asks for when it comes again with another body."""

Untold = Register | SetRegistration | ChangeLot | AddLots | NoteCatalogue
"""Commands that have no id: they may be sent again and are answered anew."""


def now_ms(at_s: float) -> int:
    """Return what a right clock shows at a moment of the simulation."""
    return EPOCH_MS + round(at_s * 1000)


@dataclass(frozen=True, slots=True)
class Command:
    """What is sent: a bid or a call with its id, or what the office does without one."""

    user: str
    body: Bid | Call | Untold


def bid_of(act: Act, sale: Sale, now_ms: int, forged: bool = False) -> Command:
    """Return the bid that an act's dice come to."""
    random = Random(act.dice)
    number = list(sale.lots)[act.lot] if random.random() < 0.3 else _lot_with_room(act, sale)
    lot = sale.lots[number]
    ask = lot.ask or lot.added.start
    amount = ask
    for _ in range(random.choice((-1, 0, 0, 0, 0, 1, 1, 2, 4))):
        amount = sale.terms.ladder.next(amount)
    lead = lot.contest.lead
    if random.random() < 0.12 and lead is not None:
        amount = lead.limit  # a tie with what leads
    if random.random() < 0.1:
        amount += random.randint(-15, 15)
    mode = BidMode.MAX if random.random() < 0.45 else BidMode.EXACT
    expires = now_ms + random.randint(0, 8_000) if random.random() < 0.3 else None
    body = Bid(
        id=f"{act.who}-{act.number}",
        sale=SALE,
        lot=number,
        amount=max(amount, 1),
        mode=mode,
        expires_at=expires,
        plus_one=mode is BidMode.MAX and random.random() < 0.25,
        group="either" if mode is BidMode.MAX and _is_upcoming(lot) and random.random() < 0.4 else None,
    )
    if forged:
        body = msgspec.structs.replace(body, amount=body.amount + FORGED_BY)
    return Command(act.who, body)


def _is_upcoming(lot: Lot) -> bool:
    return lot.phase is Phase.UPCOMING


def _lot_with_room(act: Act, sale: Sale) -> str:
    """Return a lot that takes bids, if there is one: a sale in which every bid is refused finds little."""
    open_lots = [number for number, lot in sale.lots.items() if lot.phase.takes_bids]
    return open_lots[act.lot % len(open_lots)] if open_lots else list(sale.lots)[act.lot]


def call_of(act: Act, sale: Sale) -> Command:
    """Return the call that an act's dice come to: mostly what moves the sale on."""
    random = Random(act.dice)
    action = _next_step(sale, random) if random.random() < 0.7 else _any_call(act, sale, random)
    return Command(act.who, Call(id=f"{act.who}-{act.number}", sale=SALE, action=action))


def _next_step(sale: Sale, random: Random) -> Any:
    if sale.status is SaleStatus.UPCOMING:
        return wire.OpenSale()
    if sale.hold is not None:
        return wire.Resume()
    if sale.terms.kind is SaleKind.TIMED:
        return wire.Announce(text="The clock runs.")
    block = sale.on_the_block
    if block is None:
        waiting = [number for number, lot in sale.lots.items() if lot.phase is Phase.UPCOMING]
        return wire.OpenLot(lot=waiting[0]) if waiting else wire.EndSale()
    lot = sale.lots[block]
    if lot.contest.price is None:
        return (
            wire.RoomBid(lot=block, amount=lot.ask or 10) if random.random() < 0.7 else wire.Pass(lot=block)
        )
    if lot.phase is Phase.OPEN and random.random() < 0.5:
        return wire.GiveFairWarning(lot=block)
    if lot.phase is Phase.FAIR_WARNING and random.random() < 0.5:
        return wire.GiveFinalCall(lot=block)
    return wire.Sell(lot=block, override=True)


def _any_call(act: Act, sale: Sale, random: Random) -> Any:
    number = list(sale.lots)[act.lot] if random.random() < 0.4 else _lot_with_room(act, sale)
    lot = sale.lots[number]
    ask = lot.ask or lot.added.start
    struck = random.randint(1, max(sale.head, 1)) if random.random() < 0.5 else None
    choices = (
        wire.Hold(text="A moment, please."), wire.Resume(), wire.Announce(text="Hear!"),
        wire.Block(paddle=str(100 + random.randint(1, len(BIDDERS)))), wire.OpenLot(lot=number),
        wire.SetAsk(lot=number, amount=max(ask + random.randint(-30, 60), 1)),
        wire.RoomBid(lot=number, amount=max(ask + random.choice((-10, 0, 0, 0, 30)), 1)),
        wire.GiveFairWarning(lot=number), wire.GiveFinalCall(lot=number), wire.Sell(lot=number),
        wire.Pass(lot=number), wire.Withdraw(lot=number), wire.Reopen(lot=number, text="A bid was missed."),
        wire.Undo(lot=number), wire.Undo(lot=number, entry=struck), wire.Undo(lot=number, entry=struck),
        wire.Retract(lot=number, text="Misheard."), wire.OpenSale(), wire.EndSale(),
        wire.Undo(lot=number, entry=struck, and_later=True), wire.LineUp(lot=number),
        wire.SetIncrement(lot=number, step=random.choice((None, 5, 30))),
        wire.Extend(lot=random.choice((None, number)), by_ms=random.randint(1, 5_000)),
        wire.MoveLots(lots=[number], before=random.choice((None, *sale.lots))),
        *_for_a_paddle(random, number, ask),
    )  # fmt: skip
    return random.choice(choices)


def _for_a_paddle(random: Random, lot: str, ask: int) -> tuple[Any, ...]:
    paddle = str(100 + random.randint(1, len(BIDDERS)))
    mode, amount = random.choice(list(BidMode)), max(ask + random.choice((-10, 0, 0, 40)), 1)
    plus_one = mode is BidMode.MAX and random.random() < 0.3
    bid = wire.BidFor(lot=lot, paddle=paddle, amount=amount, mode=mode, plus_one=plus_one)
    return bid, bid, wire.BookOut(lot=lot, paddle=paddle)


def paper_of(act: Act, sale: Sale) -> Command:
    """Return what an act of the office comes to: a change of the catalogue, or of somebody's registration."""
    random = Random(act.dice)
    number = list(sale.lots)[act.lot]
    if random.random() < 0.15:
        reserve, start = random.choice((None, 200)), random.choice((50, 100, 150))
        change = ChangeLot(by=act.who, lot=number, title="Changed", start=start, reserve=reserve)
        return Command(act.who, change)
    if random.random() < 0.1:
        new = NewLot(lot=f"n{act.number}", title="New", start=50)
        return Command(act.who, AddLots(by=act.who, lots=[new], before=random.choice((None, number))))
    if random.random() < 0.1:
        return Command(act.who, NoteCatalogue(by=act.who, lots=[number]))
    return _registration_of(act, random)


def _registration_of(act: Act, random: Random) -> Command:
    if random.random() < 0.2:
        return Command(random.choice(BIDDERS), Register(user=random.choice(BIDDERS), name="Again"))
    status = random.choice((PaddleStatus.APPROVED,) * 5 + (PaddleStatus.BLOCKED, PaddleStatus.REFUSED))
    limit = random.choice((None, None, 400, 2_000))
    change = SetRegistration(by=act.who, user=random.choice(BIDDERS), status=status, limit=limit)
    return Command(act.who, change)
