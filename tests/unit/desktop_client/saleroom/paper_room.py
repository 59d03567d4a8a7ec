"""A sale decided by the real rules, and the picture of it that one user's desktop has."""

from dataclasses import dataclass, field
from typing import Any

from contract.commands import OpenLot, OpenSale
from contract.feed import FeedEntry
from contract.terms import SaleKind
from contract.wire import Attended, Desk, FeedMessage, LotView, Role, YouMessage
from desktop_client.saleroom.changes import RoomChange
from desktop_client.saleroom.room import SaleRoom
from server.rostrum.announcing import feed_of
from server.rules.commands import NewLot
from tests.support.rulebook import PaperSale, terms

LOTS = [
    NewLot(lot="1", title="One", start=100, low_estimate=200, high_estimate=300),
    NewLot(lot="2", title="Two", start=50, reserve=80),
    NewLot(lot="3", title="Three", start=10),
]


@dataclass
class PaperRoom:
    """Paper's sale `s` of three lots, seen by `user`; nothing is open yet."""

    user: str = "a"
    role: Role = Role.BIDDER
    changes: list[RoomChange] = field(default_factory=list)
    choices: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.paper = PaperSale(
            terms=terms(self.choices.pop("kind", SaleKind.LIVE), **self.choices), lots=LOTS, opened=False
        )
        self.room = SaleRoom("s")

    @property
    def entries(self) -> list[FeedEntry]:
        """The whole feed so far."""
        return feed_of(self.paper.records)

    def attended(self, after: int) -> Attended:
        """What `attend` would answer now."""
        sale = self.paper.sale
        return Attended(
            sale=sale.view(),
            standings=sale.standings(),
            feed=self.entries[after:],
            head=sale.head,
            you=sale.you(self.user, self.user.upper(), self.role),
            desk=None if self.role is Role.BIDDER else self.desk(),
        )

    def attend(self) -> RoomChange:
        """Attend, or attend again after a break."""
        return self.room.take_attended(self.attended(self.room.last))

    def desk(self) -> Desk:
        """What a clerk would be told of everything."""
        sale = self.paper.sale
        return Desk(
            sale="s", lots=[sale.desk_lot(number) for number in sale.lots], paddles=sale.desk_paddles()
        )

    def hear(self) -> RoomChange:
        """Take what was pushed since: the new entries, and what concerns the user."""
        change = self.room.take_feed(FeedMessage("s", self.entries[self.room.last :]))
        you = self.paper.sale.you(self.user, self.user.upper(), self.role)
        self.room.take_you(YouMessage("s", [], you))
        return change

    def open(self, lot: str = "1") -> None:
        """Attend, open the sale and a lot, and hear of it."""
        self.attend()
        self.paper.call(OpenSale())
        self.paper.call(OpenLot(lot=lot))
        self.hear()

    def catalogue(self) -> list[LotView]:
        """The lots as the catalogue has them."""
        return [
            LotView(
                lot=new.lot,
                position=index,
                title=new.title,
                description="",
                low_estimate=new.low_estimate,
                high_estimate=new.high_estimate,
                start=new.start,
                pictures=0,
                standing=self.paper.standing(new.lot),
            )
            for index, new in enumerate(LOTS)
        ]
