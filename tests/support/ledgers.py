"""Ledgers for the audit's tests: sales of all kinds, decided by the real rules, chained and signed."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from contract import commands as wire
from contract.audit import HeadLine, KeptReceipt
from contract.chain import GENESIS, canonical, commitment, row_hash
from contract.standing import Phase, Standing
from contract.terms import BelowReserve, SaleKind, SoftClose, SoftCloseTrigger, Tie
from contract.wire import PaddleStatus
from server.rostrum.receipts import Answer, HouseKey
from server.rules.commands import CallAction, ExtendAfterOutage, NewLot, PlaceBid, SetRegistration, Tick
from server.rules.records import Record
from server.store.ledger import WrittenRow
from server.store.rows import chain_rows
from tests.support.paper_office import APPROVED, before_opening, clerks_call, office
from tests.support.rulebook import PaperSale, terms

RUNG_CALLS = (wire.GiveFairWarning, wire.GiveFinalCall)


@cache
def house_key(name: str = "house") -> HouseKey:
    """Return a house's key, the same for the same name."""
    return HouseKey(Ed25519PrivateKey.from_private_bytes(name.encode().ljust(32, b".")))


@dataclass
class PaperLedger:
    """A sale's rows as the store writes them. `sale_id` is the paper sale's."""

    rows: list[dict[str, Any]]
    records: Sequence[Record]
    key: HouseKey = field(default_factory=house_key)

    @classmethod
    def of(cls, paper: PaperSale) -> "PaperLedger":
        key = house_key()
        rows = chain_rows("s", GENESIS, paper.records, {}, key)
        return cls([row._asdict() for row in rows], paper.records, key)

    def lines(self, *, opened: bool = False) -> list[bytes]:
        """Return the lines of the ledger's file."""
        return [*(self.line(row, opened=opened) for row in self.rows), self.head_line()]

    @staticmethod
    def line(row: dict[str, Any], *, opened: bool = False) -> bytes:
        shown = {
            "seq": row["seq"],
            "at": row["at"],
            "kind": row["kind"],
            "public": msgspec.Raw(row["public"]),
            "commitment": commitment(row["salt"], row["private"]).hex(),
            "hash": row["hash"].hex(),
        }
        if opened:
            shown |= {"private": msgspec.Raw(row["private"]), "salt": row["salt"].hex()}
        return msgspec.json.encode(shown)

    def head_line(self) -> bytes:
        last = self.rows[-1]
        signature = self.key.sign_head("s", last["seq"], last["hash"].hex())
        head = HeadLine(
            head=last["seq"], hash=last["hash"].hex(), house_key=self.key.public, signature=signature
        )
        return msgspec.json.encode(head)

    def chained_anew(self) -> "PaperLedger":
        """Hash and sign every row again, as only the house itself can: what a forger with the key does."""
        previous = GENESIS
        for row in self.rows:
            public = msgspec.json.decode(row["public"])
            if row["kind"] == "ledger_head":
                public["hash"] = previous.hex()
                public["signature"] = self.key.sign_head("s", public["row"], public["hash"])
                row["public"] = canonical(public)
            committed = commitment(row["salt"], row["private"])
            previous = row_hash(previous, row["seq"], row["at"], row["kind"], row["public"], committed)
            row["hash"] = previous
        return self

    def change(self, seq: int, **public: Any) -> "PaperLedger":
        """Change fields of a row's public entry, or of its standing where one has that name."""
        row = self.rows[seq - 1]
        entry = msgspec.json.decode(row["public"])
        for name, value in public.items():
            of_the_standing = name not in entry and name in Standing.__struct_fields__
            (entry["standing"] if of_the_standing else entry)[name] = value
        row["public"] = canonical(entry)
        return self

    def receipts(self, paper: PaperSale, user: str, *, together: bool = False) -> list[KeptReceipt]:
        """Return the receipts of every bid of a user, or call of a clerk, that has a row.

        They are signed one by one, or all `together` as those of a round.
        """
        said = []
        for decision, command in zip(paper.decisions, paper.commands, strict=True):
            verdict = decision.verdict
            mine = isinstance(command, PlaceBid | CallAction) and command.user == user
            if mine and verdict.seq is not None:
                row = self.rows[verdict.seq - 1]
                written = WrittenRow(row["hash"], row["salt"], self.records[verdict.seq - 1].private)
                amount = command.bid.amount if isinstance(command, PlaceBid) else None
                said.append(Answer(user, amount, verdict, written))
        rounds = [said] if together else [[answer] for answer in said]
        return [
            KeptReceipt.kept(
                "s", user, answer.amount, msgspec.structs.replace(answer.verdict, receipt=receipt)
            )
            for answers in rounds
            for answer, receipt in zip(answers, self.key.receipts("s", answers), strict=True)
        ]


def paper_sale(seed: int, *, steps: int = 60) -> PaperSale:
    """Play a sale of random terms and whims to some point, often to its end."""
    chance = random.Random(seed)
    kind = chance.choice(list(SaleKind))
    chosen = terms(
        kind,
        below_reserve=chance.choice(list(BelowReserve)),
        tie=chance.choice(list(Tie)),
        raise_breaks_tie=chance.random() < 0.5,
        absentee=chance.random() < 0.5,
        closes_at=1_003_000 if kind is SaleKind.TIMED else None,
        stagger_ms=300,
        soft_close=SoftClose(400, 300, chance.choice(list(SoftCloseTrigger)), chance.choice([None, 500])),
    )
    lots = [
        NewLot(lot=str(n), title=f"Lot {n}", start=100, reserve=chance.choice([None, 150, 400]))
        for n in range(1, 5)
    ]
    paper = PaperSale(chosen, lots=lots, opened=False)
    for _ in range(chance.randrange(8)):
        before_opening(paper, chance)
    paper.call(wire.OpenSale())
    for _ in range(chance.randrange(steps)):
        _something(paper, chance)
    if chance.random() < 0.5:
        finish(paper)
    return paper


def finish(paper: PaperSale) -> None:
    """Bring a sale to its end."""
    paper.call(wire.Resume())
    for number, lot in paper.sale.lots.items():
        if lot.phase.takes_bids and not paper.call(wire.Sell(lot=number)).ok:
            paper.call(wire.Pass(lot=number))
    paper.call(wire.EndSale())


def _something(paper: PaperSale, chance: random.Random) -> None:
    """Do one thing; the lot on the block is what most of them are about."""
    number = chance.choice("1234") if chance.random() < 0.2 else paper.sale.on_the_block or "1"
    lot = paper.sale.lots[number]
    ask = lot.ask or 100
    what = chance.random()
    if lot.phase is Phase.UPCOMING and paper.sale.on_the_block is None:
        paper.call(wire.OpenLot(lot=number))
    elif what < 0.45:
        amount = max(ask + chance.choice([-10, 0, 0, 0, 10, 45, 130, 300]), 1)
        mode = chance.choice(["exact", "max"])
        plus_one = mode == "max" and chance.random() < 0.3
        paper.bid(chance.choice("abcde"), amount, mode, number, plus_one=plus_one)
    elif what < 0.55 and lot.leading_user and lot.contest.lead:
        limit = max(lot.contest.lead.limit + chance.choice([-60, 20, 150]), 1)
        paper.bid(lot.leading_user, limit, "max", number, plus_one=chance.random() < 0.3)
    elif what < 0.62:
        paper.call(wire.RoomBid(lot=number, amount=ask))
    elif what < 0.67:
        paper.call(wire.SetAsk(lot=number, amount=ask + chance.choice([-5, 5, 60])))
    elif what < 0.74:
        paper.call(chance.choice(RUNG_CALLS)(lot=number))
    elif what < 0.82:
        entry = chance.choice([None, paper.sale.head - 1, paper.sale.head - 2])
        paper.call(wire.Undo(lot=number, entry=entry, and_later=chance.random() < 0.3))
    elif what < 0.86:
        office(paper, chance, chance.choice(list(paper.sale.lots)))
    else:
        _rarely(paper, chance, number)


def _rarely(paper: PaperSale, chance: random.Random, number: str) -> None:
    match chance.randrange(14):
        case 0:
            paper.call(wire.Retract(lot=number, text="a mistake"))
        case 1 | 2:
            paper.call(wire.Sell(lot=number, override=True))
        case 3:
            paper.call(wire.Pass(lot=number))
        case 4:
            paper.call(wire.Withdraw(lot=number))
        case 5:
            paper.call(wire.Reopen(lot=number, text="a missed bid"))
        case 6 | 7:
            paper.call(chance.choice([wire.Hold(text="a moment"), wire.Resume()]))
        case 8:
            paper.now += chance.randrange(500)
            paper.do(Tick())
        case 9:
            paper.do(ExtendAfterOutage(since=paper.now - 20))
        case 10 | 11 | 12:
            clerks_call(paper, chance, number)
        case _:
            status = chance.choice([APPROVED, PaddleStatus.BLOCKED])
            paper.do(SetRegistration(by="clerk", user=chance.choice("de"), status=status, limit=None))


def check(key: str, signature: str, statement: bytes) -> bool:
    """Check a signature for real."""
    from server.rostrum.receipts import is_signed

    return is_signed(key, signature, statement)


def joined(lines: Iterable[bytes]) -> bytes:
    """Return the file that these lines are."""
    return b"".join(line + b"\n" for line in lines)
