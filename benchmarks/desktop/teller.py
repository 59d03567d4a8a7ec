"""A house that only tells: the wire of a sale of thousands of lots, at any pace. A process of its own.

It answers what a desktop asks on its way in, and from `POST /tell?rate=…` on pushes so many bids a second, as
many in one message as `in_one` says. Prints its port.
"""

import argparse
import asyncio
import io
import time
from typing import Any

import socketio
import uvloop
from aiohttp import web
from PIL import Image

from benchmarks.desktop.sale import SALE, BigSale
from contract.wire import BEAT_EVERY_MS, Event, FeedMessage, Role, plain

_ROOM = "sale"


class Teller:
    """One sale, one teller; everybody who comes is the same person."""

    def __init__(self, lots: int, role: Role) -> None:
        self._sale, self._role = BigSale(lots, _now_ms()), role
        self._sio = socketio.AsyncServer(
            async_mode="aiohttp", http_compression=False, websocket_compression=False
        )
        self._sio.on(Event.ATTEND.value, self._on_attend)
        self._sio.on(Event.PULSE.value, self._on_pulse)
        self.told = 0
        self._telling: asyncio.Task[None] | None = None
        self._beating: asyncio.Task[None] | None = None

    async def serve(self) -> None:
        """Serve on loopback until this process ends."""
        app = web.Application()
        self._sio.attach(app)
        path = f"/api/sales/{SALE}"
        app.router.add_get(f"{path}/lots", self._lots)
        app.router.add_get(f"{path}/lots/{{lot}}/pictures/{{number}}", self._picture)
        app.router.add_get(f"{path}/phone-lines", self._no_lines)
        app.router.add_get(f"{path}/results", self._nothing)
        app.router.add_post("/tell", self._tell)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self._beating = asyncio.create_task(self._beat())
        print(runner.addresses[0][1], flush=True)
        await asyncio.Event().wait()

    # ── HTTP ─────────────────────────────────────────────────────────────────────────────────────────

    async def _lots(self, _request: web.Request) -> web.Response:
        return web.json_response(plain(self._sale.catalogue()))

    async def _picture(self, request: web.Request) -> web.Response:
        side = {"thumb": 160, "card": 640}.get(request.query.get("size", ""), 1600)
        hue = hash(request.match_info["lot"]) % 256
        kept = io.BytesIO()
        Image.linear_gradient("L").resize((side, side)).convert("RGB").point(lambda v: v ^ hue).save(
            kept, "JPEG", quality=80
        )
        return web.Response(body=kept.getvalue(), content_type="image/jpeg")

    async def _no_lines(self, _request: web.Request) -> web.Response:
        return web.json_response({"lines": [], "clerks": []})

    async def _nothing(self, _request: web.Request) -> web.Response:
        return web.json_response([])

    async def _tell(self, request: web.Request) -> web.Response:
        rate, in_one = int(request.query["rate"]), int(request.query["in_one"])
        if self._telling is not None:
            self._telling.cancel()
        self._telling = asyncio.create_task(self._go_on(rate, in_one)) if rate else None
        return web.json_response({"head": self._sale.head})

    # ── the wire ─────────────────────────────────────────────────────────────────────────────────────

    async def _on_attend(self, sid: str, _body: Any) -> Any:
        await self._sio.enter_room(sid, _ROOM)
        return plain(self._sale.attended(self._role, _now_ms()))

    async def _on_pulse(self, _sid: str, body: Any) -> Any:
        return {"t": body["t"], "now": _now_ms()}

    async def _go_on(self, rate: int, in_one: int) -> None:
        began, told = time.monotonic(), 0
        while True:
            owed = int((time.monotonic() - began) * rate) - told
            while owed >= in_one:
                entries = self._sale.bids(in_one, _now_ms())
                message = plain(FeedMessage(SALE, entries))
                await self._sio.emit(Event.FEED.value, message, room=_ROOM)
                told, owed = told + in_one, owed - in_one
            await asyncio.sleep(in_one / rate / 2)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT_EVERY_MS / 1000)
            await self._sio.emit(Event.BEAT.value, plain(self._sale.beat(_now_ms())), room=_ROOM)
            if self._role is not Role.BIDDER:
                here = plain(self._sale.attendance(_now_ms()))
                await self._sio.emit(Event.ATTENDANCE.value, here, room=_ROOM)


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


def main() -> None:
    """Tell until somebody ends this process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lots", type=int, default=5_000)
    parser.add_argument("--role", type=Role, default=Role.BIDDER)
    options = parser.parse_args()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(Teller(options.lots, options.role).serve())


if __name__ == "__main__":
    main()
