"""Owned tasks: none is lost, none fails silently, none survives its owner."""

import asyncio

import pytest

from desktop_client.tasks import TaskOwner


async def test_a_failure_is_logged_with_the_task_name(caplog: pytest.LogCaptureFixture) -> None:
    owner = TaskOwner("sale")

    async def fail() -> None:
        raise RuntimeError("no hammer")

    owner.spawn(fail(), "selling")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert "sale: selling" in caplog.text
    assert not owner.is_busy


async def test_a_task_with_the_name_of_a_running_one_replaces_it() -> None:
    owner = TaskOwner("lobby")
    ended: list[str] = []

    async def work(name: str) -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            ended.append(name)
            raise

    owner.spawn(work("first"), "sales")
    await asyncio.sleep(0)
    owner.spawn(work("second"), "sales")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert ended == ["first"]
    assert owner.is_busy
    await owner.stop()
    assert ended == ["first", "second"]
    assert not owner.is_busy


async def test_a_task_may_stop_its_own_owner() -> None:
    owner = TaskOwner("visit")
    task = owner.spawn(owner.stop())
    await asyncio.wait_for(task, 1)
    assert not task.cancelled()


async def test_what_has_no_name_may_finish_but_nobody_waits_for_it_for_ever() -> None:
    owner, ended = TaskOwner("office"), []

    async def keep(may_end: asyncio.Event) -> None:
        await may_end.wait()
        ended.append("kept")

    soon, never = asyncio.Event(), asyncio.Event()
    owner.spawn(keep(soon))
    owner.spawn(never.wait(), "reading")
    asyncio.get_running_loop().call_soon(soon.set)
    await asyncio.wait_for(owner.finish_unnamed(60), 5)
    assert ended == ["kept"]
    owner.spawn(keep(never))
    await asyncio.wait_for(owner.finish_unnamed(0.01), 5)
    await owner.stop()
    assert ended == ["kept"]


async def test_a_task_is_cancelled_by_its_name_and_no_other_with_it() -> None:
    owner, never = TaskOwner("audit"), asyncio.Event()
    cancelled, other = owner.spawn(never.wait(), "reading"), owner.spawn(never.wait(), "sales")
    owner.cancel("reading")
    owner.cancel("nobody has this name")
    await asyncio.wait([cancelled], timeout=5)
    assert (cancelled.cancelled(), other.done()) == (True, False)
    await owner.stop()
