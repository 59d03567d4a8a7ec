"""Pictures of the demo's windows, of the same size on every screen."""

import asyncio
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize

from desktop_client.demo.shown import Unreached
from desktop_client.visit.visit import Visit
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.lobby import LobbyWindow
from desktop_client.windows.room_display.window import RoomDisplayWindow

_LOOK_AGAIN_S: Final = 0.02
_SETTLE_TURNS: Final = 8
_PICTURES_WITHIN_S: Final = 5.0
_SIZE: Final = QSize(1360, 860)
_SIZES: Final[dict[type[HouseWindow], QSize]] = {
    LobbyWindow: QSize(1080, 760),
    RoomDisplayWindow: QSize(1600, 900),
}
"""How large a picture is, whatever screen it is taken on."""


async def take_picture(window: HouseWindow, visit: Visit, file: Path) -> None:
    """Write a picture of a visit's window as it is, once it has painted and its lots' pictures have come.

    Raises Unreached where the file cannot be written.
    """
    window.resize(_SIZES.get(type(window), _SIZE))
    await _lots_are_here(visit)
    for _ in range(_SETTLE_TURNS):
        await asyncio.sleep(_LOOK_AGAIN_S)
    await asyncio.to_thread(file.parent.mkdir, parents=True, exist_ok=True)
    if not window.grab().save(str(file)):
        raise Unreached(f"{file} could not be written")


async def _lots_are_here(visit: Visit) -> None:
    loop = asyncio.get_running_loop()
    until = loop.time() + _PICTURES_WITHIN_S
    # Looked at again and again, as no single event stands for it.
    while visit.sales.awaits_pictures and loop.time() < until:  # noqa: ASYNC110
        await asyncio.sleep(_LOOK_AGAIN_S)
