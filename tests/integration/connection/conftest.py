"""A toy server or a real house, and connections to them that are closed after the test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.integration.connection.desktops import Hall
from tests.integration.connection.notes import Desk
from tests.support.house import house_in
from tests.support.toy_server import ToyServer


@pytest.fixture
async def toy() -> AsyncIterator[ToyServer]:
    async with ToyServer() as server:
        yield server


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    desk = Desk()
    yield desk
    await desk.close()


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[Hall]:
    async with house_in(tmp_path) as house:
        hall = Hall(house, await house.sale())
        try:
            yield hall
        finally:
            await hall.close()
