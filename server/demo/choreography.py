"""The scenes of a demo without a display: who bids when, so that every telling state of the windows occurs.

The states are real: an outbid is a robot's bid, a lost connection is a killed server. Only the robots' free
will is suspended for one lot. Between the scenes the sale goes its own way.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from contract.commands import (
    AnyAction,
    BidMode,
    GiveFairWarning,
    GiveFinalCall,
    OpenLot,
    OpenSale,
    RoomBid,
    Sell,
    Undo,
)
from contract.standing import Reserve, Standing
from server.demo.stage import Stage
from server.demo.tempers import Temper
from server.demo.windows_process import Windows, WindowsFailed

STAGED_LOT: Final = 3
"""Which lot the scenes are played on, when that many are called: by then the room has a history."""

PLAIN: Final[Mapping[str, Any]] = {"language": "en", "theme": "light", "text_scale": 1.0}
LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    "es": {**PLAIN, "language": "es"},
    "dark": {**PLAIN, "theme": "dark"},
    "es_dark_200": {"language": "es", "theme": "dark", "text_scale": 2.0},
    "200": {**PLAIN, "text_scale": 2.0},
}
"""In an order in which little changes from one to the next: restyling two full windows takes its time."""
BIDDER: Final = "bidder"
CLERK: Final = "clerk"
OFFICE: Final = "office"
DISPLAY: Final = "display"
BEFORE_THE_SALE: Final = ("catalogue", "bidders", "book", "display")
AFTER_THE_SALE: Final = ("after",)
_BETWEEN_BIDS_S: Final = 1.6
_NEXT_PULSE_S: Final = 2.5
"""A restyling holds the windows up: after it the latency shown is measured anew."""
_A_PAGE_FILLS_S: Final = 2.0
_BACK_WITHIN_S: Final = 30.0
_BIDS_TO_MEET_A_RESERVE: Final = 40


async def play_scenes(stage: Stage, windows: Windows, say: Callable[[str], None]) -> None:
    """Play the whole sale and take every picture. Raises WindowsFailed when one cannot be taken."""
    scenes = Scenes(stage, windows, say)
    await scenes.arrival()
    await scenes.free_lots(min(STAGED_LOT, stage.lots_to_call) - 1)
    await scenes.staged_lot()
    await scenes.ending()


class Scenes:
    """One sale, scene by scene."""

    def __init__(self, stage: Stage, windows: Windows, say: Callable[[str], None]) -> None:
        self._stage, self._windows, self._say = stage, windows, say
        self._auctioneer = stage.auctioneer

    async def arrival(self) -> None:
        """Sign in at both windows and enter the sale."""
        await self._shot(BIDDER, "sign_in", "sign_in")
        await self._looks({BIDDER: "sign_in"})
        await self._windows.cue("sign_in")
        await self._shot(BIDDER, "lobby", "lobby")
        await self._looks({BIDDER: "lobby"})
        await self._windows.cue("enter")
        await self._office(BEFORE_THE_SALE)
        await self._call(OpenSale())

    async def free_lots(self, count: int) -> None:
        """Let the robots and the auctioneer play `count` lots as they like."""
        await self._auctioneer.run(until_called=count)

    async def staged_lot(self) -> None:
        """Play the lot on which every state of the bid button and of the control window is seen."""
        upcoming = self._auctioneer.next_lot()
        if upcoming is None:
            raise WindowsFailed("there is no lot left for the scenes")
        for robot in self._stage.robots.values():
            robot.at_ease = True
        await self._call(OpenLot(lot=upcoming.lot))
        await self._opening_bids(upcoming.lot)
        await self._leading_and_outbid()
        await self._power_cut()
        await self._hammer(upcoming.lot)
        for robot in self._stage.robots.values():
            robot.at_ease = False

    async def ending(self) -> None:
        """Play what is left and end the sale."""
        await self._auctioneer.run()
        await self._shot(BIDDER, "sale_room_ended", "ended")
        await self._shot(CLERK, "control_ended", "ended")
        await self._office(AFTER_THE_SALE)

    async def _office(self, pages: Sequence[str]) -> None:
        """Take a picture of each page of the office, once it has had time to ask for what it shows."""
        for page in pages:
            await self._windows.cue("open", window=OFFICE, name=page)
            await asyncio.sleep(_A_PAGE_FILLS_S / self._stage.speed)
            await self._shot(OFFICE, f"office_{page}")
        await self._windows.cue("close", window=OFFICE)  # each open window costs time at every change of look

    async def _opening_bids(self, lot: str) -> None:
        await self._robot_bids(Temper.DEALER)
        await self._room_bids(lot)
        await self._robot_bids(Temper.ENTHUSIAST)
        await self._room_bids(lot)
        await self._call(Undo(lot=lot))
        await self._robot_bids(Temper.COLLECTOR, BidMode.MAX)
        await self._robot_bids(Temper.DEALER)
        await self._shot(BIDDER, "sale_room_bid", "bid", lot=lot)
        await self._shot(CLERK, "control_open", "open", lot=lot)

    async def _leading_and_outbid(self) -> None:
        await self._bidder_bids()
        await self._shot(BIDDER, "sale_room_leading", "leading")
        await self._robot_bids(Temper.ENTHUSIAST)
        await self._shot(BIDDER, "sale_room_outbid", "outbid")
        await self._looks({BIDDER: "sale_room", CLERK: "control"})

    async def _power_cut(self) -> None:
        self._say("    (the server is killed)")
        await self._stage.house.kill()
        await self._shot(BIDDER, "sale_room_reconnecting", "reconnecting")
        await self._shot(CLERK, "control_reconnecting", "reconnecting")
        await self._stage.house.start()
        self._say("    (the server runs again)")
        for window in (BIDDER, CLERK):
            await self._windows.cue("await", window=window, state="live", within_s=_BACK_WITHIN_S)
        await self._shot(BIDDER, "sale_room_back", "outbid")

    async def _hammer(self, lot: str) -> None:
        await self._meet_the_reserve()
        await self._bidder_bids()
        await self._call(GiveFairWarning(lot=lot))
        await self._shot(BIDDER, "sale_room_fair_warning", "fair_warning", lot=lot)
        await self._shot(CLERK, "control_fair_warning", "fair_warning", lot=lot)
        await self._windows.cue("open", window=DISPLAY)
        await self._shot(DISPLAY, "room_display")
        await self._call(GiveFinalCall(lot=lot))
        await self._shot(CLERK, "control_final_call", "final_call", lot=lot)
        await self._call(Sell(lot=lot))
        await self._shot(BIDDER, "sale_room_sold", "closed_sold_to_you", lot=lot)
        await self._shot(CLERK, "control_sold", "sold", lot=lot)
        await self._shot(DISPLAY, "room_display_sold")

    async def _meet_the_reserve(self) -> None:
        for turn in range(_BIDS_TO_MEET_A_RESERVE):
            if self._on_the_block().reserve is not Reserve.UNMET:
                return
            await self._robot_bids(Temper.DEALER if turn % 2 else Temper.SNIPER)

    # ── one step each ────────────────────────────────────────────────────────────────────────────────

    async def _robot_bids(self, temper: Temper, mode: BidMode = BidMode.EXACT) -> None:
        await self._breathe()
        standing = self._on_the_block()
        assert standing.ask is not None
        verdict = await self._stage.robots[temper].bid(standing.lot, standing.ask, mode)
        if not verdict.ok:
            raise WindowsFailed(f"the {temper}'s bid was refused: {verdict.message}")
        await self._auctioneer.seen(verdict)

    async def _bidder_bids(self) -> None:
        before = self._on_the_block().leader
        await self._windows.cue("bid")
        await self._auctioneer.sees(lambda standing: standing.leader != before)

    async def _room_bids(self, lot: str) -> None:
        await self._breathe()
        ask = self._on_the_block().ask
        assert ask is not None
        await self._call(RoomBid(lot=lot, amount=ask))

    async def _call(self, action: AnyAction) -> None:
        verdict = await self._auctioneer.call(action)
        if not verdict.ok:
            raise WindowsFailed(f"the auctioneer's call was refused: {verdict.message}")

    async def _breathe(self) -> None:
        await asyncio.sleep(_BETWEEN_BIDS_S / self._stage.speed)

    def _on_the_block(self) -> Standing:
        standing = self._auctioneer.on_the_block()
        if standing is None:
            raise WindowsFailed("no lot is on the block")
        return standing

    async def _shot(self, window: str, name: str, state: str | None = None, lot: str | None = None) -> None:
        await self._windows.cue("shot", window=window, name=name, state=state, lot=lot, within_s=10)

    async def _looks(self, names: Mapping[str, str]) -> None:
        """Take a picture of each window in every look; `names` by window."""
        for suffix, look in LOOKS.items():
            await self._windows.cue("look", **look)
            await asyncio.sleep(_NEXT_PULSE_S / self._stage.speed)
            for window, name in names.items():
                await self._shot(window, f"{name}_{suffix}")
        await self._windows.cue("look", **PLAIN)
