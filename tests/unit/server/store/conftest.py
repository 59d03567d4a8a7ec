"""A real database in a directory of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from server.store.database import Database


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await Database.open(tmp_path / "house")
    yield opened
    await opened.close()
