"""Changed lots are read together, after a moment of one's own; a failure is made good at the next return."""

from collections.abc import Sequence

from contract.wire import LotView
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.catalogue_reading import AT_ONCE, CatalogueReader
from desktop_client.viewmodels.house import HouseError
from tests.support.waiting import eventually


class Shelf:
    """A house that keeps what it was asked for, and can be out of order."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []
        self.is_away = False
        self.all: list[list[LotView]] = []
        self.some: list[list[LotView]] = []
        self.waits: list[float] = []
        self.tasks = TaskOwner("test")
        self.reader = CatalogueReader(
            self,  # type: ignore[arg-type]
            "s",
            self.tasks,
            self.all.append,
            self.some.append,
            self.wait,
        )

    def wait(self) -> float:
        self.waits.append(0.02)
        return 0.02

    async def lots(self, _sale: str, only: Sequence[str] = ()) -> list[LotView]:
        self.asked.append(tuple(only))
        if self.is_away:
            raise HouseError("unreachable")
        return []


async def test_lots_that_change_in_a_rush_are_one_question(qapp: object) -> None:
    shelf = Shelf()
    shelf.reader.read_some({"2"})
    shelf.reader.read_some({"1", "3"})
    await eventually(lambda: len(shelf.some) == 1)
    assert shelf.asked == [("1", "2", "3")]
    assert len(shelf.waits) == 1


async def test_what_changes_while_one_asks_is_asked_for_afterwards(qapp: object) -> None:
    shelf = Shelf()
    shelf.reader.read_some({"1"})
    await eventually(lambda: len(shelf.some) == 1)
    shelf.reader.read_some({"2"})
    await eventually(lambda: len(shelf.some) == 2)
    assert shelf.asked == [("1",), ("2",)]


async def test_many_lots_are_read_with_the_whole_catalogue(qapp: object) -> None:
    shelf = Shelf()
    shelf.reader.read_some({f"{n}" for n in range(AT_ONCE + 1)})
    await eventually(lambda: len(shelf.all) == 1)
    assert (shelf.asked, shelf.some) == ([()], [])


async def test_a_house_that_is_away_is_asked_again_at_the_next_return(qapp: object) -> None:
    shelf = Shelf()
    shelf.is_away = True
    shelf.reader.read_some({"1"})
    await eventually(lambda: not shelf.tasks.is_busy)
    assert shelf.some == []
    shelf.is_away = False
    shelf.reader.read_some(())
    await eventually(lambda: len(shelf.some) == 1)
    assert shelf.asked == [("1",), ("1",)]


async def test_when_the_catalogue_was_asked_for_is_told_on_the_houses_clock(qapp: object) -> None:
    shelf = Shelf()
    assert shelf.reader.asked_at(1_000_000) == 0
    shelf.reader.read_all()
    await eventually(lambda: len(shelf.all) == 1)
    assert 990_000 < shelf.reader.asked_at(1_000_000) <= 1_000_000
