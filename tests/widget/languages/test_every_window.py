"""Every window in real states, in a language that nobody speaks: nothing untranslated, nothing cut off.

In that language all words are a third longer and no letter is plain Latin (see `pseudo`). A scene plays a
story; each front of it is looked at, at 100 and 200 per cent.
"""

import asyncio
import contextlib
from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from desktop_client.viewmodels.preferences import Preferences
from desktop_client.windows.house_window import SMALLEST, HouseWindow
from tests.widget.languages.fitting import cut_off
from tests.widget.languages.painted import watched
from tests.widget.languages.pseudo import spoken
from tests.widget.languages.scenes import beside, bidder, door, hosting, notices, office, rostrum
from tests.widget.languages.scenes.front import Front, Scene, Setting
from tests.widget.languages.untranslated import untranslated

SCENES: dict[str, Scene] = {
    "door, which house": door.which_house,
    "door, who you are": door.who_you_are,
    "door, certificates": door.certificates,
    "hosting": hosting.hosting,
    "links": notices.links,
    "notices": notices.notices,
    "lobby": beside.the_lobby,
    "audit": beside.the_audit,
    "hall": beside.the_hall,
    "rehearsal": beside.a_rehearsal,
    "office, before the sale": office.before_the_sale,
    "office, after the sale": office.after_the_sale,
    "office, catalogue": office.cataloguing,
    "office, a new sale": office.a_new_sale,
    "bidder, before the sale": bidder.before_the_sale,
    "bidder, over the sale room": bidder.over_the_sale_room,
    "bidder, bidding": bidder.bidding,
    "bidder, a bad line": bidder.a_bad_line,
    "bidder, a timed sale": bidder.a_timed_sale,
    "bidder, my bids": bidder.my_bids,
    "rostrum, calling": rostrum.calling,
    "rostrum, before and after": rostrum.at_the_ends,
    "rostrum, a timed sale": rostrum.a_timed_sale,
    "rostrum, dialogs": rostrum.over_the_rostrum,
}
_LOOKS = 12
_LOOK_AGAIN_S = 0.05


def faults_of(front: Front) -> list[str]:
    """Paint a front and name what is wrong in it."""
    with watched() as painted:
        front.window.grab()
    return [*untranslated(front.window, painted, front.own), *cut_off(front.window, painted)]


async def settled_faults(front: Front) -> list[str]:
    """Look until nothing is wrong any more: a busy machine lays out late."""
    found: list[str] = []
    for _ in range(_LOOKS):
        await asyncio.sleep(_LOOK_AGAIN_S)
        if not (found := faults_of(front)):
            break
    return found


@pytest.mark.parametrize(("percent", "size"), [(100, SMALLEST), (200, QSize(1360, 860))])
@pytest.mark.parametrize("scene", SCENES)
async def test_every_text_is_translated_and_fits(
    preferences: Preferences, tmp_path: Path, scene: str, percent: int, size: QSize
) -> None:
    found = []
    preferences.choose_text_percent(percent)
    with spoken():
        async with contextlib.aclosing(SCENES[scene](Setting(preferences, tmp_path))) as fronts:
            async for front in fronts:
                if isinstance(front.window, HouseWindow):
                    front.window.resize(size)
                found += [f"{front.name}: {fault}" for fault in await settled_faults(front)]
                if isinstance(front.window, HouseWindow) and front.window.width() > size.width():
                    found.append(f"{front.name}: as wide as {front.window.width()}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "scene", ["door, which house", "door, certificates", "lobby", "audit", "rostrum, calling"]
)
async def test_an_open_window_follows_a_switch_of_the_language(
    preferences: Preferences, tmp_path: Path, scene: str
) -> None:
    found = []
    async with contextlib.aclosing(SCENES[scene](Setting(preferences, tmp_path))) as fronts:
        async for front in fronts:
            with spoken():
                found += [f"{front.name}: {fault}" for fault in await settled_faults(front)]
            await asyncio.sleep(_LOOK_AGAIN_S)
    assert not found, "\n".join(found)
