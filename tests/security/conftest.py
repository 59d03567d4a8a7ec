"""A real house, and a sale in it with a clerk and two bidders, for every test here."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.house import HouseForTests, house_in
from tests.support.saleroom import Saleroom


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[HouseForTests]:
    async with house_in(tmp_path) as opened:
        yield opened


@pytest.fixture
async def room(house: HouseForTests) -> Saleroom:
    return await Saleroom.open(house)
