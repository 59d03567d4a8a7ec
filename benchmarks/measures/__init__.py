"""Every measure, in the order of the table. One that needs something heavy imports it when it is taken."""

from typing import Final

from benchmarks.measure import Measure

ALL: Final[tuple[Measure, ...]] = ()
