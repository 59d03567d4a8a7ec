"""Says what failed in a simulated sale, so that one can see it happen and run it again."""

from tests.support.simulation.plan import Plan
from tests.support.simulation.planning import make_plan
from tests.support.simulation.shrink import shrink
from tests.support.simulation.world import World


def explain(seed: int, world: World, *, smaller: bool = True) -> str:
    """Return the story of a failure: the seed, what is left of the plan, and the trace in order."""
    failure = world.failure
    assert failure is not None
    whole = make_plan(seed)
    if smaller:
        plan, world = shrink(whole, failure.kind)
        failure = world.failure or failure
    else:
        plan = whole
    lines = [
        f"seed {seed} fails: {failure.kind} at {failure.at_s:.3f} s",
        f"  {failure.detail}",
        f"again: ./dev simulate --seed {seed} --seeds 1",
        _kind_of_sale(plan),
        f"left of {len(whole.acts)} acts and {len(whole.faults)} faults:",
        *(f"  {fault}" for fault in plan.faults),
        *(f"  {act}" for act in plan.acts),
        "what happened:",
        *(f"  {at:9.4f} s  {text}" for at, text in world.trace),
    ]
    return "\n".join(lines)


def _kind_of_sale(plan: Plan) -> str:
    how = f"disorder {plan.disorder}, losses {plan.losses}"
    return f"{plan.terms.kind} sale, {len(plan.lots)} lots, {plan.hosts} hosts, {how}"
