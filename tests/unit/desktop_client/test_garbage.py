"""What has survived a look is set aside; in a rush only what is new is looked at, the rest in between."""

import gc
from collections.abc import Iterator

import pytest

from desktop_client.garbage import Collector


class Cycle:
    """Refers to itself."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """Leave the collector as it was."""
    was_enabled, thresholds = gc.isenabled(), gc.get_threshold()
    gc.disable()
    yield
    gc.set_threshold(*thresholds)
    gc.unfreeze()
    if was_enabled:
        gc.enable()


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note which generations are looked through."""
    noted: list[int] = []

    def collect(generation: int = 2) -> int:
        noted.append(generation)
        return 0

    monkeypatch.setattr(gc, "collect", collect)
    return noted


def counts(monkeypatch: pytest.MonkeyPatch, *counts: int) -> None:
    monkeypatch.setattr(gc, "get_count", lambda: counts)


def test_a_rush_is_interrupted_for_what_is_new_only(
    looks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    collector = Collector(lambda: 0.0)
    counts(monkeypatch, 5_000, 3, 3)
    collector.look()
    counts(monkeypatch, 5_000, 30, 3)
    collector.look()
    assert looks == [0, 1]


def test_the_next_quiet_moment_looks_at_the_rest_once(
    looks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    collector = Collector(lambda: 0.0)
    counts(monkeypatch, 5_000, 3, 3)
    collector.look()
    counts(monkeypatch, 10, 3, 3)
    collector.look()
    collector.look()
    assert looks == [0, 2]


def test_what_survives_is_set_aside_and_found_ten_minutes_later(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    collector = Collector(lambda: now[0])
    kept = [Cycle() for _ in range(10)]
    counts(monkeypatch, 5_000, 3, 3)
    collector.look()
    counts(monkeypatch, 0, 0, 0)
    collector.look()
    assert gc.get_freeze_count() > 0
    kept.clear()
    collector.look()
    assert alive() == 10
    now[0] = 601
    collector.look()
    assert alive() == 0


def alive() -> int:
    gc.unfreeze()
    found = sum(type(one) is Cycle for one in gc.get_objects())
    gc.freeze()
    return found
