"""What one attending bidder takes of the server's memory: a scenario that lets the crowd come in.

Resident memory with everybody in the room, less that with the first third of them, by the number of those
who came after. Not less that with nobody: a server has memory from its start that it took and does not use,
the first bidders fit into it, and each would look smaller than the thousandth is. A few have come and gone
before. Node is told to collect its garbage before each reading; Martillo is not. What the kernel keeps for a
socket is in neither.
"""

import os
import signal
from typing import Final

from benchmarks.load.crowd import Crowd
from benchmarks.load.order import Order, Result, Room
from benchmarks.machine import resident_kib

WARM: Final = 20
COLLECTS_WITHIN_S: Final = 0.5


def play(order: Order, crowd: Crowd) -> Result:
    """Return KiB of resident memory per bidder (`kib`), `seconds` after each part came in."""
    third = order.clients // 3
    first, others = crowd.clients[:third], crowd.clients[third:]
    for _ in range(2):
        crowd.enter(first[:WARM])
        crowd.for_(order.seconds / 2)
        crowd.leave(first[:WARM])
    crowd.enter(first)
    crowd.for_(order.seconds)
    few = _resident_kib(crowd, order.room)
    crowd.enter(others)
    crowd.for_(order.seconds)
    all_ = _resident_kib(crowd, order.room)
    return Result(
        values={"kib": (all_ - few) / len(others), "third_mib": few / 1024, "all_mib": all_ / 1024},
        notes=[],
    )


def _resident_kib(crowd: Crowd, room: Room) -> float:
    if room.collects_garbage:
        os.kill(room.pid, signal.SIGUSR2)
        crowd.for_(COLLECTS_WITHIN_S)
    return resident_kib(room.pid)
