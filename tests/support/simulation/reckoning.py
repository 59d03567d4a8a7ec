"""What is checked besides each step: readers, outages, the end of a sale, the quiet of a closed house."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from contract.chain import canonical
from contract.commands import Announce, Call
from contract.verdicts import Code, Verdict
from contract.wire import Role
from server.rostrum.receipts import is_genuine
from server.rostrum.rostrum import Rostrum
from server.rules.sale import Sale
from server.store.errors import StoreUnavailable
from tests.support.simulation import people
from tests.support.simulation.host import SALE, Life
from tests.support.simulation.network import submit
from tests.support.simulation.people import Command
from tests.support.simulation.plan import BIDDERS, ClockJump
from tests.support.simulation.world import KEY, World

OUTAGE_S = 12.5
"""An outage of ten seconds counts; this is more, by what the looking once a second may miss."""
LISTEN_S = 3.0
ANSWER_WITHIN_S = 15.0
RECEIPTS_CHECKED = 4


async def read(world: World, life: Life) -> None:
    """Read the sale as the gateway does; what is read must be durable and whole."""
    rostrum = life.rostrum
    if rostrum is None:
        return
    try:
        await rostrum.settled()
    except StoreUnavailable:
        return
    check_state(world, life, rostrum)


async def listen(world: World, life: Life) -> None:
    """Wait for news as a long poll does."""
    rostrum = life.rostrum
    if rostrum is None:
        return
    known, began = len(rostrum.feed), world.loop.time()
    await rostrum.wait_for_news(known, LISTEN_S)
    if world.loop.time() - began > LISTEN_S + 0.1:
        world.fail("a listener waits for ever", life.name)
    _check_feed(world, life, rostrum)


def check_state(world: World, life: Life, rostrum: Rostrum) -> None:
    """Hold what a rostrum shows against the fold of what is durable."""
    sale = rostrum.sale
    if sale.seq > len(world.witness.rows):
        world.fail("read before it is durable", f"{life.name} shows row {sale.seq}")
        return
    for number in sale.lots:
        if sale.standing(number) != world.witness.standing_at(number, sale.seq):
            world.fail("state", f"{life.name}: lot {number} at row {sale.seq} is not the fold")
    if len(rostrum.feed) != sale.head:
        world.fail("feed", f"{life.name} has {len(rostrum.feed)} entries, the sale {sale.head}")
    _check_feed(world, life, rostrum)


def _check_feed(world: World, life: Life, rostrum: Rostrum) -> None:
    shown, durable = rostrum.feed_after(max(len(rostrum.feed) - 8, 0), 10), world.witness.entries
    for entry in shown:
        if entry.n > len(durable) or canonical(entry) != canonical(durable[entry.n - 1]):
            world.fail("feed", f"{life.name} shows entry {entry.n} otherwise than recorded")


@dataclass
class Outage:
    """The outage that goes on: since when, and how often each lot had been extended by then.

    `openings` tells when the house was open for a moment between two looks: then it is another outage.
    """

    since: float
    openings: int
    extensions: Counter[str]
    counted: bool = False


def watch_outages(world: World, outage: Outage | None) -> None:
    """Note which lots are owed time: those of a timed sale whose only host was away for long."""
    jumps = any(isinstance(fault, ClockJump) for fault in world.plan.faults)
    if len(world.hosts) > 1 or jumps:
        return
    life, now = world.hosts[0].life, world.loop.time()
    away = life is None or life.rostrum is None or life.rostrum.away
    if not away:
        outage = None
    elif outage is None or outage.openings != world.hosts[0].openings:
        outage = Outage(now, world.hosts[0].openings, Counter(world.witness.extensions))
    elif not outage.counted and now - outage.since > OUTAGE_S and world.running_timed:
        outage.counted = True
        world.witness.owed |= {
            number
            for number, lot in world.witness.sale.lots.items()
            if lot.phase.takes_bids
            and lot.closes_at is not None
            and world.witness.extensions[number] == outage.extensions[number]
        }
    if not world.calm or away:
        world.loop.call_later(1.0, watch_outages, world, outage)


def at_the_end(world: World) -> None:
    """Hold everything against everything, then close the house."""
    if world.failure is not None:
        return
    _check_record(world)
    _check_deadlines(world)
    for host in world.hosts:
        life = host.life
        if life is None or life.rostrum is None:
            world.fail("liveness", f"{host.name} is not open at the end")
            return
        _probe(world, life, life.rostrum)
    _check_receipts(world)
    for host in world.hosts:
        if host.life is not None and world.failure is None:
            _close(world, host.life)


def _probe(world: World, life: Life, rostrum: Rostrum) -> None:
    """Ask for one thing more: the sale goes on, and its state is the fold of the whole record."""
    answers: list[asyncio.Future[Verdict]] = []
    call = Call(id=f"clerk-probe-{life.host.name}", sale=SALE, action=Announce(text="Is anybody there?"))

    def ask() -> None:
        answers.append(submit(rostrum, Command("clerk", call), life.clock()))

    world.loop.call_soon(life.process.enter, ask)
    until = world.loop.time() + ANSWER_WITHIN_S
    if not world.run(until, lambda: bool(answers) and answers[0].done()) or world.failure is not None:
        world.fail("liveness", f"{life.name} does not answer")
    elif answers[0].result().code is Code.UNAVAILABLE:
        world.fail("liveness", f"{life.name} refuses commands when nothing is wrong")
    else:
        world.run(world.loop.time() + 0.1)
        check_state(world, life, rostrum)
        if life.last_heard not in (0, rostrum.sale.head):
            world.fail("never announced", f"{life.name} told up to {life.last_heard} of {rostrum.sale.head}")
        if state_of(rostrum.sale) != state_of(world.witness.sale):
            world.fail("state", f"{life.name} is not the fold of the ledger at the end")


def _check_record(world: World) -> None:
    rows, verdicts = world.witness.rows, world.witness.verdicts
    folded = Sale.load(row.record() for row in rows)
    if state_of(folded) != state_of(world.witness.sale):
        world.fail("fold", "the ledger folded from its first row is another state")
    for row in rows:
        if row.command is not None and row.user is not None:
            verdict = verdicts.get((row.user, row.command))
            if verdict is None or not verdict.ok or verdict.seq != row.seq:
                world.fail("a row without its verdict", f"row {row.seq} of {row.command}: {verdict}")
    for number, told in world.verdicts.items():
        user = number.split("-")[0]
        if (user, number) not in verdicts:
            world.fail("told, and not recorded", f"{told}")


def _check_deadlines(world: World) -> None:
    if not world.running_timed:
        return
    now = min(host.life.clock() for host in world.hosts if host.life is not None)
    for number, lot in world.witness.sale.lots.items():
        if lot.phase.takes_bids and lot.closes_at is not None and lot.closes_at < now - 1_000:
            world.fail("deadline", f"lot {number} is open {now - lot.closes_at} ms after its time")


def _check_receipts(world: World) -> None:
    told = list(world.ear.told.values())
    anew = [world.ear.told[number] for number in world.ear.signed_anew]
    for verdict in [*told[:: max(len(told) // RECEIPTS_CHECKED, 1)], *anew]:
        command = world.sent.get(verdict.id)
        if command is None or verdict.receipt is None:
            continue
        amount = getattr(command.body, "amount", None)
        amounts = {amount, None if amount is None else amount + people.FORGED_BY}
        # Whatever was signed anew is for the body that was answered first, and for no other.
        alike = [verdict, *world.ear.signed_anew.get(verdict.id, ())]
        if not any(_are_genuine(alike, command.user, one) for one in amounts):
            world.fail("receipt", f"the receipt of {verdict.id} is not genuine, or not always")


def _are_genuine(verdicts: Sequence[Verdict], user: str, amount: int | None) -> bool:
    receipts = [(verdict, verdict.receipt) for verdict in verdicts if verdict.receipt is not None]
    return all(is_genuine(KEY.public, receipt, SALE, user, amount, verdict) for verdict, receipt in receipts)


def _close(world: World, life: Life) -> None:
    life.closing = True
    closed: list[bool] = []

    async def close() -> None:
        assert life.house is not None
        await life.house.close()
        closed.append(True)

    world.loop.spawn(life.process, close(), f"close {life.name}")
    if not world.run(world.loop.time() + ANSWER_WITHIN_S, lambda: bool(closed)):
        world.fail("liveness", f"{life.name} does not close")
    world.run(world.loop.time() + 0.1)
    after_closing(world, life)


def after_closing(world: World, life: Life) -> None:
    """A closed house has answered everybody, and has nothing left that would run."""
    silent = sum(not answer.done() for answer in life.answers)
    if silent:
        world.fail("left without an answer", f"{life.name} closed on {silent} who wait")
    current = asyncio.current_task() if asyncio._get_running_loop() is not None else None
    tasks = [
        task for task in life.process.tasks
        if not task.done() and task is not current and not task.get_name().startswith(("read", "listen"))
    ]  # fmt: skip
    if tasks:
        world.fail("a task is left", f"{life.name}: {sorted(task.get_name() for task in tasks)}")
    timers = [timer for timer in world.loop.timers_of(life.process) if "_look" in repr(timer)]
    if timers:
        world.fail("a timer is left", f"{life.name}: {timers}")


def state_of(sale: Sale) -> dict[str, Any]:
    """Return everything that anybody can learn of a sale."""
    return {
        "sale": sale.view(),
        "standings": sale.standings(),
        "desk": [sale.desk_lot(number) for number in sale.lots],
        "you": [sale.you(user, user, Role.BIDDER) for user in BIDDERS],
        "committed": {user: amount for user, amount in sale.stakes.committed.items() if amount},
        "order": list(sale.lots),
        "deadline": sale.next_deadline(),
        "block": sale.on_the_block,
        "seq": sale.seq,
    }
