"""A sale of thousands of lots as a house would tell of it, and bids on it without end. Pure.

No rules decide here: what matters to a window is how much it is told, and that every entry is one that a
house could send.
"""

import random
from typing import Final

from contract import feed
from contract.commands import BidMode
from contract.ladder import Band, Ladder
from contract.money import Money
from contract.standing import RUNGS_SHOWN, Phase, Reserve, Standing
from contract.terms import SaleKind, Terms
from contract.wire import (
    Attendance,
    Attended,
    Attendee,
    Beat,
    BookLine,
    Desk,
    DeskLot,
    DeskPaddle,
    LotView,
    PaddleStatus,
    Role,
    SaleStatus,
    SaleView,
    WonLot,
    You,
)

SALE: Final = "autumn"
PADDLE: Final = "17"
_PADDLES: Final = 200
_NEAR: Final = 12
"""So many lots at the head of the catalogue are in sight as a window opens; one of them is looked at."""
_NEAR_SHARE: Final = 0.02
"""How many of all bids are on those: ten times as many as chance would have, for they close first."""
_HOUR_MS: Final = 3_600_000
_LADDER: Final = Ladder("bench", (Band(Money(0), Money(10_00)), Band(Money(1_000_00), Money(50_00))))
_NOUNS: Final = ("clock", "chair", "map", "silver pot", "rug", "guitar", "camera", "figure")


class BigSale:
    """A timed sale in which every lot is open; 200 paddles bid, of which one is ours."""

    def __init__(self, lots: int, now_ms: int) -> None:
        self._random = random.Random(5)
        self._opened_at = now_ms
        self.numbers = [str(number) for number in range(1, lots + 1)]
        self.standings = {
            lot: Standing(
                lot=lot,
                phase=Phase.OPEN,
                price=None,
                ask=100_00,
                leader=None,
                bids=0,
                reserve=Reserve.UNMET if place % 3 == 0 else Reserve.NONE,
                closes_at=now_ms + _HOUR_MS + place * 1_000,
                next_rungs=_LADDER.rungs_above(100_00, RUNGS_SHOWN),
            )
            for place, lot in enumerate(self.numbers)
        }
        self.head = 0

    def bids(self, count: int, now_ms: int) -> list[feed.FeedEntry]:
        """Return the next bids, each on a lot of its own choice."""
        return [self._bid(now_ms) for _ in range(count)]

    def _bid(self, now_ms: int) -> feed.FeedEntry:
        chosen = self._random
        lot = chosen.choice(self.numbers[:_NEAR] if chosen.random() < _NEAR_SHARE else self.numbers)
        before, by = self.standings[lot], str(chosen.randint(1, _PADDLES))
        amount = before.ask or 0
        asked = int(_LADDER.next(amount))
        after = Standing(
            lot=lot,
            phase=Phase.OPEN,
            price=amount,
            ask=asked,
            leader=by,
            bids=before.bids + 1,
            reserve=before.reserve,
            closes_at=before.closes_at,
            next_rungs=_LADDER.rungs_above(asked, RUNGS_SHOWN),
        )
        self.standings[lot] = after
        self.head += 1
        return feed.BidTaken(
            n=self.head, at=now_ms, lot=lot, standing=after, by=by, mode=BidMode.EXACT, amount=amount
        )

    # ── what a desktop asks for ──────────────────────────────────────────────────────────────────────

    def attended(self, role: Role, now_ms: int) -> Attended:
        """Return the answer to `attend` for somebody who comes anew."""
        return Attended(
            sale=SaleView(
                id=SALE,
                title="Autumn sale",
                status=SaleStatus.OPEN,
                hold=None,
                terms=Terms(kind=SaleKind.TIMED, currency="EUR", ladder=_LADDER, closes_at=self._opened_at),
                lots=len(self.numbers),
                head=self.head,
            ),
            standings=list(self.standings.values()),
            head=self.head,
            now=now_ms,
            you=self._you(role),
            desk=None if role is Role.BIDDER else self._desk(),
        )

    def catalogue(self) -> list[LotView]:
        """Return the texts, as over HTTP."""
        return [
            LotView(
                lot=lot,
                position=place,
                title=f"{_NOUNS[place % len(_NOUNS)].capitalize()}, c. {1700 + place % 250}, signed",
                description="Described in a few lines, as a cataloguer would; restored, with its case.",
                low_estimate=200_00,
                high_estimate=300_00,
                start=100_00,
                pictures=1,
                standing=self.standings[lot],
            )
            for place, lot in enumerate(self.numbers, 1)
        ]

    def beat(self, now_ms: int) -> Beat:
        """Return a beat."""
        return Beat(sale=SALE, head=self.head, now=now_ms, rostrum="present", hold=None, attending=_PADDLES)

    def attendance(self, now_ms: int) -> Attendance:
        """Return who is here, as clerks hear it."""
        return Attendance(
            SALE,
            [
                Attendee(
                    user=f"u{paddle}",
                    name=f"Bidder {paddle}",
                    role=Role.BIDDER,
                    paddle=str(paddle),
                    latency_ms=self._random.randint(20, 90),
                    transport="websocket",
                    since=self._opened_at,
                )
                for paddle in range(1, _PADDLES + 1)
            ],
        )

    def _you(self, role: Role) -> You:
        if role is not Role.BIDDER:
            return You(user="clerk", name="Lucía Marín", role=role)
        mine = self.numbers[5::97]
        return You(
            user=f"u{PADDLE}",
            name="Ana Ruiz",
            role=role,
            paddle=PADDLE,
            status=PaddleStatus.APPROVED,
            limit=10_000_000,
            at_stake=500_000,
            maxes=dict.fromkeys(mine, 400_00),
            leading=mine[::2],
            won=[WonLot(lot="none", price=1)],
        )

    def _desk(self) -> Desk:
        return Desk(
            sale=SALE,
            lots=[
                DeskLot(lot=lot, reserve=150_00 if place % 3 == 0 else None, book=[BookLine("3", 300_00, 1)])
                for place, lot in enumerate(self.numbers)
            ],
            paddles=[
                DeskPaddle(
                    user=f"u{paddle}",
                    name=f"Bidder {paddle}",
                    paddle=str(paddle),
                    status=PaddleStatus.APPROVED,
                    limit=None,
                )
                for paddle in range(1, _PADDLES + 1)
            ],
        )
