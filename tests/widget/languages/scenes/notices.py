"""What is said in passing: the notices of another sale, and the question before a link is followed."""

from collections.abc import AsyncGenerator

from desktop_client.connection.address import HouseAddress
from desktop_client.links import HouseLink, LinkFault
from desktop_client.viewmodels.notices import Notice, NoticeKind
from desktop_client.visit.visit import Visit
from desktop_client.windows import notice_words
from tests.support.rehearsal import SALE
from tests.widget.languages.scenes.bidder import stage_of
from tests.widget.languages.scenes.door import PRINT, door_of
from tests.widget.languages.scenes.front import Front, Setting
from tests.widget.windows.conftest import settle


async def notices(setting: Setting) -> AsyncGenerator[Front]:
    """Every kind of notice, one by one and all at once."""
    stage = stage_of(setting)
    try:
        window = await stage.sale_room()
        told = [Notice(kind, SALE, "Ü", "43", "Ü", 5_000, "EUR") for kind in NoticeKind]
        for some in [*([one] for one in told), told]:
            window.toasts.clear()
            title, text = notice_words.told(tuple(some), setting.preferences.formats)
            window.toast(f"{title}\n{text}")
            await settle()
            yield Front("a notice", window)
    finally:
        await stage.close()


async def links(setting: Setting) -> AsyncGenerator[Front]:
    """A link to a house nearby, with a certificate and without one, and one that cannot be followed."""
    async with door_of(setting) as door:
        visit = Visit(setting.preferences, door.session)
        for link in (
            HouseLink("https://192.168.7.5:8765", "autumn", PRINT),
            HouseLink("http://192.168.7.5:8765", "autumn", None),
        ):
            question = visit.ways.links._question(link, HouseAddress.read(link.server), door)
            question.show()
            yield Front("a link", question)
        for fault in LinkFault:
            door.toasts.clear()
            door.toast(visit.ways.links._why_not(fault))
            await settle()
            yield Front(f"no way: {fault.value}", door)
        await visit.close()
