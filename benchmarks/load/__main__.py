"""The load generator's process: plays the order in a file and prints the result as JSON."""

import gc
import sys
from pathlib import Path

import msgspec

from benchmarks.load.order import LoadError, Order
from benchmarks.load.scenarios import ALL


def main() -> int:
    """Play the order; 1 and the reason where the load could not be made."""
    order = msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=Order)
    gc.disable()  # it lives for a minute, and its pauses would be the server's latency
    try:
        result = ALL[order.scenario](order)
    except LoadError as error:
        print(f"{order.scenario} at {order.room.name}: {error}", file=sys.stderr)
        return 1
    sys.stdout.buffer.write(msgspec.json.encode(result) + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
