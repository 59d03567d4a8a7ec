"""A toy server, and connections to it that are closed after the test."""

from collections.abc import AsyncIterator

import pytest

from tests.integration.connection.notes import Desk
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
