"""An answer joined of the rostrum and of tables is of one moment, whatever happens while it is read."""

from typing import Any

import pytest

from tests.integration.server.test_catalogue import CLOCK, VASE, ask, sale_with
from tests.support.house import HouseForTests
from tests.support.interleaving import Interloper

BOWL = {"lot": "1A", "title": "Bowl", "start": 5_00}


def adds(house: HouseForTests, sale: str, *rows: dict[str, Any]) -> Any:
    """Return what puts lots before lot 2 of a sale."""

    async def act() -> None:
        status, told = await ask(house, "POST", f"{sale}/catalogue", {"rows": rows, "before": "2"})
        assert status == 200, told

    return act


@pytest.mark.parametrize("path", ["lots", "lots?limit=99", "desk-lots", "script"])
async def test_no_lot_is_missing_from_an_answer_that_counts_it(
    house: HouseForTests, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    sale = await sale_with(house, VASE, CLOCK)
    interloper = Interloper(monkeypatch, adds(house, sale, BOWL))
    status, answer = await house.get(f"{sale}/{path}")
    assert (status, interloper.has_acted) == (200, True)
    lots = answer["lots"] if path == "script" else answer
    assert [lot["lot"] for lot in lots] == ["1", "1A", "2"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
async def test_a_catalogue_is_taken_along_whole_while_lots_come_in(
    house: HouseForTests, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    sale = await sale_with(house, VASE, CLOCK)
    interloper = Interloper(monkeypatch, adds(house, sale, BOWL))
    async with house.http.get(f"{sale}/catalogue.{kind}", headers=house.owner) as answer:
        body = await answer.read()
    assert (answer.status, interloper.has_acted) == (200, True), body
    if kind == "csv":
        assert body.count(b"\n1A,") == 1
