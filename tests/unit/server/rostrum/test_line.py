"""The line: order, the place in front, and whoever serves it wakes."""

import asyncio

from server.rostrum.line import Line, Waiting, unavailable
from server.rules.commands import Tick
from tests.support.waiting import soon


def waiting(at: int) -> Waiting:
    return Waiting(command=Tick(), at=at)


def ats(taken: list[Waiting]) -> list[int]:
    return [one.at for one in taken]


async def test_commands_are_taken_in_the_order_in_which_they_came() -> None:
    line = Line()
    for at in (1, 2, 3):
        line.join(waiting(at))
    assert ats(line.take(2)) == [1, 2]
    assert ats(line.take()) == [3]
    assert not line


async def test_the_time_that_is_given_back_goes_before_what_waits() -> None:
    line = Line()
    line.join(waiting(1))
    line.join(waiting(2), in_front=True)
    assert ats(line.take()) == [2, 1]


async def test_whoever_serves_the_line_wakes_for_a_command_and_for_its_end() -> None:
    line = Line()
    for closes in (False, True):
        serving = asyncio.create_task(line.stirred())
        await asyncio.sleep(0)
        assert not serving.done()
        if closes:
            line.close()
        else:
            line.join(waiting(1))
        await soon(serving)
    await soon(line.stirred())  # nobody waits for a line that nobody may join


async def test_waiting_for_the_line_ends_with_its_time() -> None:
    await soon(Line().stirred(timeout_s=0.01))


async def test_a_command_is_answered_once() -> None:
    one, other = waiting(1), waiting(2)
    first = unavailable(one)
    one.give(first)
    one.give(unavailable(other))
    assert one.answer.result() is first
    other.answer.cancel()
    other.give(first)  # whoever asked has gone
