"""What the house counts, for whoever watches over it. Labels are event names and codes, never a person or an
amount.
"""

from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest

from contract.verdicts import Code
from contract.wire import Event
from server.gateway.outbox import CONFLATE_ABOVE, Outbox


class Metrics:
    """The counters of one house."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._answers = Counter(
            "martillo_answers_total", "Socket.IO events answered", ["event", "code"], registry=self.registry
        )
        self._requests = Counter(
            "martillo_requests_total", "HTTP requests answered", ["route", "status"], registry=self.registry
        )
        self.connections = Gauge("martillo_connections", "Open connections", registry=self.registry)
        self._behind = Gauge(
            "martillo_slow_readers", "Connections for which messages are put together", registry=self.registry
        )
        self._waiting = Gauge(
            "martillo_waiting_bytes", "Bytes that wait for slow readers", registry=self.registry
        )
        self._conflated = Counter(
            "martillo_conflated_total", "Messages that newer ones stood for", registry=self.registry
        )
        self._pictures_dropped = Counter(
            "martillo_pictures_dropped_total",
            "Pictures that were not shown to slow readers",
            registry=self.registry,
        )
        self.cut_off = Counter(
            "martillo_cut_off_total", "Connections cut off, by why", ["why"], registry=self.registry
        )

    def answered(self, event: Event | None, code: Code | None) -> None:
        """Count an answer; None for an event that is none of ours, and for one that was not refused."""
        self._answers.labels(event.value if event else "unreadable", code.value if code else "ok").inc()

    def requested(self, route: str, status: int) -> None:
        """Count an HTTP answer; `route` is the pattern, never the address that was asked for."""
        self._requests.labels(route, str(status)).inc()

    def watched(
        self, connections: int, outboxes: Iterable[Outbox], conflated: int, pictures_dropped: int
    ) -> None:
        """Note how many are connected, how far behind, and what was put together or dropped since the last
        time.
        """
        self.connections.set(connections)
        waiting = [outbox.waiting_bytes for outbox in outboxes]
        self._waiting.set(sum(waiting))
        self._behind.set(sum(size > CONFLATE_ABOVE for size in waiting))
        self._conflated.inc(conflated)
        self._pictures_dropped.inc(pictures_dropped)

    def text(self) -> bytes:
        """Return everything in Prometheus' text format."""
        return generate_latest(self.registry)
