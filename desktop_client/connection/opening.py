"""How a way to the house is opened in time: patiently where the line is slow, no longer than is of use."""

import asyncio
from typing import Final

from desktop_client.connection.address import HouseAddress
from desktop_client.connection.looks import house_answers
from desktop_client.connection.network import open_session
from desktop_client.connection.states import Reason
from desktop_client.connection.timing import Timing
from desktop_client.connection.way import NotOpened, Way

_MOST_PATIENT: Final = 4


class Overtaken(Exception):
    """This attempt began while the way was cut; now that the house answers, a new one is quicker."""


class Opening:
    """Opens one way after the other. It waits longer while attempts time out."""

    def __init__(self, address: HouseAddress, token: str, timing: Timing) -> None:
        self._address, self._token, self._timing = address, token, timing
        self._timed_out = 0
        self._limit: asyncio.Timeout | None = None

    @property
    def is_under_way(self) -> bool:
        """Tell whether a way is being opened."""
        return self._limit is not None

    async def open(self, way: Way, *, failed: bool) -> None:
        """Open a way, after others `failed`.

        Raises NotOpened, for no new reason when the house does not answer at all, or Overtaken when the
        house was found while this waited.
        """
        patience = min(2**self._timed_out, _MOST_PATIENT)
        limit_s = self._timing.attempt_s * patience
        doubt_after_s = None if way.transport.plain_http else self._timing.websocket_s
        try:
            async with asyncio.timeout(None) as self._limit:
                if failed and way.transport.plain_http and not await self._house_answers():
                    raise NotOpened(Reason.NONE)
                await way.open(self._address, self._token, limit_s, doubt_after_s)
        except TimeoutError as error:
            raise Overtaken from error
        except NotOpened as failure:
            if failure.reason is Reason.TIMED_OUT:
                self._timed_out += 1
            raise
        finally:
            self._limit = None
        self._timed_out = 0

    def overtake(self, after_s: float) -> None:
        """Wait only so much longer for the way that is being opened."""
        if self._limit is not None and not self._limit.expired():
            self._limit.reschedule(asyncio.get_running_loop().time() + after_s)

    async def _house_answers(self) -> bool:
        async with open_session(self._address, reuse=False) as session:
            return await house_answers(session, self._address, self._timing.scout_look_s)
