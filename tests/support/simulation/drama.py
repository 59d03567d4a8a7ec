"""Plays a plan: people act while things break; then nothing breaks any more, and the sale must go on."""

import asyncio
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog

from contract.verdicts import Code, Verdict
from tests.support.simulation import people, reckoning
from tests.support.simulation.host import Host, Life
from tests.support.simulation.loop import StuckError
from tests.support.simulation.network import LostError
from tests.support.simulation.people import Command
from tests.support.simulation.plan import Act, Deed, Plan
from tests.support.simulation.world import World

CALM_WITHIN_S = 60.0
"""Once the faults are over, everything that was asked is answered within this virtual time."""

CLOCK_LOOKS_S = 70.0
"""The bell looks at the clock at least once a minute: a jump is noticed within this virtual time."""


def play(plan: Plan) -> World:
    """Play a plan to its end, or to its first failure, and return the world as it was then."""
    world = World(plan)
    with _listening_to_the_log(world):
        try:
            _play(world)
        except StuckError as error:
            world.fail("stuck", str(error))
        finally:
            world.loop.bury()
    return world


def _play(world: World) -> None:
    world.prepare()
    for host in world.hosts:
        host.start()
    for act in world.plan.acts:
        world.loop.call_at(act.at, _begin, world, act)
    world.loop.call_at(1.0, reckoning.watch_outages, world, {})
    world.run(world.plan.lasts_s)
    _calm_down(world)
    if not world.run(world.loop.time() + CALM_WITHIN_S, lambda: _is_quiet(world)):
        world.fail("liveness", f"{world.busy} still wait for an answer; hosts {_open_hosts(world)}")
    for command in list(world.sent.values()):
        world.task(_settle(world, command), f"settle {command.user}")
    if not world.run(world.loop.time() + CALM_WITHIN_S, lambda: world.busy == 0):
        world.fail("liveness", f"{world.busy} ids could not be settled")
    world.run(world.loop.time() + CLOCK_LOOKS_S)
    reckoning.at_the_end(world)
    if world.loop.complaints:
        world.fail("an error nobody caught", world.loop.complaints[0])


def _calm_down(world: World) -> None:
    world.note("the faults are over")
    world.calm = True
    world.network.losses = 0.0
    for host in world.hosts:
        host.calm = True
        if host.life is not None:
            host.life.process.dies_at_step = None


def _is_quiet(world: World) -> bool:
    return world.busy == 0 and _open_hosts(world) == len(world.hosts)


def _open_hosts(world: World) -> int:
    return sum(
        host.life is not None and host.life.open and host.life.rostrum is not None
        and not host.life.rostrum.away
        for host in world.hosts
    )  # fmt: skip


# What people do


def _begin(world: World, act: Act) -> None:
    host = next((host for host in world.hosts if host.name == act.host), world.hosts[0])
    match act.deed:
        case Deed.CLOSE:
            _close(world, host)
        case Deed.READ | Deed.LISTEN:
            life = host.life
            if life is not None and life.open:
                work = reckoning.read(world, life) if act.deed is Deed.READ else reckoning.listen(world, life)
                world.loop.spawn(life.process, work, f"{act.deed} {act.number}")
        case _:
            command = _command(world, act)
            if not isinstance(command.body, people.Untold):
                world.sent[command.body.id] = command
            world.note(f"{act}: {_brief(command)}")
            world.task(_insist(world, act, host, command), f"act {act.number}")


def _command(world: World, act: Act) -> Command:
    sale, now_ms = world.witness.sale, people.now_ms(world.loop.time())
    match act.deed:
        case Deed.BID:
            return people.bid_of(act, sale, now_ms)
        case Deed.CALL:
            return people.call_of(act, sale)
        case _:
            return people.registration_of(act)


def _brief(command: Command) -> str:
    body = command.body
    if isinstance(body, people.Bid):
        return f"bids {body.amount} {body.mode} on {body.lot}"
    return str(getattr(body, "action", body))


async def _insist(world: World, act: Act, host: Host, command: Command) -> None:
    """Send a command as often as its act says, until it has a final verdict."""
    if act.twice:
        other = world.hosts[-1] if host is world.hosts[0] else world.hosts[0]
        world.task(_once(world, act, other, command), f"again {act.number}")
    if act.forged and act.deed is Deed.BID:
        forged = people.bid_of(act, world.witness.sale, people.now_ms(world.loop.time()), forged=True)
        world.task(_once(world, act, host, forged), f"forged {act.number}")
    for attempt in range(1 + act.tries):
        if await _once(world, act, host, command):
            return
        await asyncio.sleep(0.05 + attempt)


async def _once(world: World, act: Act, host: Host, command: Command) -> bool:
    try:
        verdict = await world.network.ask(host, command, act.patience_s, act.hangs_up)
    except LostError:
        return False
    _told(world, command, verdict)
    return verdict.code is not Code.UNAVAILABLE


async def _settle(world: World, command: Command) -> None:
    """Learn by its id what became of a command, whatever was heard of it before."""
    for _ in range(20):
        try:
            verdict = await world.network.ask(world.hosts[0], command, 10.0, False)
        except LostError:
            continue
        if verdict.code is not Code.UNAVAILABLE:
            _told(world, command, verdict)
            return
        await asyncio.sleep(0.5)
    world.fail("liveness", f"{command.body} gets no verdict")


def _told(world: World, command: Command, verdict: Verdict) -> None:
    if isinstance(command.body, people.Untold) or verdict.code in (Code.UNAVAILABLE, Code.ID_CONFLICT):
        return
    first = world.verdicts.setdefault(verdict.id, verdict)
    if first != verdict:
        world.fail("two verdicts for one id", f"first {first}, then {verdict}")


def _close(world: World, host: Host) -> None:
    life = host.life
    if life is None or not life.open or life.closing or world.calm:
        return
    life.closing = True
    world.note(f"{life.name} closes")
    world.loop.spawn(life.process, _close_house(world, life), f"close {life.name}")


async def _close_house(world: World, life: Life) -> None:
    assert life.house is not None
    await life.house.close()
    reckoning.after_closing(world, life)
    life.closed = True
    life.process.die()


@contextmanager
def _listening_to_the_log(world: World) -> Iterator[None]:
    """Put what the house logs into the trace; an exception that it logs is a failure."""

    def heard(logger: Any, method: str, event: dict[str, Any]) -> dict[str, Any]:
        if event.get("exc_info"):
            world.fail("an exception was logged", _exception_text(event))
        world.note(f"log: {method} {event.get('event')}")
        raise structlog.DropEvent

    processors = structlog.get_config()["processors"]
    kept = list(processors)
    processors[:] = [heard]
    try:
        yield
    finally:
        processors[:] = kept


def _exception_text(event: dict[str, Any]) -> str:
    return f"{event.get('event')}: {''.join(traceback.format_exception(sys.exception()))}"

