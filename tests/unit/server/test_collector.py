"""An open house is not walked over by the collector; what it leaves behind is still found."""

import gc
import subprocess
import sys
import weakref

from server.collector import YOUNG, look_seldom


class Knot:
    """A cycle, which only the collector can free."""

    def __init__(self) -> None:
        self.itself = self


def tell() -> None:
    """Do it all, in a process of its own: what is frozen would stay so in the tests after this one."""
    kept = [Knot()]
    look_seldom()
    print(gc.isenabled(), gc.get_threshold()[0] == YOUNG, gc.get_freeze_count() > 0)
    print(any(found is kept[0] for found in gc.get_objects()))
    gone = weakref.ref(Knot())
    keeps_the_collector_busy = [Knot() for _ in range(2 * YOUNG)]
    print(gone() is None, len(keeps_the_collector_busy))


def test_what_is_there_is_not_looked_at_again_and_a_cycle_that_comes_later_is_freed() -> None:
    command = [sys.executable, "-c", "from tests.unit.server.test_collector import tell; tell()"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert said.splitlines() == ["True True True", "False", f"True {2 * YOUNG}"]
