"""Every measure, in the order of the table. One that needs something heavy imports it when it is taken."""

from typing import Final

from benchmarks.measure import Measure
from benchmarks.measures import burst, fanout, memory, start, storm, through_socketio, verdict

ALL: Final[tuple[Measure, ...]] = (
    fanout.MEASURE,
    burst.MEASURE,
    verdict.MEASURE,
    through_socketio.MEASURE,
    memory.MEASURE,
    storm.MEASURE,
    start.MEASURE,
)
