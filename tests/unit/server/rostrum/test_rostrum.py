"""The rostrum over a real store: rounds, repeats, faults, other writers."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from contract.chain import canonical, commitment
from contract.commands import Announce, Bid, BidMode, Block, Call, EndSale, OpenLot, OpenSale, Pass, Sell
from contract.feed import LedgerHead
from contract.ladder import Band, Ladder
from contract.statements import head_statement
from contract.terms import SaleKind, Terms
from contract.verdicts import Code, Verdict
from contract.wire import Role, UserView
from server.gateway.commands import place_bid, take_call
from server.rostrum.house import House, SaleRefusedError
from server.rostrum.ports import Announcement
from server.rostrum.receipts import HouseKey, is_genuine, is_signed
from server.rostrum.rostrum import Rostrum
from server.rules.commands import AddLots, NewLot, PlaceBid, Register
from server.rules.decide import decide
from server.rules.sale import Sale
from server.store.catalogue import CatalogueStore, LotRow, SaleRow, append_lots
from server.store.database import Database
from server.store.ledger import LedgerStore
from server.store.liveness import LivenessStore
from tests.support.waiting import WITHIN_S, eventually, soon

HOUSE = UserView(id="house", email="", name="House", role=Role.ADMIN)
PEOPLE = {name: UserView(id=name, email="", name=name.title(), role=Role.BIDDER) for name in ("ann", "ben")}

TERMS = Terms(kind=SaleKind.LIVE, currency="EUR", ladder=Ladder("tens", (Band(0, 10),)))


class Listening:
    """An audience that keeps what it heard, and what was durable when it heard it."""

    def __init__(self) -> None:
        self.heard: list[Announcement] = []

    def hear(self, sale: Sale, told: Announcement) -> None:
        assert sale.head >= len(told.entries)
        self.heard.append(told)

    @property
    def entries(self) -> list[Any]:
        return [entry for told in self.heard for entry in told.entries]


class SettableClock:
    def __init__(self) -> None:
        self.now = 1_000_000

    def __call__(self) -> int:
        return self.now


class Desk:
    """A house with one open sale and lot 1 on the block."""

    def __init__(self, database: Database, data_dir: Path) -> None:
        self.database, self.clock, self.audience = database, SettableClock(), Listening()
        self.key = HouseKey.load(data_dir)
        self.ledger = LedgerStore(database, self.key)
        self.house = self._new_house()
        self.calls = 0

    def _new_house(self) -> House:
        liveness, catalogue = LivenessStore(self.database), CatalogueStore(self.database)
        return House(self.ledger, liveness, catalogue, self.key, self.clock, self.audience)

    async def restart(self) -> None:
        """Close the house and open another one on the same database."""
        await self.house.close()
        self.house = self._new_house()
        await self.house.open()
        rostrum = self.house.rostrum("sale")
        assert rostrum is not None
        self.rostrum = rostrum

    async def open(self) -> None:
        await self.house.open()
        lots = [NewLot(lot=number, title="A lot", start=100) for number in ("1", "2")]
        rows = [
            LotRow(lot.lot, k, lot.title, "", None, None, lot.start) for k, lot in enumerate(lots, start=1)
        ]
        self.rostrum = await self.house.make_sale("sale", "A sale", TERMS, lots, by="house", lot_rows=rows)
        for user in ("ann", "ben"):
            await self.rostrum.submit(Register(user=user, name=user.title()), user=user)
        await self.call(OpenSale())
        await self.call(OpenLot(lot="1"))

    async def call(self, action: Any) -> Verdict:
        self.calls += 1
        verdict = await take_call(
            self.rostrum, HOUSE, Call(id=f"c{self.calls}", sale="sale", action=action), self.clock()
        )
        assert verdict.ok, verdict
        return verdict

    def bid(
        self, user: str, number: str, amount: int, rostrum: Rostrum | None = None
    ) -> "asyncio.Future[Verdict]":
        body = Bid(id=number, sale="sale", lot="1", amount=amount, mode=BidMode.MAX)
        answer = place_bid(rostrum or self.rostrum, PEOPLE[user], body, self.clock())
        return asyncio.ensure_future(answer)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    database = await Database.open(tmp_path)
    opened = Desk(database, tmp_path)
    await opened.open()
    yield opened
    await opened.house.close()
    await database.close()


async def test_commands_that_wait_together_are_committed_in_one_transaction(desk: Desk) -> None:
    before = len(desk.audience.heard)
    verdicts = await asyncio.gather(*(desk.bid("ann", f"a{k}", 100 + 10 * k) for k in range(40)))
    assert all(verdict.ok for verdict in verdicts)
    assert len(desk.audience.heard) - before < 40
    assert [verdict.seq for verdict in verdicts] == sorted(verdict.seq or 0 for verdict in verdicts)


async def test_the_same_command_twice_in_one_round_is_decided_once(desk: Desk) -> None:
    first, second, other = await asyncio.gather(
        desk.bid("ann", "a1", 100), desk.bid("ann", "a1", 100), desk.bid("ann", "a1", 200)
    )
    assert first == second
    assert first.ok
    assert other.code is Code.ID_CONFLICT
    assert desk.rostrum.sale.lots["1"].contest.lead is not None
    assert desk.rostrum.sale.standing("1").bids == 1


async def test_what_another_writer_wrote_is_read_before_deciding_again(desk: Desk) -> None:
    stranger = Sale.load(await desk.ledger.load("sale"))
    body = Bid(id="x1", sale="sale", lot="1", amount=300, mode=BidMode.MAX)
    decision = decide(stranger, PlaceBid(user="ben", bid=body), desk.clock())
    await desk.ledger.append("sale", desk.rostrum.sale.seq, decision.records)
    verdict = await desk.bid("ann", "a1", 200)
    assert verdict.outcome is not None
    assert verdict.outcome.value == "outbid"
    assert desk.rostrum.sale.standing("1").bids == 2
    assert [entry.n for entry in desk.rostrum.feed] == list(range(1, len(desk.rostrum.feed) + 1))


async def test_a_fault_in_the_rules_costs_one_command_and_not_the_sale(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(sale: Sale, command: Any, at: int) -> Any:
        decision = decide(sale, command, at)
        if getattr(getattr(command, "bid", None), "id", "") == "bad":
            raise ZeroDivisionError
        return decision

    monkeypatch.setattr("server.rostrum.deciding.decide", faulty)
    good, bad, after = await asyncio.gather(
        desk.bid("ann", "good", 100), desk.bid("ben", "bad", 500), desk.bid("ann", "after", 200)
    )
    assert (good.ok, bad.ok, bad.code, after.ok) == (True, False, Code.UNAVAILABLE, True)
    assert desk.rostrum.sale.leader_of(desk.rostrum.sale.lots["1"]) == "101"
    assert Sale.load(await desk.ledger.load("sale")).standings() == desk.rostrum.sale.standings()


async def test_a_row_that_can_never_be_written_costs_its_command_and_not_the_sale(desk: Desk) -> None:
    def odd(amount: int) -> "asyncio.Future[Verdict]":
        """Bid with an id and without a fingerprint, which the table of verdicts does not take."""
        body = Bid(id=f"odd{amount}", sale="sale", lot="1", amount=amount, mode=BidMode.MAX)
        return desk.rostrum.submit(PlaceBid(user="ben", bid=body), user="ben", command_id=body.id)

    async with asyncio.timeout(WITHIN_S):
        together = await asyncio.gather(
            desk.bid("ann", "a", 100), odd(500), desk.bid("ben", "b", 200), odd(600)
        )
        alone = await odd(700)
    assert [verdict.ok for verdict in together] == [True, False, True, False]
    assert {verdict.code for verdict in (together[1], together[3], alone)} == {Code.UNAVAILABLE}
    assert desk.rostrum.sale.standing("1").bids == 2
    assert Sale.load(await desk.ledger.load("sale")).standings() == desk.rostrum.sale.standings()


async def test_what_goes_beside_a_command_is_written_with_its_rows_or_not_at_all(desk: Desk) -> None:
    def adding(number: str, text: str, *, before: str | None = None) -> "asyncio.Future[Verdict]":
        command = AddLots(by="house", lots=[NewLot(lot=number, title="New", start=100)], before=before)
        row = LotRow(number, 1, "New", text, None, None, 100)
        return desk.rostrum.submit(command, beside=lambda connection: append_lots(connection, "sale", [row]))

    async with asyncio.timeout(WITHIN_S):
        verdicts = await asyncio.gather(
            adding("3", "first"), adding("3", "second"), adding("4", "homeless", before="nowhere"),
            desk.bid("ann", "a1", 100), adding("5", "behind"),
        )  # fmt: skip
        assert [verdict.ok for verdict in verdicts] == [True, False, False, True, True]
        # Texts that the store refuses take their lot with them, and nobody else's command.
        taken = LotRow("3", 1, "New", "third", None, None, 100)
        command = AddLots(by="house", lots=[NewLot(lot="6", title="New", start=100)])
        refused, bid = await asyncio.gather(
            desk.rostrum.submit(command, beside=lambda connection: append_lots(connection, "sale", [taken])),
            desk.bid("ben", "b1", 200),
        )
    assert (refused.code, bid.ok) == (Code.UNAVAILABLE, True)
    kept = {row.lot: row.description for row in await CatalogueStore(desk.database).lots("sale")}
    assert kept == {"1": "", "2": "", "3": "first", "5": "behind"}
    assert list(desk.rostrum.sale.lots) == list(kept)


async def test_when_the_commit_fails_nothing_is_told_and_nothing_has_happened(
    desk: Desk, tmp_path: Path
) -> None:
    entries = list(desk.audience.entries)
    (tmp_path / "martillo.db").rename(tmp_path / "aside")
    verdict = await desk.bid("ann", "a1", 100)
    assert verdict.code is Code.UNAVAILABLE
    assert desk.rostrum.away
    assert (await desk.bid("ann", "a2", 100)).code is Code.UNAVAILABLE
    assert desk.audience.entries == entries
    (tmp_path / "aside").rename(tmp_path / "martillo.db")
    await eventually(lambda: not desk.rostrum.away)
    assert desk.rostrum.sale.standing("1").bids == 0
    assert (await desk.bid("ann", "a1", 100)).ok


async def test_a_settled_state_is_the_durable_state(desk: Desk) -> None:
    bids = [desk.bid("ann", f"a{k}", 100 + 10 * k) for k in range(20)]
    for _ in range(10):
        await desk.rostrum.settled()
        seen = desk.rostrum.sale.seq
        assert len(desk.rostrum.feed) == desk.rostrum.sale.head
        assert (await desk.ledger.head("sale")).seq >= seen
    await asyncio.gather(*bids)


async def test_listeners_wake_when_there_is_news_and_only_then(desk: Desk) -> None:
    head = len(desk.rostrum.feed)
    listening = asyncio.create_task(desk.rostrum.wait_for_news(head, 5))
    await asyncio.sleep(0)
    await desk.rostrum.submit(Register(user="ann", name="Ann"), user="ann")
    assert not listening.done()
    await desk.call(Announce(text="hello"))
    await soon(listening)
    await soon(desk.rostrum.wait_for_news(head, 3600))


async def test_what_is_in_line_is_answered_before_the_rostrum_closes(desk: Desk) -> None:
    bids = [desk.bid("ann", f"a{k}", 100 + 10 * k) for k in range(10)]
    await asyncio.sleep(0)
    await desk.rostrum.close()
    verdicts = await asyncio.gather(*bids)
    assert all(verdict.ok for verdict in verdicts)
    assert (await desk.bid("ann", "late", 900)).code is Code.UNAVAILABLE


async def test_a_sale_with_two_lots_of_one_number_is_refused_and_leaves_nothing(desk: Desk) -> None:
    lots = [NewLot(lot="1", title="A lot", start=100)] * 2
    with pytest.raises(SaleRefusedError):
        await desk.house.make_sale("other", "Other", TERMS, lots, by="house", lot_rows=[])
    assert desk.house.rostrum("other") is None
    assert await desk.ledger.load("other") == []


async def test_one_damaged_sale_does_not_keep_the_others_shut(desk: Desk, tmp_path: Path) -> None:
    catalogue = CatalogueStore(desk.database)
    await catalogue.add_sale(SaleRow("ghost", "No ledger", 5), [])
    house = House(
        desk.ledger,
        LivenessStore(desk.database),
        catalogue,
        HouseKey.load(tmp_path),
        desk.clock,
        desk.audience,
    )
    await house.open()
    assert [rostrum.id for rostrum in house.rostra()] == ["sale"]
    await house.close()


async def test_behind_a_hammer_the_signed_head_is_told_in_the_same_breath(desk: Desk) -> None:
    await desk.bid("ann", "a1", 100)
    sold = await desk.call(Sell(lot="1"))
    await desk.call(EndSale())
    rows = {row.seq: row for row in await desk.ledger.rows("sale")}
    for told in desk.audience.heard[-2:]:
        closing, head = told.entries
        assert isinstance(head, LedgerHead)
        assert (head.n, head.at, rows[head.row].kind) == (closing.n + 1, closing.at, rows[head.row].kind)
        assert head.hash == rows[head.row].hash
        assert is_signed(desk.key.public, head.signature, head_statement("sale", head.row, head.hash))
    assert desk.audience.heard[-2].entries[1].row == sold.seq
    assert desk.audience.heard[-1].ended


async def test_a_receipt_opens_the_bidders_own_row(desk: Desk) -> None:
    verdict = await desk.bid("ann", "a1", 300)
    assert verdict.receipt is not None
    opening = verdict.receipt.opening
    assert opening is not None
    assert opening.private == {"type": "bid", "user": "ann", "limit": 300}
    (row,) = await desk.ledger.rows("sale", after=opening.row - 1, limit=1)
    assert commitment(bytes.fromhex(opening.salt), canonical(opening.private)).hex() == row.commitment
    raised = await desk.bid("ann", "a2", 500)
    assert raised.receipt is not None and raised.receipt.opening is not None
    assert raised.receipt.opening.private == {"type": "max", "lot": "1", "user": "ann", "limit": 500}


async def test_a_receipt_opens_nothing_that_is_another_persons(desk: Desk) -> None:
    blocked = await desk.call(Block(paddle="102", text="asked to"))
    passed = await desk.call(Pass(lot="1"))
    assert blocked.receipt is not None and blocked.receipt.opening is None
    assert passed.receipt is not None and passed.receipt.opening is not None
    assert passed.receipt.opening.private == {"type": "call", "by": "house"}


async def test_a_refusals_receipt_rests_on_the_row_that_was_the_last_one_then(desk: Desk) -> None:
    async def refusal_rests_on_the_last_row(number: str) -> bool:
        head = await desk.ledger.head("sale")
        refused = await desk.bid("ben", number, 10)
        assert not refused.ok and refused.receipt is not None
        return refused.receipt.hash == head.hash.hex()

    assert await refusal_rests_on_the_last_row("b1")
    assert (await desk.bid("ann", "a1", 300)).ok
    assert await refusal_rests_on_the_last_row("b2")
    await desk.restart()
    assert await refusal_rests_on_the_last_row("b3")


async def test_after_a_restart_the_same_id_gets_the_same_receipt(desk: Desk) -> None:
    first, refused = await desk.bid("ann", "a1", 300), await desk.bid("ben", "b1", 10)
    await desk.restart()
    assert await desk.bid("ann", "a1", 300) == first
    assert await desk.bid("ben", "b1", 10) == refused
    assert first.receipt is not None and first.receipt.opening is not None
    assert refused.receipt is not None and refused.receipt.opening is None


async def test_a_round_is_signed_once_and_after_a_restart_the_same_is_said_and_signed_alone(
    desk: Desk,
) -> None:
    bids = [("ann", "a1", 300), ("ben", "b1", 400), ("ann", "a2", 10), ("ben", "b2", 20)]
    firsts = await asyncio.gather(*(desk.bid(*bid) for bid in bids))
    receipts = [first.receipt for first in firsts]
    assert [receipt is not None and receipt.proof is not None for receipt in receipts] == [True] * 4
    assert len({receipt.signature for receipt in receipts if receipt}) == 2, "with a row, and without"
    assert [await desk.bid(*bid) for bid in bids] == firsts
    await desk.restart()
    for (user, number, amount), first in zip(bids, firsts, strict=True):
        second = await desk.bid(user, number, amount)
        assert second.receipt is not None and first.receipt is not None
        assert is_genuine(desk.key.public, second.receipt, "sale", user, amount, second)
        assert is_genuine(desk.key.public, first.receipt, "sale", user, amount, second)
        if first.seq is None:
            assert second == first, "its receipt is stored with it"
        else:
            assert second.receipt.proof is None
            unsigned = msgspec.structs.replace(
                second.receipt, signature=first.receipt.signature, proof=first.receipt.proof
            )
            assert msgspec.structs.replace(second, receipt=unsigned) == first


async def test_an_id_of_before_the_start_is_no_other_commands_though_its_verdict_must_be_read(
    desk: Desk, tmp_path: Path
) -> None:
    first, refused = await desk.bid("ann", "a1", 100), await desk.bid("ben", "b1", 10)
    await desk.restart()
    (tmp_path / "martillo.db").rename(tmp_path / "aside")
    unread = await asyncio.gather(desk.bid("ann", "a1", 100), desk.bid("ann", "a1", 900))
    assert [verdict.code for verdict in unread] == [Code.UNAVAILABLE] * 2
    (tmp_path / "aside").rename(tmp_path / "martillo.db")
    await eventually(lambda: not desk.rostrum.away)
    others = await asyncio.gather(desk.bid("ann", "a1", 900), desk.bid("ben", "b1", 300))
    assert [verdict.code for verdict in others] == [Code.ID_CONFLICT] * 2
    assert [await desk.bid("ann", "a1", 100), await desk.bid("ben", "b1", 10)] == [first, refused]
    assert desk.rostrum.sale.standing("1").bids == 1


async def test_while_the_house_is_away_a_known_id_keeps_its_verdict_and_its_body(
    desk: Desk, tmp_path: Path
) -> None:
    first = await desk.bid("ann", "a1", 100)
    (tmp_path / "martillo.db").rename(tmp_path / "aside")
    unknown = await desk.bid("ben", "b1", 200)
    assert (unknown.code, desk.rostrum.away) == (Code.UNAVAILABLE, True)
    same, other, bens = await asyncio.gather(
        desk.bid("ann", "a1", 100), desk.bid("ann", "a1", 900), desk.bid("ben", "b1", 300)
    )
    assert same == first
    assert other.code is Code.ID_CONFLICT, "the id is another command's, away or not"
    assert bens.code is Code.UNAVAILABLE, "what was refused as unavailable left its id free"
    (tmp_path / "aside").rename(tmp_path / "martillo.db")
    await eventually(lambda: not desk.rostrum.away)
    assert (await desk.bid("ann", "a1", 900)).code is Code.ID_CONFLICT
    assert (await desk.bid("ben", "b1", 300)).ok


async def test_what_fails_with_its_round_keeps_the_ids_that_were_answered_before(
    desk: Desk, tmp_path: Path
) -> None:
    first = await desk.bid("ann", "a1", 100)
    (tmp_path / "martillo.db").rename(tmp_path / "aside")
    fresh, same, other = await asyncio.gather(
        desk.bid("ben", "b1", 200), desk.bid("ann", "a1", 100), desk.bid("ann", "a1", 900)
    )
    assert fresh.code is Code.UNAVAILABLE
    assert same == first
    assert other.code is Code.ID_CONFLICT
    (tmp_path / "aside").rename(tmp_path / "martillo.db")
    await eventually(lambda: not desk.rostrum.away)
