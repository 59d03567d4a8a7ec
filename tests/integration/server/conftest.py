"""A real house for every test here."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.house import HouseForTests, house_in


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[HouseForTests]:
    async with house_in(tmp_path) as opened:
        yield opened
