"""Sessions are looked up together, each as it is after it was asked for."""

import asyncio
from collections.abc import Collection

import pytest

from contract.wire import Role
from server.accounts.lookups import Found, Lookups
from server.store.accounts import SessionRow, User
from server.store.errors import StoreUnavailable

ANA = User("u1", "ana@example.org", "Ana", Role.BIDDER, "", 0)


def session(key: bytes) -> Found:
    return SessionRow(key, "u1", 0, 0), ANA


class Store:
    """A store whose readings end when they are told to."""

    def __init__(self, *known: bytes) -> None:
        self.known = {key: session(key) for key in known}
        self.readings: list[set[bytes]] = []
        self.may_end = asyncio.Event()

    async def read(self, keys: Collection[bytes]) -> dict[bytes, Found]:
        self.readings.append(set(keys))
        found = {key: self.known[key] for key in keys if key in self.known}
        await self.may_end.wait()
        return found


async def test_all_that_are_asked_for_while_one_is_read_are_one_reading() -> None:
    store = Store(b"1", b"2", b"3")
    lookups = Lookups(store.read)
    first = asyncio.create_task(lookups.session(b"1"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    more = [asyncio.create_task(lookups.session(key)) for key in (b"2", b"3", b"3", b"4")]
    await asyncio.sleep(0)
    store.may_end.set()
    assert await first == session(b"1")
    assert await asyncio.gather(*more) == [session(b"2"), session(b"3"), session(b"3"), None]
    assert store.readings == [{b"1"}, {b"2", b"3", b"4"}]
    assert await lookups.session(b"1") == session(b"1"), "and it goes on"


async def test_who_asks_while_his_session_is_read_is_told_of_what_comes_after() -> None:
    """It may have ended meanwhile: what was read before he asked is not an answer to him."""
    store = Store(b"1")
    lookups = Lookups(store.read)
    before = asyncio.create_task(lookups.session(b"1"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del store.known[b"1"]
    after = asyncio.create_task(lookups.session(b"1"))
    await asyncio.sleep(0)
    store.may_end.set()
    assert (await before, await after) == (session(b"1"), None)


async def test_whoever_asked_hears_that_it_could_not_be_read_and_the_next_reading_is_another() -> None:
    store = Store(b"1")
    broken = True

    async def read(keys: Collection[bytes]) -> dict[bytes, Found]:
        if broken:
            raise StoreUnavailable("away")
        return await store.read(keys)

    lookups = Lookups(read)
    for asked in await asyncio.gather(lookups.session(b"1"), lookups.session(b"2"), return_exceptions=True):
        assert isinstance(asked, StoreUnavailable)
    broken = False
    store.may_end.set()
    assert await lookups.session(b"1") == session(b"1")


async def test_who_gives_up_waiting_takes_nobodys_answer_with_him() -> None:
    store = Store(b"1")
    lookups = Lookups(store.read)
    first, second = (asyncio.create_task(lookups.session(b"1")) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    store.may_end.set()
    assert await second == session(b"1")
    with pytest.raises(asyncio.CancelledError):
        await first
