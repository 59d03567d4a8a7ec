"""What one attending bidder takes of the server's memory.

Resident memory with everybody in the room, less that with nobody, by the number of bidders. A few have come
and gone before, so that what is made once for the first is not counted; what they leave behind to be used
again is their part of the whole, two in a hundred. Node is told to collect its garbage before each reading;
Martillo is not. What the kernel keeps for a socket is in neither.
"""

import os
import signal

from benchmarks.load.crowd import Crowd
from benchmarks.load.order import Order, Result, Room
from benchmarks.machine import resident_kib

FIRST_ONES = 50
SETTLE_S = 3.0


def play(order: Order) -> Result:
    """Return KiB of resident memory per bidder (`kib`), `seconds` after the last came in."""
    room, crowd = order.room, Crowd(order.room, order.clients)
    first = crowd.clients[: order.clients // FIRST_ONES]
    for _ in range(2):
        crowd.enter(first)
        crowd.for_(SETTLE_S)
        crowd.leave(first)
        crowd.for_(SETTLE_S)
    empty = _resident_kib(crowd, room)
    crowd.enter()
    crowd.for_(order.seconds)
    full = _resident_kib(crowd, room)
    return Result(values={"kib": (full - empty) / order.clients, "empty_mib": empty / 1024}, notes=[])


def _resident_kib(crowd: Crowd, room: Room) -> float:
    if room.collects_garbage:
        os.kill(room.pid, signal.SIGUSR2)
        crowd.for_(1)
    return resident_kib(room.pid)
