"""A sale rehearsed in one process: the real rules behind a connection that needs no network.

Window tests and pictures of windows run on it: every entry, verdict and private view comes from the rules
engine, so a window can never be shown a state that a house could not send.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from contract import commands
from contract.feed import FeedEntry, LedgerHead, LotEntry
from contract.standing import Standing
from contract.terms import Registration, SaleKind, Terms
from contract.verdicts import Verdict
from contract.wire import (
    Attendance,
    Attended,
    Attendee,
    Beat,
    Desk,
    FeedMessage,
    LotView,
    PaddleStatus,
    Role,
    SaleStatus,
    YouMessage,
)
from desktop_client.connection.clock import ServerClock, monotonic_ms
from desktop_client.connection.listeners import Listeners
from desktop_client.connection.states import ConnectionPhase, ConnectionState, Reason, Transport
from desktop_client.viewmodels.house import HouseError
from server.catalogue.ladders import load_ladder
from server.rostrum.receipts import HouseKey
from server.rules import commands as rules
from server.rules.decide import Decision, decide
from server.rules.sale import Sale
from tests.support.rehearsal_bidder import BidderApi
from tests.support.rehearsal_desk import RehearsalApi

SALE = "autumn"
LIVE = ConnectionState(
    phase=ConnectionPhase.LIVE, transport=Transport.WEBSOCKET, latency_ms=38, clock_offset_ms=120
)

LOTS: list[tuple[str, str, str, int, int, int, int | None]] = [
    ("41", "Meissen figure, a gallant", "Porcelain, crossed swords mark.", 1_200, 1_500, 2_000, None),
    ("42", "Hand-coloured map of Iberia", "Copper engraving, c. 1690.", 200, 300, 500, None),
    (
        "43",
        "Bracket clock, London, c. 1780",
        "Ebonised case, eight-day fusee movement, verge escapement, signed on the backplate. Restored 2019.",
        500,
        800,
        1_200,
        1_000,
    ),
    ("44", "Pair of Directoire chairs", "Beech, caned seats.", 800, 1_200, 1_800, None),
    ("45", "Leica IIIf, with case", "Red dial, 1952.", 400, 600, 900, None),
    ("46", "Guitar, Torres school", "Cypress and spruce.", 2_500, 4_000, 6_000, 3_500),
    ("47", "Silver chocolate pot", "Barcelona, c. 1800.", 600, 900, 1_300, None),
    ("48", "Persian rug, Tabriz", "Wool on cotton, 310 × 210 cm.", 1_500, 2_500, 3_500, None),
]
BIDDERS = {
    "ana": "Ana Ruiz",
    "soler": "J. Soler",
    "vidal": "M. Vidal",
    "prado": "Galería Prado",
    "okafor": "T. Okafor",
}


class Rehearsal:
    """One sale, decided by the rules on a clock that the test moves."""

    def __init__(
        self,
        *,
        kind: SaleKind = SaleKind.LIVE,
        registration: Registration = Registration.OPEN,
        limit: int | None = 1_000_000,
        absentee: bool = True,
        start_ms: int = 1_795_356_000_000,
        bidders: tuple[str, ...] = tuple(BIDDERS),
    ) -> None:
        self.now = start_ms
        self.sale = Sale()
        self.feed: list[FeedEntry] = []
        self.houses: list[RehearsalHouse] = []
        self._command = 0
        self.key = HouseKey(Ed25519PrivateKey.generate())
        terms = Terms(
            kind=kind,
            currency="EUR",
            ladder=load_ladder("collective", "EUR"),
            registration=registration,
            credit_limit=limit,
            absentee=absentee,
            closes_at=start_ms + 600_000 if kind is SaleKind.TIMED else None,
        )
        lots = [
            rules.NewLot(
                lot=lot,
                title=title,
                start=start * 100,
                reserve=None if reserve is None else reserve * 100,
                low_estimate=low * 100,
                high_estimate=high * 100,
            )
            for lot, title, _, start, low, high, reserve in LOTS
        ]
        self.decide(
            rules.CreateSale(sale=SALE, title="Autumn sale · Clocks and furniture", terms=terms, lots=lots)
        )
        for user in bidders:
            self.decide(rules.Register(user=user, name=BIDDERS[user]))

    # ── who is there ─────────────────────────────────────────────────────────────────────────────────

    def bidder(self, user: str = "ana", name: str = "") -> "RehearsalHouse":
        """Return a house as this bidder sees it."""
        return self._house(user, name or BIDDERS.get(user, user), Role.BIDDER)

    def clerk(self) -> "RehearsalHouse":
        """Return a house as the auctioneer sees it."""
        return self._house("clerk", "Lucía Marín", Role.CLERK)

    def _house(self, user: str, name: str, role: Role) -> "RehearsalHouse":
        house = RehearsalHouse(self, user, name, role)
        self.houses.append(house)
        return house

    # ── what happens ─────────────────────────────────────────────────────────────────────────────────

    def decide(self, command: rules.AnyCommand, after_ms: int = 0) -> Decision:
        """Decide a command and tell everybody, as the rostrum does."""
        self.now += after_ms
        decision = decide(self.sale, command, self.now)
        public = [record.public for record in decision.records]
        entries = [self._sealed(entry) for entry in public if isinstance(entry, FeedEntry)]
        self.feed += entries
        lots = sorted({entry.lot for entry in public if isinstance(entry, LotEntry)})
        for house in self.houses:
            house.hear(entries, decision, lots)
        return decision

    def _sealed(self, entry: FeedEntry) -> FeedEntry:
        """Fill in what the store fills in: the hash of a ledger head, and the house's signature under it."""
        if not isinstance(entry, LedgerHead):
            return entry
        row_hash = bytes(32).hex()
        signature = self.key.sign_head(SALE, entry.row, row_hash)
        return msgspec.structs.replace(entry, hash=row_hash, signature=signature)

    def call(self, action: commands.AnyAction, after_ms: int = 2_000) -> Verdict:
        """Call an action from the rostrum."""
        call = commands.Call(id=self._new_id(), sale=SALE, action=action)
        return self.decide(rules.CallAction(user="clerk", call=call), after_ms).verdict

    def bid(
        self,
        user: str,
        amount: int | None = None,
        *,
        lot: str | None = None,
        most: bool = False,
        after_ms: int = 2_000,
    ) -> Verdict:
        """Let somebody bid on the lot on the block: `amount` in euros, the ask when None."""
        number = lot or self.sale.on_the_block
        assert number is not None
        ask = self.sale.standing(number).ask
        mode = commands.BidMode.MAX if most else commands.BidMode.EXACT
        minor = ask if amount is None else amount * 100
        assert minor is not None
        bid = commands.Bid(id=self._new_id(), sale=SALE, lot=number, amount=minor, mode=mode)
        return self.decide(rules.PlaceBid(user=user, bid=bid), after_ms).verdict

    def room_bid(self, after_ms: int = 2_000) -> Verdict:
        """Enter a bid from the hall at the ask."""
        lot = self.sale.on_the_block
        assert lot is not None
        ask = self.sale.standing(lot).ask
        assert ask is not None
        return self.call(commands.RoomBid(lot=lot, amount=ask), after_ms)

    def standing(self, lot: str) -> Standing:
        """Return a lot's standing as the rules have it."""
        return self.sale.standing(lot)

    def _new_id(self) -> str:
        self._command += 1
        return f"c{self._command}"

    def catalogue(self) -> list[LotView]:
        """Return the catalogue as the house gives it over HTTP."""
        return [
            LotView(
                lot=lot,
                position=place,
                title=title,
                description=description,
                low_estimate=low * 100,
                high_estimate=high * 100,
                start=start * 100,
                pictures=1,
                standing=self.sale.standing(lot),
            )
            for place, (lot, title, description, start, low, high, _) in enumerate(LOTS, 1)
        ]


class RehearsalConnection:
    """Speaks like `Connection`: same states, same listeners, same answers, no network."""

    def __init__(self, house: "RehearsalHouse", listeners: Listeners) -> None:
        self._house = house
        self._listeners = listeners
        self.state = ConnectionState()
        self.clock = ServerClock(monotonic_ms, lambda: house.rehearsal.now)
        self.tries = 0
        self.sent: list[commands.Bid | commands.Call] = []
        self._first: dict[str, Verdict] = {}
        self.answers = asyncio.Event()
        self.answers.set()

    def start(self) -> None:
        """Attend, and be live."""
        self.go(replace(LIVE, phase=ConnectionPhase.CATCHING_UP))
        self._listeners.on_attended(self._house.attended())
        self.go(LIVE)
        self._listeners.on_beat(self._house.beat())
        if self._house.role is not Role.BIDDER:
            self._listeners.on_attendance(self._house.attendance())

    def go(self, state: ConnectionState) -> None:
        """Take a state, as the network would bring it."""
        self.state = state
        self._listeners.on_state(state)

    def lose(self, reason: Reason = Reason.LOST) -> None:
        """Lose the connection; the third try is due in four seconds."""
        now = monotonic_ms()
        self.go(
            ConnectionState(
                phase=ConnectionPhase.RECONNECTING,
                attempt=3,
                next_try_at_ms=now + 4_000,
                since_ms=now - 6_000,
                reason=reason,
            )
        )

    async def stop(self) -> None:
        """Close."""
        self.state = ConnectionState()

    def try_now(self) -> None:
        """Count how often somebody did not want to wait."""
        self.tries += 1

    async def bid(self, bid: commands.Bid) -> Verdict:
        """Decide a bid by the rules, once `answers` lets the answer through."""
        self._must_speak()
        self.sent.append(bid)
        await self.answers.wait()
        return self.verdict_on(bid)

    def verdict_on(self, bid: commands.Bid) -> Verdict:
        """Decide a bid by the rules; a known id gets its first verdict."""
        if bid.id not in self._first:
            decision = self._house.rehearsal.decide(rules.PlaceBid(user=self._house.user, bid=bid), 100)
            self._first[bid.id] = self._house.signed(decision.verdict, bid.amount)
        return self._first[bid.id]

    async def call_action(self, call: commands.Call) -> Verdict:
        """Decide a call by the rules."""
        self._must_speak()
        self.sent.append(call)
        await self.answers.wait()
        decision = self._house.rehearsal.decide(rules.CallAction(user=self._house.user, call=call), 100)
        return self._house.signed(decision.verdict, None)

    def hear(self, listener: str, message: Any) -> None:
        """Bring a message, when there is a connection."""
        if self.state.can_speak:
            getattr(self._listeners, listener)(message)

    def _must_speak(self) -> None:
        if not self.state.can_speak:
            raise ConnectionError(f"the connection is {self.state.phase}")


class RehearsalHouse:
    """Speaks like `viewmodels.house.House` for one person."""

    url = "http://127.0.0.1:8765"

    def __init__(self, rehearsal: Rehearsal, user: str, name: str, role: Role) -> None:
        self.rehearsal = rehearsal
        self.user, self.name, self.role = user, name, role
        self.connection: RehearsalConnection | None = None
        self.api = BidderApi(self, SALE) if role is Role.BIDDER else RehearsalApi()
        self.picture_of: Callable[[str], bytes] | None = None

    def connect(self, _sale: str, listeners: Listeners) -> RehearsalConnection:
        """Make the connection of this person."""
        self.connection = RehearsalConnection(self, listeners)
        return self.connection

    async def lots(self, _sale: str, only: Sequence[str] = ()) -> list[LotView]:
        """Return the catalogue, or some lots of it."""
        return [view for view in self.rehearsal.catalogue() if not only or view.lot in only]

    async def picture(self, _sale: str, lot: str, _number: int, _size: str) -> bytes:
        """Return a picture of a lot; without one, refuse as a house does."""
        if self.picture_of is None:
            raise HouseError("not_found", "There is no such picture.")
        return self.picture_of(lot)

    async def bid(self, bid: commands.Bid) -> Verdict:
        """Say what became of a bid, whether anybody attends or not."""
        assert self.connection is not None
        return self.connection.verdict_on(bid)

    async def register_paddle(self, _sale: str) -> PaddleStatus:
        """Ask for a paddle."""
        self.rehearsal.decide(rules.Register(user=self.user, name=self.name))
        status = self.rehearsal.sale.registration(self.user)
        assert status is not None
        return status

    async def set_registration(self, _sale: str, user: str, status: PaddleStatus) -> None:
        """Decide a registration."""
        self.rehearsal.decide(rules.SetRegistration(by=self.user, user=user, status=status, limit=None))

    # ── what the house says ──────────────────────────────────────────────────────────────────────────

    def signed(self, verdict: Verdict, amount: int | None) -> Verdict:
        """Return the verdict with its receipt, as the rostrum gives it."""
        receipt = self.rehearsal.key.receipt(SALE, self.user, amount, verdict, bytes(32))
        return msgspec.structs.replace(verdict, receipt=receipt)

    def attended(self) -> Attended:
        """Return the answer to `attend`."""
        sale = self.rehearsal.sale
        return Attended(
            sale=msgspec.structs.replace(sale.view(), house_key=self.rehearsal.key.public),
            standings=sale.standings(),
            feed=list(self.rehearsal.feed),
            head=sale.head,
            now=self.rehearsal.now,
            you=sale.you(self.user, self.name, self.role),
            desk=None if self.role is Role.BIDDER else self.desk(list(sale.lots)),
        )

    def beat(self) -> Beat:
        """Return a beat."""
        sale = self.rehearsal.sale
        return Beat(
            sale=SALE,
            head=sale.head,
            now=self.rehearsal.now,
            rostrum="present",
            hold=sale.hold,
            attending=214,
        )

    def attendance(self) -> Attendance:
        """Return who is here."""
        latencies = (38, 41, 55, 210, 62)
        return Attendance(
            SALE,
            [
                Attendee(
                    user=user,
                    name=name,
                    role=Role.BIDDER,
                    paddle=self.rehearsal.sale.paddle_of(user),
                    latency_ms=latency,
                    transport="websocket",
                    since=self.rehearsal.now - 600_000,
                )
                for (user, name), latency in zip(BIDDERS.items(), latencies, strict=True)
            ],
        )

    def desk(self, lots: list[str]) -> Desk:
        """Return what only clerks may see."""
        sale = self.rehearsal.sale
        return Desk(sale=SALE, lots=[sale.desk_lot(lot) for lot in lots], paddles=sale.desk_paddles())

    def hear(self, entries: list[Any], decision: Decision, lots: list[str]) -> None:
        """Pass on what was decided, in the order in which a house says it."""
        connection = self.connection
        if connection is None:
            return
        if entries:
            connection.hear("on_feed", FeedMessage(SALE, entries))
        you = self.rehearsal.sale.you(self.user, self.name, self.role)
        connection.hear("on_you", YouMessage(SALE, [], you))
        if self.role is not Role.BIDDER:
            missed = [decision.missed] if decision.missed is not None else []
            connection.hear(
                "on_desk",
                Desk(
                    sale=SALE,
                    lots=[self.rehearsal.sale.desk_lot(lot) for lot in lots],
                    paddles=self.rehearsal.sale.desk_paddles(),
                    missed=missed,
                ),
            )

    def ended(self) -> bool:
        """Tell whether the sale is over."""
        return self.rehearsal.sale.status is SaleStatus.ENDED


def run_first_lots(rehearsal: Rehearsal) -> None:
    """Sell lots 41 and 42, and bring lot 43 to where the drawings of the windows have it: Ana is outbid."""
    rehearsal.call(commands.OpenSale())
    for lot, buyer in (("41", "prado"), ("42", "okafor")):
        rehearsal.call(commands.OpenLot(lot=lot))
        rehearsal.bid(buyer)
        rehearsal.room_bid()
        rehearsal.bid(buyer)
        rehearsal.call(commands.GiveFairWarning(lot=lot))
        rehearsal.call(commands.Sell(lot=lot), 9_000)
    rehearsal.bid("vidal", 900, lot="43", most=True)
    rehearsal.call(commands.OpenLot(lot="43"), 9_000)
    rehearsal.bid("ana", after_ms=9_000)
    rehearsal.bid("soler", 1_000, after_ms=4_000)
    rehearsal.room_bid(3_000)
    rehearsal.call(commands.Undo(lot="43"), 3_000)
    rehearsal.bid("ana", after_ms=4_000)
    rehearsal.bid("soler", after_ms=2_000)
