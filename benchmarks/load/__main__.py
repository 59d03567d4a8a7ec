"""The load generator's process: plays the orders in a file and prints each result as a line of JSON."""

import gc
import sys
from pathlib import Path

import msgspec

from benchmarks.load.order import LoadError, Order
from benchmarks.load.scenarios import play


def main() -> int:
    """Play the orders; 1 and the reason where the load could not be made."""
    orders = msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=list[Order])
    gc.disable()  # it lives for a minute, and its pauses would be the server's latency
    try:
        for result in play(orders):
            sys.stdout.buffer.write(msgspec.json.encode(result) + b"\n")
    except LoadError as error:
        print(f"{orders[0].scenario} at {orders[0].room.name}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
