"""Makes a failing plan smaller: leaves parts out for as long as the same thing still goes wrong."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tests.support.simulation.drama import play
from tests.support.simulation.plan import Act, Fault, Plan
from tests.support.simulation.world import World

TRIES_AT_MOST = 400

Part = Act | Fault


def shrink(plan: Plan, kind: str) -> tuple[Plan, World]:
    """Return a plan with as few parts as can be found that fails in the same way, and what it came to."""
    tries = 0

    def fails(candidate: Plan) -> bool:
        nonlocal tries
        tries += 1
        world = play(candidate)
        return world.failure is not None and world.failure.kind == kind

    for simpler in (replace(plan, disorder=0.0), replace(plan, losses=0.0), replace(plan, skew_ms=0)):
        merged = replace(plan, disorder=min(plan.disorder, simpler.disorder),
                         losses=min(plan.losses, simpler.losses), skew_ms=simpler.skew_ms)  # fmt: skip
        if merged != plan and fails(merged):
            plan = merged
    before = -1
    while before != len(_parts(plan)) and tries < TRIES_AT_MOST:
        before = len(_parts(plan))
        plan = _leave_out(plan, fails, lambda: tries < TRIES_AT_MOST)
    return plan, play(plan)


def _leave_out(plan: Plan, fails: Callable[[Plan], bool], go_on: Callable[[], bool]) -> Plan:
    """Try to leave out halves, then quarters, down to single parts."""
    size = max(len(_parts(plan)) // 2, 1)
    while go_on():
        at = 0
        while at < len(_parts(plan)) and go_on():
            candidate = plan.without(*_parts(plan)[at : at + size])
            if fails(candidate):
                plan = candidate
            else:
                at += size
        if size == 1:
            break
        size = max(size // 2, 1)
    return plan


def _parts(plan: Plan) -> Sequence[Part]:
    return [*plan.faults, *plan.acts]
