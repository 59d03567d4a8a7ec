"""What Qt tells while a test's loop stands still finds that loop: a slot may start a task at any time."""

import asyncio

import pytest
from PySide6.QtCore import QTimer


@pytest.fixture
def loops_found() -> list[asyncio.AbstractEventLoop]:
    found: list[asyncio.AbstractEventLoop] = []
    QTimer.singleShot(0, lambda: found.append(asyncio.get_running_loop()))
    return found


async def test_what_was_told_before_a_test_found_its_loop(
    no_task_is_left: None, loops_found: list[asyncio.AbstractEventLoop]
) -> None:
    assert loops_found == [asyncio.get_running_loop()]
