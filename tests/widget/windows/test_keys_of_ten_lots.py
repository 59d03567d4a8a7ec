"""Ten typical lots, sold by real key presses on a real house: none takes more than four keys.

`pytest -s` prints the table. Bidders online are Socket.IO clients; nothing is replaced.
"""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from contract.people import LinePlan
from contract.standing import ROOM, Phase
from contract.wire import Role, SaleStatus
from desktop_client.windows.control.window import ControlWindow
from tests.support.clients import Client
from tests.support.house import PASSWORD, HouseForTests, Person
from tests.support.saleroom import bid
from tests.support.waiting import eventually as soon
from tests.widget.windows.test_with_a_real_house import opened, sign_in_form, visit_in

MOST_KEYS = 4


async def eventually(come_true: Callable[[], bool]) -> None:
    """Wait long enough for a busy machine: this test is about keys, not about time."""
    await soon(come_true, within_s=30)


RESERVE = {"8": 900}
CATALOGUE = "LotNum,Title,LowEst,HighEst,StartPrice,Reserve\n" + "".join(
    f"{number},Lot {number},200,300,100,{RESERVE.get(str(number), '')}\n" for number in range(1, 13)
)
SPACE, ENTER, F2 = Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_F2
Key = Qt.Key | str
NAMES: dict[Key, str] = {SPACE: "Space", ENTER: "Enter", F2: "F2"}


class Rostrum:
    """The auctioneer's hands: presses keys where the focus is, and counts them lot by lot."""

    def __init__(
        self, house: HouseForTests, window: ControlWindow, sale: str, online: Sequence[Client]
    ) -> None:
        self.house, self.window, self.sale, self.online = house, window, sale, online
        self.lots: list[tuple[str, str, list[Key]]] = []
        self._bids = 0

    async def begin(self, lot: str, what: str) -> None:
        """Start counting for a lot, with the window in front: keys go to the window that has the focus."""
        self.window.activateWindow()
        await eventually(lambda: QApplication.activeWindow() is self.window)
        self.lots.append((lot, what, []))

    def press(self, *keys: Key) -> None:
        for key in keys:
            self.lots[-1][2].append(key)
            QTest.keyClick(QApplication.focusWidget() or self.window, key)  # type: ignore[arg-type]

    async def until(self, lot: str, phase: Phase, leader: str | None = None, bids: int | None = None) -> None:
        """Wait until the window knows that a lot stands so."""

        def stands() -> bool:
            standing = self.window.model.live.standing(lot)
            return (
                standing is not None
                and standing.phase is phase
                and leader in {None, standing.leader}
                and bids in {None, standing.bids}
                and self.window.model.block == lot
            )

        await eventually(stands)

    async def bid(self, who: int, lot: str, euros: int, mode: str = "exact") -> None:
        """Let somebody bid online, and wait until the window knows."""
        self._bids += 1
        before = self.window.model.live.standing(lot)
        body = bid(self.sale, f"b{self._bids}", euros * 100, lot=lot, mode=mode)
        verdict = await self.online[who].call("bid", body)
        assert verdict["ok"], verdict
        if before is not None and before.phase.takes_bids:
            await eventually(lambda: self.window.model.live.standing(lot) != before)

    def table(self) -> str:
        lines = [
            f"{lot:>4}  {what:<52} {' '.join(NAMES.get(key, str(key)) for key in keys):<22} {len(keys)}"
            for lot, what, keys in self.lots
        ]
        total = sum(len(keys) for _, _, keys in self.lots)
        return "\n".join(["", *lines, f"      {total} keys for {len(self.lots)} lots"])


async def duel_online(hands: Rostrum, lot: str) -> None:
    """Two bid online; fair warning, sold."""
    hands.press("n")
    await hands.until(lot, Phase.OPEN)
    await hands.bid(0, lot, 100)
    await hands.bid(1, lot, 110)
    hands.press("f")
    await hands.until(lot, Phase.FAIR_WARNING)
    hands.press("s")
    await hands.until(lot, Phase.SOLD, leader="102")


async def book_alone(hands: Rostrum, lot: str) -> None:
    """The book opens the lot and nobody goes against it."""
    hands.press("n")
    await hands.until(lot, Phase.OPEN, leader="101")
    hands.press("s")
    await hands.until(lot, Phase.SOLD, leader="101")


async def slow_online(hands: Rostrum, lot: str) -> None:
    """One bids online; fair warning, final call, sold."""
    hands.press("n")
    await hands.until(lot, Phase.OPEN)
    await hands.bid(0, lot, 100)
    hands.press("f")
    await hands.until(lot, Phase.FAIR_WARNING)
    hands.press("l")
    await hands.until(lot, Phase.FINAL_CALL)
    hands.press("s")
    await hands.until(lot, Phase.SOLD)


async def room_beaten(hands: Rostrum, lot: str) -> None:
    """The hall bids, the internet wins."""
    hands.press("n")
    await hands.until(lot, Phase.OPEN)
    hands.press(SPACE)
    await hands.until(lot, Phase.OPEN, leader=ROOM)
    await hands.bid(1, lot, 110)
    hands.press("s")
    await hands.until(lot, Phase.SOLD, leader="102")


async def room_wins(hands: Rostrum, lot: str) -> None:
    """The hall wins; the buyer has bought in the hall before and has a key."""
    hands.press("n")
    await hands.until(lot, Phase.OPEN)
    await hands.bid(0, lot, 100)
    hands.press(SPACE)
    await hands.until(lot, Phase.OPEN, leader=ROOM)
    hands.press("s")
    await hands.until(lot, Phase.SOLD, leader=ROOM)
    await eventually(lambda: hands.window.model.buyer_asked == lot)
    hands.press(F2)
    await eventually(lambda: hands.window.model.buyers.known.get(lot) == "103")


async def telephone(hands: Rostrum, lot: str) -> None:
    """Who is on the telephone bids twice against the internet and wins."""
    hands.press("n")
    await hands.until(lot, Phase.OPEN)
    await eventually(lambda: [line.paddle for line in hands.window.model.spoken()] == ["104"])
    hands.press(F2)
    await hands.until(lot, Phase.OPEN, leader="104")
    await hands.bid(0, lot, 110)
    hands.press(F2)
    await hands.until(lot, Phase.OPEN, leader="104", bids=3)
    hands.press("s")
    await hands.until(lot, Phase.SOLD, leader="104")


async def no_bid(hands: Rostrum, lot: str) -> None:
    """Nobody bids; passed."""
    hands.press("n")
    await hands.until(lot, Phase.OPEN)
    hands.press("p")
    await hands.until(lot, Phase.PASSED)


async def under_reserve(hands: Rostrum, lot: str) -> None:
    """The reserve is not met, and the auctioneer sells under it."""
    hands.press("n")
    await hands.until(lot, Phase.OPEN)
    await hands.bid(0, lot, 100)
    hands.press("s", "s")
    await hands.until(lot, Phase.SOLD, leader="101")


async def cut_bid(hands: Rostrum, lot: str) -> None:
    """A cut bid keeps it going."""
    hands.press("n")
    await hands.until(lot, Phase.OPEN)
    await hands.bid(0, lot, 100)
    await hands.bid(1, lot, 400)
    hands.press("c")
    standing = hands.window.model.live.standing
    await eventually(lambda: getattr(standing(lot), "ask", None) == 42_500)
    await hands.bid(0, lot, 425)
    hands.press("s")
    await hands.until(lot, Phase.SOLD, leader="101")


async def out_of_order(hands: Rostrum, lot: str) -> None:
    """A lot is called out of order."""
    hands.press("1", "2", "n")
    await hands.until(lot, Phase.OPEN)
    await hands.bid(0, lot, 100)
    hands.press("s")
    await hands.until(lot, Phase.SOLD, leader="101")


TYPICAL: list[tuple[str, str, Callable[[Rostrum, str], Awaitable[None]]]] = [
    ("2", "two bid online, fair warning, sold", duel_online),
    ("3", "the book opens it and keeps it", book_alone),
    ("4", "one bids online, both warnings, sold", slow_online),
    ("5", "the hall bids, the internet wins", room_beaten),
    ("6", "the hall wins; a buyer of before", room_wins),
    ("7", "the telephone bids twice and wins", telephone),
    ("8", "sold under the reserve", under_reserve),
    ("9", "nobody bids, passed", no_bid),
    ("10", "a cut bid, sold", cut_bid),
    ("12", "called out of order, sold", out_of_order),
]


async def _at_the_rostrum(house: HouseForTests, window: ControlWindow, sale: str, ana: Person) -> Rostrum:
    """Register two online, one in the hall, one on the telephone for lot 7; leave a max on lot 3."""
    people = [ana, *[await house.person(name) for name in ("Ben", "Hal", "Tel")]]
    for person in people:
        await house.register(person, sale)
    online = [await house.attend(person, sale) for person in people[:2]]
    plan = LinePlan(lot="7", paddle="104", note="French")
    async with house.http.put(
        f"/api/sales/{sale}/phone-lines",
        json={"lot": plan.lot, "paddle": plan.paddle, "note": plan.note},
        headers=house.owner,
    ) as answer:
        assert answer.status == 200, await answer.text()
    await eventually(lambda: len(window.model.live.room.desk.paddles) == len(people))
    return Rostrum(house, window, sale, online)


async def _first_lot_of_a_hall_buyer(hands: Rostrum) -> None:
    """Open the sale and sell lot 1 to the hall, whose buyer is typed in: paddle 103."""
    await hands.begin("1", "opening the sale; the hall wins; a new buyer's paddle")
    hands.press("n")
    await eventually(lambda: hands.window.model.live.room.status is SaleStatus.OPEN)
    hands.press("n")
    await hands.until("1", Phase.OPEN)
    hands.press(SPACE)
    await hands.until("1", Phase.OPEN, leader=ROOM)
    hands.press("s")
    await hands.until("1", Phase.SOLD)
    await eventually(lambda: hands.window.model.buyer_asked == "1")
    hands.press("1", "0", "3", ENTER)
    await eventually(lambda: hands.window.model.buyers.known == {"1": "103"})


async def test_ten_typical_lots_take_at_most_four_keys_each(tmp_path: Path) -> None:
    async with opened(tmp_path) as (house, desktop):
        await house.person("Clara", Role.CLERK)
        ana = await house.person("Ana")
        sale = await house.sale(CATALOGUE, absentee=True)
        visit = visit_in(desktop)
        sign_in_form(visit).fill_in(house.url, "clara@example.org", PASSWORD)
        await eventually(lambda: visit.lobby is not None)
        window = visit.sales.open_control(sale)
        await eventually(lambda: window.model.live.state.can_speak)
        hands = await _at_the_rostrum(house, window, sale, ana)
        await _first_lot_of_a_hall_buyer(hands)
        first = hands.lots.pop()
        await hands.bid(0, "3", 300, mode="max")
        for lot, what, sell in TYPICAL:
            await hands.begin(lot, what)
            await sell(hands, lot)
        print(hands.table())
        print(f"besides: {first[1]}: {len(first[2])} keys")
        assert len(hands.lots) == 10
        assert max(len(keys) for _, _, keys in hands.lots) <= MOST_KEYS
