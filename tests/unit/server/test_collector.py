"""The collector of a house that serves looks seldom, and still frees what nobody else can."""

import gc
import weakref

from server.collector import YOUNG, look_seldom


class Knot:
    """A cycle, which only the collector can free."""

    def __init__(self) -> None:
        self.itself = self


def test_a_cycle_is_freed_later_but_it_is_freed() -> None:
    before = gc.get_threshold()
    try:
        look_seldom()
        gc.collect()
        gone = weakref.ref(Knot())
        few = [Knot() for _ in range(YOUNG // 10)]
        assert gone() is not None, f"{len(few)} objects are few"
        many = [Knot() for _ in range(2 * YOUNG)]
        assert gone() is None, f"{len(many)} objects are many"
        assert gc.get_threshold()[1:] == before[1:]
    finally:
        gc.set_threshold(*before)
