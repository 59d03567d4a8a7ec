"""Writes the comparison down: a section of docs/benchmarks.md with its chart."""

from typing import Final

from benchmarks.feed_ways.result import TITLES, WayRow, WaysTaken

TITLE: Final = "Polling, long-polling or WebSocket"
CHART: Final = "pictures/feed_ways.svg"


def write(taken: WaysTaken) -> str:
    """Return the section."""
    return f"""## {TITLE}

How a bidder learns of a bid decides what he can do about it, and what it costs the house that he does. Here
is one sale of one house, followed in four ways: `GET …/feed?after=N` each 5 s or each second,
`GET …/feed?after=N&wait=25` again and again, and Socket.IO over a WebSocket.

![From bid to sight, and what a bidder costs, for each way and crowd]({CHART})

{table(taken)}
- **Bid to sight** is the time from sending a bid to the moment at which a bidder's client has read its entry,
  for every bid and every bidder. Bids come {taken.bids_per_s:g} a second, at odd moments,
  for {taken.seconds:g} s{_shorter(taken)}.
- **Requests, KiB and server CPU** are for each bidder and minute. KiB is what goes over the sockets both
  ways, headers included. What the bids take of the house with nobody following is subtracted:
  {spelled_ms(taken.nobody_cpu_ms)} a minute in all.
- **Seen** is the share of those sights that came about within an interval and 5 s after the last bid.
- Who polls does so at a moment of his own within the interval, as people do, on a connection that stays open.

Measured on {taken.day}, at {taken.commit}{", in short rounds" if taken.quick else ""}.
"""


def _shorter(taken: WaysTaken) -> str:
    if taken.seconds_at_once in (None, taken.seconds):
        return ""
    return f", or {taken.seconds_at_once:g} s where nobody polls each 5 s"


def table(taken: WaysTaken) -> str:
    """Return the table alone."""
    head = "| followed by | bidders | bid to sight, p50 | p99 | requests | KiB | server CPU | seen |\n"
    return head + "|---|--:|--:|--:|--:|--:|--:|--:|\n" + "".join(map(_row, taken.rows))


def _row(row: WayRow) -> str:
    seen = row.seen / (row.seen + row.missed) if row.seen else 0.0
    return (
        f"| {TITLES[row.way]} | {row.bidders:,} | {spelled_ms(row.p50_ms)} | {spelled_ms(row.p99_ms)} "
        f"| {row.requests:.1f} | {row.kib:.1f} | {spelled_ms(row.cpu_ms)} | {seen:.1%} |\n"
    )


def spelled_ms(amount_ms: float) -> str:
    """Return a time as a reader wants it: 4.1 ms, 120 ms, 2.31 s."""
    if amount_ms >= 1000:
        return f"{amount_ms / 1000:.2f} s"
    return f"{amount_ms:.0f} ms" if amount_ms >= 10 else f"{amount_ms:.1f} ms"
