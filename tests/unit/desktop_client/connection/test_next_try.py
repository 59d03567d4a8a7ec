"""The wait between two attempts: how long, and who may cut it short."""

import asyncio
from random import Random

from desktop_client.connection.next_try import NextTry
from desktop_client.connection.outcomes import Lost
from desktop_client.connection.states import Reason
from desktop_client.connection.timing import Timing

AN_HOUR_MS = 3_600_000


class Clock:
    now = 10_000

    def __call__(self) -> int:
        return self.now


def waiting(clock: Clock) -> NextTry:
    return NextTry(Timing(), Random(1), clock)


def test_what_shall_be_tried_at_once_begins_when_the_house_has_asked_for() -> None:
    clock = Clock()
    next_try = waiting(clock)
    begins = next_try.put_off(Lost(Reason.TOO_MANY, retry_after_s=3.0, at_once=True), 1)
    assert begins == 13_000
    clock.now = 12_500
    assert next_try.asked_for_s == 0.5
    clock.now = 14_000
    assert next_try.asked_for_s == 0.0


def test_otherwise_the_back_off_comes_on_top() -> None:
    assert waiting(Clock()).put_off(Lost(Reason.LOST, retry_after_s=3.0), 1) > 13_000


async def test_whoever_is_in_a_hurry_ends_the_wait() -> None:
    next_try = waiting(Clock())
    next_try.put_off(Lost(Reason.LOST), 1)
    next_try.hurry()
    async with asyncio.timeout(5):
        await next_try.wait(AN_HOUR_MS)


async def test_a_hurry_before_a_new_wait_does_not_count_for_it() -> None:
    next_try = waiting(Clock())
    next_try.hurry()
    next_try.put_off(Lost(Reason.LOST), 1)
    wait = asyncio.ensure_future(next_try.wait(AN_HOUR_MS))
    await asyncio.sleep(0.05)
    assert not wait.done()
    next_try.hurry()
    await wait
