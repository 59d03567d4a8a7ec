"""Hears what hosts tell, verdicts and announcements, and holds it against what is durable at that moment."""

from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

from contract import feed
from contract.chain import canonical
from contract.verdicts import Code, Verdict
from contract.wire import YouType
from server.rostrum.ports import Announcement
from server.rules.sale import Sale
from tests.support.simulation.host import Life
from tests.support.simulation.ledger import SimulatedLedger
from tests.support.simulation.loop import Process
from tests.support.simulation.witness import Fail, Witness

SALE = "sale"


def bare(verdict: Verdict) -> Verdict:
    """Return the verdict without its receipt, as it is stored when it has a row."""
    return msgspec.structs.replace(verdict, receipt=None)


def unsigned(verdict: Verdict) -> Verdict:
    """Return the verdict without what is made anew after a restart: its receipt's signature and proof."""
    if verdict.receipt is None:
        return verdict
    receipt = msgspec.structs.replace(verdict.receipt, signature="", proof=None)
    return msgspec.structs.replace(verdict, receipt=receipt)


@dataclass
class Ear:
    """What was told so far, by whom."""

    fail: Fail
    witness: Witness
    ledger: SimulatedLedger
    life_of: Callable[[Process], Life | None]
    told: dict[str, Verdict] = field(default_factory=dict)
    signed_anew: dict[str, list[Verdict]] = field(default_factory=dict)

    # Verdicts

    def verdict(self, verdict: Verdict) -> None:
        """Check a verdict in the moment in which a host gives it."""
        process = Process.current()
        life = None if process is None else self.life_of(process)
        if life is None or not life.process.alive:
            return  # a dead process unwinds, and nobody hears it
        life.host.answering(verdict)
        if not verdict.id:
            return  # the house's own command
        user = verdict.id.split("-")[0]
        durable = self.witness.verdicts.get((user, verdict.id))
        if verdict.code is Code.UNAVAILABLE:
            mine = durable is not None and durable.seq in life.wrote
            if mine and not life.closing:
                self.fail("a durable bid is told unavailable", f"{life.name}: {verdict.id}")
        elif verdict.code is Code.ID_CONFLICT:
            if durable is None:
                self.fail("a conflict with nothing", f"{life.name}: {verdict.id}")
        elif durable is None:
            self.fail("told before it is durable", f"{life.name}: {verdict}")
        else:
            self._final(life, user, verdict, durable)

    def _final(self, life: Life, user: str, verdict: Verdict, durable: Verdict) -> None:
        if bare(verdict) != bare(durable):
            self.fail("told otherwise than recorded", f"{life.name}: {verdict}, recorded {durable}")
        first = self.told.setdefault(verdict.id, verdict)
        if unsigned(first) != unsigned(verdict):
            self.fail("two verdicts for one id", f"{life.name}: {first}, then {verdict}")
        if first != verdict:
            self.signed_anew.setdefault(verdict.id, []).append(verdict)
        if verdict.receipt is None:
            self.fail("no receipt", f"{life.name}: {verdict.id}")
            return
        row = None if verdict.seq is None else self.witness.rows[verdict.seq - 1]
        if row is not None and verdict.receipt.hash != row.hash.hex():
            self.fail("receipt", f"{life.name}: {verdict.id} does not rest on row {verdict.seq}")

    # Announcements

    def announcement(self, life: Life, sale: Sale, told: Announcement) -> None:
        """Check what a host tells its room, its users and its clerks."""
        if sale.seq > len(self.witness.rows):
            self.fail("announced before it is durable", f"{life.name}: row {sale.seq}")
            return
        for entry in told.entries:
            self._entry(life, entry)
        if told.ended != any(isinstance(entry, feed.SaleEnded) for entry in told.entries):
            self.fail("the end", f"{life.name} tells it without its entry, or not with it")
        for number in sale.lots:
            if sale.standing(number) != self.witness.standing_at(number, sale.seq):
                self.fail("state", f"{life.name}: lot {number} at row {sale.seq} is not the fold")
        self._secrets(told)

    def _entry(self, life: Life, entry: feed.FeedEntry) -> None:
        durable = self.witness.entries[entry.n - 1] if entry.n <= len(self.witness.entries) else None
        if durable is None or canonical(entry) != canonical(durable):
            self.fail("announced otherwise than recorded", f"{life.name}: {entry}, recorded {durable}")
        expected = life.last_heard + 1 if life.last_heard else max(entry.n, life.began_at + 1)
        if entry.n < expected:
            self.fail("announced twice", f"{life.name}: entry {entry.n} after {life.last_heard}")
        elif entry.n > expected:
            self.fail("announced with a hole", f"{life.name}: entry {entry.n} after {life.last_heard}")
        life.last_heard = entry.n
        if isinstance(entry, feed.BidTaken) and entry.mode == "max" and entry.amount is not None:
            self.fail("a max is told", f"{life.name}: entry {entry.n}")

    def _secrets(self, told: Announcement) -> None:
        for user, entries in told.you.items():
            for entry in entries:
                if entry.type is YouType.MAX_LEFT and (user, entry.amount) not in self.witness.limits:
                    self.fail("a stranger's max", f"{user} is told {entry.amount}")
