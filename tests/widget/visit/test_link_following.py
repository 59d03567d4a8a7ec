"""A martillo:// link opens nothing by itself that costs: it proposes a house, and a sale after signing in."""

import asyncio
from pathlib import Path

from desktop_client.links import write_link
from desktop_client.viewmodels.door_outcomes import FailureField
from desktop_client.viewmodels.session import SessionState
from desktop_client.visit.link_following import LinkFollowing
from desktop_client.visit.visit import Visit
from desktop_client.windows.dialogs import Question
from desktop_client.windows.sale_room.window import SaleRoomWindow
from desktop_client.windows.sign_in import DoorPage
from tests.support.certificates import Made
from tests.support.house import PASSWORD, house_in
from tests.support.waiting import eventually
from tests.widget.windows.test_first_window import desktop, tls_house


class Person:
    """Answers every question the same way, and keeps what was asked."""

    def __init__(self, visit: Visit, *, agrees: bool) -> None:
        self.asked: list[str] = []
        self._agrees = agrees
        visit.ways.links = LinkFollowing(visit, visit._preferences, self._answer)

    async def _answer(self, question: Question) -> bool:
        await asyncio.sleep(0)
        self.asked.append(question.windowTitle())
        question.deleteLater()
        return self._agrees


def rooms(visit: Visit) -> list[str]:
    return [window.model.live.sale_id for window in visit.sales.windows if isinstance(window, SaleRoomWindow)]


async def test_a_link_to_an_unknown_house_is_asked_about_and_opens_its_sale_after_signing_in(
    tmp_path: Path,
) -> None:
    async with house_in(tmp_path) as house, desktop() as (visit, door):
        await house.person("Ana")
        sale = await house.sale()
        person = Person(visit, agrees=True)
        visit.ways.follow(write_link(house.url, sale))
        await eventually(lambda: door.page is DoorPage.SIGN_IN)
        assert person.asked == [f"Go to {house.url.removeprefix('http://')}?"]
        assert rooms(visit) == []
        door.form.fill_in("ana@example.org", PASSWORD)
        await eventually(lambda: rooms(visit) == [sale])


async def test_a_link_that_the_person_declines_changes_nothing(tmp_path: Path) -> None:
    async with tls_house(tmp_path / "house", made := Made()) as house, desktop() as (visit, door):
        before = door.preferences.settings
        person = Person(visit, agrees=False)
        visit.ways.follow(write_link(house.url, "s", made.fingerprint))
        await eventually(lambda: bool(person.asked))
        await visit.ways._tasks.finish()
        assert door.preferences.settings == before
        assert visit.session.state is SessionState.SIGNED_OUT
        assert door.page is DoorPage.HOUSE


async def test_a_link_to_the_house_of_the_session_opens_the_sale_at_once(tmp_path: Path) -> None:
    async with house_in(tmp_path) as house, desktop() as (visit, door):
        await house.person("Ana")
        sale = await house.sale()
        person = Person(visit, agrees=False)
        door.fill_in(house.url, "ana@example.org", PASSWORD)
        await eventually(lambda: visit.lobby is not None)
        visit.ways.follow(write_link(house.url, sale))
        await eventually(lambda: rooms(visit) == [sale])
        assert person.asked == []


async def test_a_link_to_another_house_leaves_this_one_only_when_the_person_agrees(tmp_path: Path) -> None:
    async with (
        house_in(tmp_path / "here") as here,
        house_in(tmp_path / "there") as there,
        desktop() as (visit, door),
    ):
        await here.person("Ana")
        await there.person("Ana")
        sale, other = await here.sale(), await there.sale()
        door.fill_in(here.url, "ana@example.org", PASSWORD)
        await eventually(lambda: visit.lobby is not None)
        visit.sales.open_sale_room(sale)
        person = Person(visit, agrees=False)
        visit.ways.follow(write_link(there.url, other))
        await eventually(lambda: bool(person.asked))
        assert rooms(visit) == [sale]
        Person(visit, agrees=True)
        visit.ways.follow(write_link(there.url, other))
        await eventually(lambda: door.server == there.url and door.page is DoorPage.SIGN_IN)
        assert rooms(visit) == []
        door.form.fill_in("ana@example.org", PASSWORD)
        await eventually(lambda: rooms(visit) == [other])
        Person(visit, agrees=True)
        visit.ways.follow(write_link(here.url, sale))  # the session there was kept
        await eventually(lambda: rooms(visit) == [sale])
        visit.session.sign_out()
        await eventually(lambda: door.isVisible() and door.page is DoorPage.SIGN_IN)
        assert door.server == here.url
        assert door.form.typed(FailureField.PASSWORD) == ""


async def test_a_wanted_sale_is_not_looked_for_in_another_house(tmp_path: Path) -> None:
    async with house_in(tmp_path) as house, desktop() as (visit, door):
        await house.person("Ana")
        Person(visit, agrees=True)
        visit.ways.follow("martillo://127.0.0.1:9/sale/s")
        await eventually(lambda: bool(door.house_page._address.error()))
        door.fill_in(house.url, "ana@example.org", PASSWORD)
        await eventually(lambda: visit.lobby is not None and visit.lobby.isVisible())
        assert rooms(visit) == []


async def test_security_01_a_link_pins_a_certificate_where_none_was_trusted(tmp_path: Path) -> None:
    made = Made()
    async with tls_house(tmp_path / "house", made) as house, desktop() as (visit, door):
        at = house.url.removeprefix("https://")
        person = Person(visit, agrees=True)
        visit.ways.follow(write_link(house.url, None, made.fingerprint))
        await eventually(lambda: door.page is DoorPage.SIGN_IN)
        assert len(person.asked) == 1
        assert door.preferences.trusted_at(at) == made.fingerprint
        visit.ways.follow(write_link(house.url, None, Made().fingerprint))  # somebody else's link
        await eventually(lambda: door.page is DoorPage.SIGN_IN and not visit.ways.is_busy)
        assert door.preferences.trusted_at(at) == made.fingerprint


async def test_security_01_a_wrong_certificate_in_a_link_lets_nobody_in(tmp_path: Path) -> None:
    async with tls_house(tmp_path / "house", Made()) as house, desktop() as (visit, door):
        Person(visit, agrees=True)
        visit.ways.follow(write_link(house.url, None, Made().fingerprint))
        await eventually(lambda: door.page is DoorPage.CERTIFICATE)
        assert door.certificate_page.title.text() == "The certificate has changed"


async def test_security_01_a_link_without_a_certificate_leads_to_no_plain_house_where_one_is_trusted(
    tmp_path: Path,
) -> None:
    made = Made()
    async with tls_house(tmp_path / "house", made) as house, desktop() as (visit, door):
        at = house.url.removeprefix("https://")
        door.preferences.trust(at, made.fingerprint)
        Person(visit, agrees=True)
        visit.ways.follow(f"martillo://{at}/")
        await eventually(lambda: door.page is DoorPage.SIGN_IN)
        assert door.server == house.url


async def test_security_01_a_link_pins_nothing_where_an_authority_vouched_before(tmp_path: Path) -> None:
    made = Made()
    async with tls_house(tmp_path / "house", made) as house, desktop() as (visit, door):
        door.preferences.remember_house(house.url)  # found by https, with nothing trusted there
        Person(visit, agrees=True)
        visit.ways.follow(write_link(house.url, None, made.fingerprint))
        await eventually(lambda: door.page is DoorPage.CERTIFICATE)
        assert door.preferences.settings.trusted == {}
        assert door.certificate_page.is_compared


async def test_security_01_for_a_public_name_the_link_helps_to_compare_and_trusts_nothing(
    tmp_path: Path,
) -> None:
    made = Made()
    async with tls_house(tmp_path / "house", made) as house, desktop() as (visit, door):
        Person(visit, agrees=True)
        port = house.url.rpartition(":")[2]
        visit.ways.follow(f"martillo://localhost.localdomain:{port}/?cert={made.fingerprint}")
        await eventually(lambda: door.page is DoorPage.CERTIFICATE or bool(door.house_page._address.error()))
        assert door.preferences.settings.trusted == {}
        if door.page is DoorPage.CERTIFICATE:  # where the name is known to the system
            assert door.certificate_page.is_compared


async def test_a_text_that_is_no_link_is_told_and_opens_nothing() -> None:
    async with desktop() as (visit, door):
        person = Person(visit, agrees=True)
        visit.ways.follow("martillo://house.example/bid/1000")
        await eventually(lambda: not visit.ways.is_busy)
        assert door.page is DoorPage.HOUSE
        assert person.asked == []


async def test_beside_a_desktop_that_does_not_answer_the_first_window_says_so() -> None:
    async with desktop() as (visit, door):
        visit.ways.tell_of_a_silent_desktop()
        (told,) = door.toasts.texts()
        assert told == "Another Martillo on this computer does not answer. You can go on in this one."
