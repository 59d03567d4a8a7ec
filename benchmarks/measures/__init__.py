"""Every measure, in the order of the table. What is heavy is imported when it is taken."""

from typing import Final

from benchmarks.measure import Measure
from benchmarks.measures import (
    burst,
    fanout,
    frames,
    memory,
    replay,
    rostrum,
    start,
    storm,
    through_socketio,
    verdict,
)

ALL: Final[tuple[Measure, ...]] = (
    fanout.MEASURE,
    burst.MEASURE,
    verdict.MEASURE,
    memory.MEASURE,
    rostrum.MEASURE,
    through_socketio.MEASURE,
    storm.MEASURE,
    replay.MEASURE,
    frames.MEASURE,
    start.MEASURE,
)
