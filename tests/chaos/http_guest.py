"""A guest for whom nothing but plain HTTP gets through: he long-polls the feed and posts his bids."""

import asyncio
import contextlib
from typing import Any, Final

import aiohttp

from contract.commands import Bid, Call
from contract.standing import Standing
from contract.verdicts import Verdict
from contract.wire import FEED_PAGE
from tests.chaos.guest import Account, Guest
from tests.chaos.plain_picture import PlainPicture
from tests.chaos.plan import Cast
from tests.chaos.posting import Failures, new_session, post_bid
from tests.chaos.recorder import Recorder
from tests.support.history.facts import now_us

WAIT_S: Final = 2


class HttpGuest(Guest):
    """Somebody behind a proxy that lets nothing else through. One visit, as far as streams go."""

    def __init__(self, cast: Cast, account: Account, sale: str, recorder: Recorder, url: str) -> None:
        super().__init__(cast, account, sale, recorder, url)
        self._base = f"{url}/api/sales/{sale}"
        self._picture = PlainPicture(cast.name, recorder)
        self._http: aiohttp.ClientSession | None = None
        self._reached = self._ended = False

    @property
    def standings(self) -> dict[str, Standing]:
        return self._picture.standings

    @property
    def last(self) -> int:
        return self._picture.last

    @property
    def present(self) -> bool:
        return self._reached

    @property
    def over(self) -> bool:
        return self._ended

    async def enter(self) -> None:
        self._http = new_session()
        self.spawn(self._follow(), "follows")
        self.spawn(self.settle_for_ever(), "settles")

    async def leave(self) -> None:
        await self.end_tasks()
        if self._http is not None:
            await self._http.close()

    def picture(self) -> None:
        self._picture.note()

    async def transmit(self, command: Bid | Call) -> Verdict:
        assert self._http is not None  # entered
        return await post_bid(self._http, self.url, self.sale, self.account.token, command)

    async def _follow(self) -> None:
        while not self.standings:
            with contextlib.suppress(*Failures, ValueError):
                lots = await self._get("/lots")
                self._picture.take_catalogue([lot["standing"] for lot in lots])
            await asyncio.sleep(0.1)
        while True:
            try:
                await self._read_on()
                self._reached = True
            except (*Failures, ValueError):
                self._reached = False
                await asyncio.sleep(self.rng.uniform(0.1, 0.5))

    async def _read_on(self) -> None:
        asked, after = now_us(), self.last
        wait = "" if self._picture.status == "ended" else f"&wait={WAIT_S}"
        message = await self._get(f"/feed?after={after}{wait}")
        entries = message["entries"]
        head = entries[-1]["n"] if entries else after
        # A full page does not tell where the feed ends, and zero accuses nobody.
        asked = 0 if len(entries) == FEED_PAGE else asked
        self.recorder.page(self.name, 1, asked=asked, after=after, head=head, entries=entries)
        self._picture.take(entries)
        if not entries and not wait:
            self._ended = True
            await asyncio.sleep(0.5)

    async def _get(self, path: str) -> Any:
        assert self._http is not None  # entered
        headers = {"Authorization": f"Bearer {self.account.token}"}
        async with self._http.get(self._base + path, headers=headers) as answer:
            answer.raise_for_status()
            return await answer.json()
