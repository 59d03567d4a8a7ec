"""What is measured in one room of 1,000 bidders: at each side they come in once a round, for all of it."""

from collections.abc import Sequence
from typing import Final

from benchmarks.measure import Bench, Part, Raw

CLIENTS: Final = 1_000
HOUSE: Final = "martillo"
NODE: Final = "node"
FLOOR: Final = "floor"


def play(parts: Sequence[tuple[Part, Bench]]) -> list[Raw]:
    """Play one round: each side in turn, and at each, in their order, all parts that it has a pace in."""
    from benchmarks.load.scenarios import turn
    from benchmarks.sides import Side, played_in_turn, present

    bench = parts[0][1]
    raws: list[dict[str, float | list[float]]] = [{} for _ in parts]
    for side in present(bench, Side(HOUSE), Side(NODE), Side(FLOOR)):
        theirs = [
            (raw, (part.scenario, pace), of_part)
            for raw, (part, of_part) in zip(raws, parts, strict=True)
            if (pace := part.pace(side.value, bench.quick)) is not None
        ]
        if not theirs:
            continue
        theirs.sort(key=lambda each: turn(each[1][0]))
        results = played_in_turn(bench, side, CLIENTS, [scenario for _, scenario, _ in theirs])
        for (raw, _, of_part), result in zip(theirs, results, strict=True):
            raw |= {f"{side.value}_{name}": value for name, value in (result.values | result.samples).items()}
            for note in result.notes:
                of_part.warn(note)
    return list(raws)
