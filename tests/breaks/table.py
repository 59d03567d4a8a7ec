"""Makes docs/breaks.md out of what the tests of breaks have written down: `python -m tests.breaks.table`."""

import argparse
import os
import platform
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

from tests.breaks.findings import BACK_WITHIN_S, NOTICED_WITHIN_S, Finding

INTRODUCTION: Final = f"""# Breaks

This table is made from test results (`./dev breaks --write`), not written by hand. Each row is a test in
`tests/breaks/` with a real server process and the desktop's own connection at its real pace.

- **Shown** is what the connection badge said, in order, from the break to the return.
- **Noticed** is the time from the break to the first word of it, **back** from the mended way to *Live* with
  nothing missing: the worst of all rounds. Promised are {NOTICED_WITHIN_S:g} s and {BACK_WITHIN_S:g} s.
- **A bid before it was noticed** is pressed into the broken way. It is sent once, and settled by its id after
  the return; the test holds the answer against the house's own feed, which has it once or not at all.
- **A bid after that** is refused at once, in words, and never sent.
- Without a word behind it a row is over WebSocket. *polling* is Socket.IO's own; *http_long_polling* and
  *http_polling* are the plain HTTP feed, which the desktop falls back to where Socket.IO is forbidden.

"""

REMARKS: Final = """
## What the columns do not say

- A bid that was pressed into a broken way counts only for 5 s after the press (decision 3). So after a short
  break its bidder reads *accepted*, after a long one *arrived too late to be what you meant*.
- A server that stands still, or a way that loses packets for a moment, keeps its connection: the badge goes
  from *Silent* back to *Live* without connecting anew.
- On a line where a round trip takes more than 5 s nobody comes in: the house closes what has not joined by
  then.
- The hour's sleep is made with the wall clock that the connection is given, not with the computer's: the
  monotonic clock stands still, as on Linux and macOS. How Windows sleeps is tested with the watch alone.
- Where something else kept the test's own loop from running, twice that time is allowed for; it is not taken
  off the times that are shown.
"""

GROUPS: Final = (
    "The house",
    "The network (namespaces, real packets)",
    "The way to the house (proxy)",
    "nginx before the house",
    "Who one is",
)


def write(findings: Iterable[Finding]) -> str:
    """Return the document."""
    kept = list(findings)
    rounds = sum(len(finding.rounds) for finding in kept)
    parts = [INTRODUCTION, f"{_measured_on()} {rounds} rounds.\n"]
    for group in (*GROUPS, *sorted({finding.group for finding in kept} - set(GROUPS))):
        rows = [_row(finding) for finding in kept if finding.group == group]
        if rows:
            parts.append(f"\n## {group}\n\n{_HEAD}" + "\n".join(rows) + "\n")
    return "".join([*parts, REMARKS])


_HEAD: Final = (
    "| break | shown | noticed | back | a bid before it was noticed | a bid after that |\n"
    "|---|---|---|---|---|---|\n"
)


def _row(finding: Finding) -> str:
    rounds = finding.rounds
    told = max((each.shown for each in rounds), key=len)
    # A measure that came before the break was noticed is no news.
    told = told[1:] if len(told) > 1 and told[0] == "live" else told
    shown = " → ".join(_words(each) for each in told)
    remark = next((each.remark for each in rounds if each.remark), "")
    cells = (
        finding.name,
        f"{shown}; {remark}" if remark else shown,
        _worst(each.noticed_s for each in rounds),
        _worst(each.back_s for each in rounds),
        " or ".join(sorted({_bid_words(each.unnoticed_bid) for each in rounds})),
        " or ".join(sorted({_bid_words(each.later_bid) for each in rounds})),
    )
    return f"| {' | '.join(cells)} |"


def _words(told: str) -> str:
    """Return the badge's own word for a state, with its reason where the window gives one."""
    from desktop_client.widgets.connection_view import ConnectionPhase, phase_text
    from desktop_client.windows.phrases import connection_reason

    phase, _, reason = told.partition(":")
    word = phase_text(ConnectionPhase(phase))
    says_why = phase in {"reconnecting", "refused", "signed_out"} and reason
    return f"**{word}** ({connection_reason(reason).rstrip('.')})" if says_why else f"**{word}**"


_BIDS: Final = {
    "": "–",
    "accepted": "accepted once",
    "not_sent": "refused at once: not sent",
    "checking → accepted": "checking… → accepted once",
    "checking → refused (expired)": "checking… → refused, too late",
    "refused (expired)": "refused, too late",
}


def _bid_words(bid: str) -> str:
    return _BIDS.get(bid, bid)


def _worst(times: Iterable[float | None]) -> str:
    known = [each for each in times if each is not None]
    return f"{max(known):.1f} s" if known else "–"


def _measured_on() -> str:
    day = datetime.now(UTC).date().isoformat()
    cores = os.cpu_count()
    python = platform.python_version()
    machine = f"{platform.system()} {platform.release().split('-')[0]} on {platform.machine()}, {cores} cores"
    return (
        f"Measured on {day}: {machine}, Python {python}, beside other work (load {os.getloadavg()[0]:.1f})."
    )


def main() -> int:
    """Write the document from a file of findings; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("results", type=Path)
    parser.add_argument("--write", type=Path, help="write it here instead of to the standard output")
    options = parser.parse_args()
    lines = options.results.read_bytes().splitlines()
    if not lines:
        parser.exit(1, "nothing was measured, so nothing is written\n")
    text = write(msgspec.json.decode(line, type=Finding) for line in lines)
    if options.write is None:
        sys.stdout.write(text)
    else:
        options.write.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
