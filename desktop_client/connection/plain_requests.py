"""Requests of the HTTP feed: what the house said is told apart from what something on the way did."""

from typing import Any, Final
from urllib.parse import quote

import aiohttp
import msgspec

from contract.wire import Problem
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.network import open_session

FAULTS: Final = (TimeoutError, OSError, ValueError, aiohttp.ClientError)


class HouseRefused(Exception):
    """The house refused, in its own words."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.code}: {problem.detail}")
        self.problem = problem


class NotTheHouse(OSError):
    """Something answered that is not the house: the error page of a proxy, most often."""

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP status {status} without the house's words")
        self.status = status


class PlainRequests:
    """A session for requests to one sale. Raises HouseRefused, and one of FAULTS when nothing came of it."""

    def __init__(self, address: HouseAddress, token: str, sale: str) -> None:
        self._session = open_session(address)
        self._base = address.url
        self._sale = sale
        self._headers = {"Authorization": f"Bearer {token}"}

    async def me(self) -> None:
        """Ask whether the session is good."""
        await self._request("GET", "/api/me")

    async def attended(self, after: int) -> Any:
        """Return what `attend` would answer."""
        return await self._request("GET", f"{self._path}/attended", {"after": str(after)})

    async def feed(self, after: int, wait_s: float = 0.0) -> Any:
        """Return a FeedAnswer, undecoded; with `wait_s` the house waits for news so long."""
        query = {"after": str(after)}
        if wait_s:
            query["wait"] = str(max(round(wait_s), 1))
        return await self._request("GET", f"{self._path}/feed", query)

    async def bid(self, body: Any) -> Any:
        """Send a bid and return its verdict, undecoded."""
        return await self._request("POST", f"{self._path}/bids", body=body)

    async def close(self) -> None:
        """End every request."""
        await self._session.close()

    @property
    def _path(self) -> str:
        return f"/api/sales/{quote(self._sale, safe='')}"

    async def _request(
        self, method: str, path: str, query: dict[str, str] | None = None, body: Any = None
    ) -> Any:
        url = self._base + path
        async with self._session.request(
            method, url, params=query, json=body, headers=self._headers
        ) as response:
            status, content = response.status, await response.read()
        try:
            if status == 200:
                return msgspec.json.decode(content)
            raise HouseRefused(msgspec.json.decode(content, type=Problem))
        except msgspec.MsgspecError as error:
            raise NotTheHouse(status) from error
