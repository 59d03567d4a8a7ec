"""Looking at a front for what is untranslated or does not fit."""

import asyncio
from typing import Final

from tests.widget.languages.fitting import cut_off
from tests.widget.languages.painted import watched
from tests.widget.languages.scenes.front import Front
from tests.widget.languages.untranslated import untranslated

_LOOKS: Final = 12
LOOK_AGAIN_S: Final = 0.05


def faults_of(front: Front) -> list[str]:
    """Paint a front and name what is wrong in it."""
    with watched() as painted:
        front.window.grab()
    return [*untranslated(front.window, painted, front.own), *cut_off(front.window, painted)]


async def settled_faults(front: Front) -> list[str]:
    """Look until nothing is wrong any more: a busy machine lays out late."""
    found: list[str] = []
    for _ in range(_LOOKS):
        await asyncio.sleep(LOOK_AGAIN_S)
        if not (found := faults_of(front)):
            break
    return found
