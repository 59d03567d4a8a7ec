"""What follows when the scout finds the house: a wait is cut short, an attempt overtaken, a silence given up.

Not at once: what works again may say so itself, and all who find a house do not come in one moment.
"""

import asyncio
from collections.abc import Callable
from random import Random
from typing import Final

from desktop_client.connection.address import HouseAddress
from desktop_client.connection.next_try import NextTry
from desktop_client.connection.opening import Opening
from desktop_client.connection.scout import Scout
from desktop_client.connection.states import ConnectionPhase
from desktop_client.connection.timing import Timing

_SCOUTED: Final = frozenset({ConnectionPhase.SILENT, ConnectionPhase.RECONNECTING})


class Finding:
    """Sends the scout out while the connection cannot tell, and does what he makes possible.

    `give_up_silence` ends a connection that is still silent.
    """

    def __init__(
        self,
        address: HouseAddress,
        timing: Timing,
        rng: Random,
        opening: Opening,
        next_try: NextTry,
        give_up_silence: Callable[[], None],
    ) -> None:
        self._timing, self._rng = timing, rng
        self._opening, self._next_try, self._give_up_silence = opening, next_try, give_up_silence
        self._scout = Scout(address, timing, rng, self._on_house_answers)
        self._phase = ConnectionPhase.OFFLINE
        self._soon: asyncio.TimerHandle | None = None

    def heed(self, phase: ConnectionPhase) -> None:
        """Look out, or no longer, as the connection is now in this phase."""
        self._phase = phase
        self._scout.send(out=phase in _SCOUTED)

    def forget(self) -> None:
        """Do nothing about a house that was found before: a new wait begins."""
        if self._soon is not None:
            self._soon.cancel()
            self._soon = None

    async def close(self) -> None:
        """Look out no more."""
        self.forget()
        await self._scout.close()

    def _on_house_answers(self, news: bool) -> None:
        """Go there: at once when it had not answered before, else only if this connection stays silent."""
        if self._soon is not None:
            return
        if self._phase is ConnectionPhase.SILENT:
            self._do_soon(self._timing.scout_grace_s, self._give_up_silence)
        elif news and self._opening.is_under_way:
            self._opening.overtake(self._timing.scout_grace_s)
        elif news:
            spread_s = self._rng.uniform(0, self._timing.scout_spread_s)
            self._do_soon(self._next_try.asked_for_s + spread_s, self._next_try.hurry)

    def _do_soon(self, delay_s: float, do: Callable[[], None]) -> None:
        def now() -> None:
            self._soon = None
            do()

        self._soon = asyncio.get_running_loop().call_later(delay_s, now)
