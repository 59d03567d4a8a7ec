"""What people do in a simulated sale: send what an act says, insist, give up, learn its fate in the end."""

import asyncio

from contract.commands import Bid
from contract.verdicts import Code, Verdict
from tests.support.simulation import people, reckoning
from tests.support.simulation.ear import unsigned
from tests.support.simulation.host import Host, Life
from tests.support.simulation.network import LostError
from tests.support.simulation.people import Command
from tests.support.simulation.plan import Act, Deed
from tests.support.simulation.world import World

SETTLE_WITHIN_S = 45.0


def begin(world: World, act: Act) -> None:
    """Let somebody do what an act says."""
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
            return people.paper_of(act, sale)


def _brief(command: Command) -> str:
    body = command.body
    if isinstance(body, Bid):
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
    """Send it once; tell whether its fate is known."""
    try:
        verdict = await world.network.ask(host, command, act.patience_s, act.hangs_up)
    except LostError:
        return False
    _told(world, command, verdict)
    return verdict.code is not Code.UNAVAILABLE


async def settle(world: World, command: Command) -> None:
    """Learn by its id what became of a command, whatever was heard of it before."""
    until = world.loop.time() + SETTLE_WITHIN_S
    while world.loop.time() < until:
        try:
            verdict = await world.network.ask(world.hosts[0], command, 10.0, False)
            if verdict.code is not Code.UNAVAILABLE:
                _told(world, command, verdict)
                return
        except LostError:
            world.note(f"the fate of {command.body} is not known yet")
        await asyncio.sleep(0.5)
    world.fail("liveness", f"{command.body} gets no verdict")


def _told(world: World, command: Command, verdict: Verdict) -> None:
    if isinstance(command.body, people.Untold) or verdict.code in (Code.UNAVAILABLE, Code.ID_CONFLICT):
        return
    first = world.verdicts.setdefault(verdict.id, verdict)
    if unsigned(first) != unsigned(verdict):
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
