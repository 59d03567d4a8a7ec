"""A small history of a faultless sale, made with the real rules, into which tests plant faults.

Three clients hear everything: `desk` by pushes, `poll` by pages, `ana` by a page and then pushes.
"""

import base64
import hashlib
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from contract.commands import AnyAction, Bid, BidMode, Call, GiveFairWarning, OpenLot, OpenSale, Sell, Undo
from contract.receipt_tree import grow
from server.rules.commands import AnyCommand, CallAction, CreateSale, NewLot, PlaceBid, Register
from server.rules.decide import decide
from server.rules.records import Record
from server.rules.sale import Sale
from tests.support.history.facts import (
    About,
    Answered,
    AnyFact,
    History,
    Looked,
    Page,
    Pictured,
    Pushed,
    Row,
    Sent,
    Shown,
)  # fmt: skip
from tests.support.history.ledger import SIGNED_HEAD, canonical, row_hash
from tests.support.rulebook import terms

SALE = "s"
CLERK = "clerk"
CLIENTS = ("desk", "poll", "ana")


@dataclass
class Planted:
    """Writes a history command by command; each is answered, told and looked up on the disk."""

    facts: list[AnyFact] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    feed: list[dict[str, Any]] = field(default_factory=list)
    t: int = 0
    now: int = 1_000_000

    def __post_init__(self) -> None:
        self.key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
        self.sale = Sale()
        self._attempts, self._bids, self._calls = count(1), count(1), count(1)
        self._receipts = count(1)
        house_key = base64.b64encode(self.key.public_key().public_bytes_raw()).decode()
        self.facts.append(About(t=0, sale=SALE, house_key=house_key))
        lots = [NewLot(lot="1", title="One", start=100), NewLot(lot="2", title="Two", start=100)]
        self._decide(CreateSale(sale=SALE, title="Sale", terms=terms(), lots=lots))
        for user in "ab":
            self._decide(Register(user=user, name=user))
        for client in CLIENTS:
            self._page(client, 0)

    def bid(self, user: str, amount: int, mode: str = "max", lot: str = "1") -> None:
        number = f"b{next(self._bids)}"
        bid = Bid(id=number, sale=SALE, lot=lot, amount=amount, mode=BidMode(mode))
        self._ask(user, "bid", _plain(bid), PlaceBid(user=user, bid=bid))

    def call(self, action: AnyAction) -> None:
        call = Call(id=f"c{next(self._calls)}", sale=SALE, action=action)
        self._ask(CLERK, "call", _plain(call), CallAction(user=CLERK, call=call))

    def finish(self) -> History:
        sale, standings = self.sale, {s.lot: s for s in self.sale.standings()}
        for client in CLIENTS:
            picture = Pictured(
                t=self._tick(), client=client, last=len(self.feed), status=sale.status.value, hold=sale.hold,
                standings=_plain(standings),
                struck=[e["undoes"] for e in self.feed if e["type"] == "undone"],
            )  # fmt: skip
            self.facts.append(picture)
        return History([*self.facts, *self.rows])

    def _ask(self, user: str, what: str, body: dict[str, Any], command: AnyCommand) -> None:
        attempt = next(self._attempts)
        self.facts.append(Sent(t=self._tick(), client=user, user=user, attempt=attempt, what=what, body=body))
        verdict, told = self._decide(command)
        seq = verdict.get("seq")
        row = self.rows[-1] if seq is None else self.rows[seq - 1]
        said = {
            "sale": SALE, "seq": seq, "hash": row.hash, "user": user, "id": body["id"],
            "amount": body.get("amount"), "at": verdict["at"], "ok": verdict["ok"],
            "said": verdict["outcome"] if verdict["ok"] else verdict["code"],
        }  # fmt: skip
        verdict["receipt"] = {"hash": row.hash, **self._signed(said)}
        self.facts.append(Answered(t=self._tick(), attempt=attempt, verdict=verdict))
        if told:
            for client in ("desk", "ana"):
                self.facts.append(Pushed(t=self._tick(), client=client, visit=1, entries=told))
            self._page("poll", told[0]["n"] - 1)
        for entry in told:
            if entry.get("standing"):
                self.facts.append(Shown(t=self._tick(), client="desk", standing=entry["standing"]))
        self.facts.append(Looked(t=self._tick(), until=self._tick(), seq=len(self.rows)))

    def _signed(self, said: dict[str, Any]) -> dict[str, Any]:
        """Sign every second verdict alone, and every other as one of three."""
        if next(self._receipts) % 2:
            return {"signature": self._sign(said)}
        root, (_, proof, _) = grow([b"before", canonical(said), b"after"])
        return {
            "signature": self._sign({"sale": SALE, "receipts": root.hex()}),
            "proof": _plain(proof),
        }

    def _decide(self, command: AnyCommand) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        self.now += 10
        decision = decide(self.sale, command, self.now)
        rows = [self._row(record) for record in decision.records]
        told = [row.public for row in rows if row.feed_no is not None and row.public is not None]
        self.feed += told
        return _plain(decision.verdict), told

    def _row(self, record: Record) -> Row:
        private, public = _plain(record.private), _plain(record.public)
        if public is not None and public["type"] == SIGNED_HEAD:
            public["hash"] = self.rows[public["row"] - 1].hash
            said = {"sale": SALE, "row": public["row"], "hash": public["hash"]}
            public["signature"] = self._sign(said)
        salt = hashlib.sha256(str(record.seq).encode()).digest()[:16]
        draft = Row(
            seq=record.seq, at=record.at, kind=record.kind, feed_no=record.feed_no,
            public=public, private=private, salt=salt.hex(), hash="", user=record.user,
            command=record.command, commitment=hashlib.sha256(salt + canonical(private)).hexdigest(),
        )  # fmt: skip
        previous = bytes.fromhex(self.rows[-1].hash) if self.rows else bytes(32)
        row = msgspec.structs.replace(draft, hash=row_hash(previous, draft).hex())
        self.rows.append(row)
        return row

    def _sign(self, said: dict[str, Any]) -> str:
        return base64.b64encode(self.key.sign(canonical(said))).decode()

    def _page(self, client: str, after: int) -> None:
        asked = self._tick()
        page = Page(
            t=self._tick(), client=client, visit=1, asked=asked, after=after, head=len(self.feed),
            entries=self.feed[after:],
        )  # fmt: skip
        self.facts.append(page)

    def _tick(self) -> int:
        self.t += 1_000
        return self.t


def _plain(message: Any) -> Any:
    """Return what a message is on the wire."""
    return msgspec.json.decode(msgspec.json.encode(message))


def faultless() -> History:
    """Return the history of a sale with bids, a sealed raise, an undo, a refusal and a hammer."""
    planted = Planted()
    planted.call(OpenSale())
    planted.call(OpenLot(lot="1"))
    planted.bid("a", 300)
    planted.bid("b", 150)
    planted.bid("a", 320)
    planted.bid("b", 110)
    planted.bid("b", 200, "exact")
    planted.call(Undo(lot="1"))
    planted.bid("b", 340)
    planted.call(GiveFairWarning(lot="1"))
    planted.call(Sell(lot="1"))
    planted.call(OpenLot(lot="2"))
    planted.bid("b", 100, "exact", lot="2")
    planted.call(Sell(lot="2"))
    return planted.finish()
