"""A thread of one's own: order, errors, and what becomes of those who do not wait for their answer."""

import asyncio
import threading
from collections.abc import Iterator

import pytest

from server.store.errors import StoreUnavailable
from server.store.own_thread import OwnThread
from tests.support.waiting import eventually, soon


@pytest.fixture
def thread() -> Iterator[OwnThread]:
    one = OwnThread("of the test")
    yield one
    one.stop()


async def test_everything_is_done_in_one_thread_in_the_order_in_which_it_came(thread: OwnThread) -> None:
    done: list[int] = []

    def note(number: int) -> str:
        done.append(number)
        return threading.current_thread().name

    names = await asyncio.gather(*(thread.run(lambda number=k: note(number)) for k in range(20)))  # type: ignore[misc]
    assert done == list(range(20))
    assert set(names) == {"of the test"}


async def test_an_error_is_for_whoever_asked_and_the_next_one_is_served(thread: OwnThread) -> None:
    def fail() -> None:
        raise LookupError("not there")

    failing = thread.run(fail)
    served = thread.run(lambda: "served")
    with pytest.raises(LookupError, match="not there"):
        await failing
    assert await served == "served"


async def test_what_is_cancelled_before_its_turn_is_not_done(thread: OwnThread) -> None:
    go_on, done = threading.Event(), list[str]()
    first = thread.run(lambda: go_on.wait(5))
    second = thread.run(lambda: done.append("second"))
    second.cancel()
    go_on.set()
    assert await first
    await thread.run(lambda: None)
    assert done == []


async def test_what_is_cancelled_in_its_turn_is_done_and_stops_nothing(thread: OwnThread) -> None:
    begun, go_on, done = threading.Event(), threading.Event(), list[str]()

    def work() -> None:
        begun.set()
        go_on.wait(5)
        done.append("done")

    asked = thread.run(work)
    await asyncio.to_thread(begun.wait, 5)
    asked.cancel()
    go_on.set()
    await thread.run(lambda: None)
    assert done == ["done"]


async def test_what_was_asked_before_the_end_is_done_and_later_nothing_is_taken(thread: OwnThread) -> None:
    last = thread.run(lambda: "last")
    thread.stop()
    assert await last == "last"
    with pytest.raises(StoreUnavailable):
        thread.run(lambda: None)
    await eventually(lambda: "of the test" not in {each.name for each in threading.enumerate()})


def test_a_loop_that_closed_meanwhile_does_not_end_the_thread(thread: OwnThread) -> None:
    go_on = threading.Event()

    async def ask_and_leave() -> None:
        thread.run(lambda: go_on.wait(5))

    async def ask() -> str:
        return await soon(thread.run(lambda: "served"))

    asyncio.run(ask_and_leave())
    go_on.set()
    assert asyncio.run(ask()) == "served"
