"""The loop in virtual time: time jumps, the dead do nothing more, and a seed is a whole run."""

import asyncio
from random import Random

import pytest

from tests.support.simulation.loop import Died, Process, StuckError, VirtualLoop


def loop(disorder: float = 0.0, seed: int = 1) -> VirtualLoop:
    return VirtualLoop(Random(seed), disorder)


def test_an_hour_takes_no_time() -> None:
    virtual, woke = loop(), []

    async def sleeper() -> None:
        await asyncio.sleep(3_600)
        woke.append(virtual.time())

    virtual.create_task(sleeper())
    assert virtual.run(10_000, lambda: bool(woke))
    assert woke == [3_600]


def test_who_waits_for_ever_is_left_behind_at_the_given_time() -> None:
    virtual = loop()
    virtual.create_task(asyncio.Event().wait())
    assert not virtual.run(50, lambda: False)
    assert virtual.time() == 50
    virtual.bury()


def test_what_is_ready_runs_in_an_order_that_the_seed_draws() -> None:
    orders = set()
    for seed in range(40):
        ran: list[int] = []
        virtual = loop(1.0, seed)
        for number in range(4):
            virtual.call_soon(ran.append, number)
        virtual.run(1, lambda: False)
        orders.add(tuple(ran))
    assert len(orders) > 10
    assert all(sorted(order) == [0, 1, 2, 3] for order in orders)


def test_without_disorder_first_come_first_served() -> None:
    virtual, ran = loop(), []
    for number in range(9):
        virtual.call_soon(ran.append, number)
    virtual.run(1, lambda: False)
    assert ran == list(range(9))


def test_a_dead_process_does_nothing_more_and_the_living_go_on() -> None:
    virtual, ticks = loop(), []
    doomed, other = Process("doomed"), Process("other")

    async def tick(name: str) -> None:
        try:
            while True:
                await asyncio.sleep(1)
                ticks.append(name)
        finally:
            ticks.append(f"{name} cleans up")

    virtual.spawn(doomed, tick("doomed"), "doomed")
    virtual.spawn(other, tick("other"), "other")
    virtual.call_at(2.5, doomed.die)
    virtual.run(4.5, lambda: False)
    assert ticks.count("doomed") == 2
    assert ticks.count("other") == 4
    assert "doomed cleans up" not in ticks, "a power cut runs no finally"
    virtual.bury()


def test_a_process_dies_at_the_step_that_was_drawn() -> None:
    virtual, steps = loop(), []
    process = Process("short")
    process.dies_at_step = 3

    async def steps_on() -> None:
        while True:
            steps.append(len(steps))
            await asyncio.sleep(0)

    virtual.spawn(process, steps_on(), "steps")
    virtual.run(1, lambda: False)
    assert len(steps) == 2
    assert not process.alive
    virtual.bury()


def test_dying_in_the_middle_of_a_function_is_nobodys_exception_to_handle() -> None:
    virtual, after = loop(), []
    process = Process("fragile")

    async def careful() -> None:
        try:
            process.die()
            raise Died
        except Exception:  # noqa: BLE001 (the point: not even this handles it)
            after.append("handled")

    virtual.spawn(process, careful(), "careful")
    virtual.run(1, lambda: False)
    assert not after
    assert not virtual.complaints
    virtual.bury()


def test_spinning_without_time_is_found_out() -> None:
    virtual = loop()

    def again() -> None:
        virtual.call_soon(again)

    again()
    with pytest.raises(StuckError):
        virtual.run(1, lambda: False)


def test_an_error_that_nobody_catches_is_kept() -> None:
    virtual = loop()
    virtual.call_soon(lambda: 1 // 0)
    virtual.run(1, lambda: False)
    assert "ZeroDivisionError" in virtual.complaints[0]
