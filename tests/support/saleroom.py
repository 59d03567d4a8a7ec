"""An open live sale with lot 1 on the block, a clerk and two bidders in the room, over real connections."""

from dataclasses import dataclass
from typing import Any, Self

from contract.wire import Role
from tests.support.clients import Client
from tests.support.house import HouseForTests, Person


def bid(sale: str, number: str, amount: Any, lot: str = "1", mode: str = "exact") -> dict[str, Any]:
    """Return the body of a bid."""
    return {"id": number, "sale": sale, "lot": lot, "amount": amount, "mode": mode}


def call(sale: str, number: str, kind: str, **action: Any) -> dict[str, Any]:
    """Return the body of a clerk's call."""
    return {"id": number, "sale": sale, "action": {"type": kind, **action}}


@dataclass(slots=True, kw_only=True)
class Saleroom:
    """Who is in the room, and what they do again and again."""

    house: HouseForTests
    sale: str
    ann_person: Person
    ben_person: Person
    clerk_person: Person
    ann_paddle: str
    ben_paddle: str
    ann: Client
    ben: Client
    clerk: Client
    calls: int = 0

    @classmethod
    async def open(cls, house: HouseForTests, **terms: Any) -> Self:
        """Make the sale, let everybody in, open it and put lot 1 on the block."""
        sale = await house.sale(**terms)
        ann, ben = await house.person("Ann"), await house.person("Ben")
        clerk = await house.person("Clara", Role.CLERK)
        room = cls(
            house=house,
            sale=sale,
            ann_person=ann,
            ben_person=ben,
            clerk_person=clerk,
            ann_paddle=await house.register(ann, sale),
            ben_paddle=await house.register(ben, sale),
            ann=await house.attend(ann, sale),
            ben=await house.attend(ben, sale),
            clerk=await house.attend(clerk, sale),
        )
        await room.call("open_sale")
        await room.call("open_lot", lot="1")
        await room.ben.wait_for_entry("lot_opened")
        return room

    async def call(self, kind: str, **action: Any) -> dict[str, Any]:
        """Call an action that must succeed."""
        self.calls += 1
        verdict = await self.clerk.call("call", call(self.sale, f"c{self.calls}", kind, **action))
        assert verdict["ok"], verdict
        return dict(verdict)

    async def bid(self, who: Client, number: str, amount: Any, **more: Any) -> dict[str, Any]:
        """Bid, by default exactly and on lot 1, and return the verdict."""
        return dict(await who.call("bid", bid(self.sale, number, amount, **more)))

    async def head(self) -> int:
        """Return the number of the last entry of the feed."""
        _, view = await self.house.get(f"/api/sales/{self.sale}")
        return int(view["head"])
