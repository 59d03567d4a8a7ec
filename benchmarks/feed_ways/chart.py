"""Draws the comparison: from bid to sight on the left (logarithmic), the cost of a bidder on the right.

An SVG of our own with a ground of its own, so that it can be read on a light page and on a dark one; it
follows the reader's preference where the viewer tells it.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from math import ceil, floor, log10
from typing import Final
from xml.sax.saxutils import escape

from benchmarks.feed_ways.result import TITLES, WayRow
from benchmarks.feed_ways.section import spelled_ms

WIDTH: Final = 1000
ROW: Final = 24
GAP: Final = 20
TOP: Final = 84
LEFT: Final = 225
PANEL: Final = 310
BETWEEN: Final = 60
STYLE: Final = """
text { font: 13px system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1d1c1a }
.quiet { fill: #6a665e; font-size: 12px } .title { font-weight: 600; font-size: 14px }
.line { stroke: #dcd8ce } .bar { fill: #d9bf8c } .mark { fill: #8a6420 } .ground { fill: #fbfaf7 }
@media (prefers-color-scheme: dark) {
  text { fill: #f0ede6 } .quiet { fill: #a8a296 }
  .line { stroke: #3b3833 } .bar { fill: #6f5a32 } .mark { fill: #d9ab5b } .ground { fill: #1b1a18 }
}
"""


TOLD: Final = "From bid to sight, and server CPU per bidder and minute, for each way to follow a sale"
_OPENING: Final = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {{height}}" width="{WIDTH}" '
    'height="{height}" role="img" aria-labelledby="told">\n'
    f'<title id="told">{TOLD}</title><style>{STYLE.replace("{", "{{").replace("}", "}}")}</style>'
)


class Scale:
    """Where amounts lie between two ends; logarithmic between whole powers of ten, or linear from 0."""

    def __init__(self, left: float, amounts: Iterable[float], *, logarithmic: bool) -> None:
        known = [max(amount, 0.01) for amount in amounts]
        self.left, self._logarithmic = left, logarithmic
        if logarithmic:
            first = floor(log10(min(known)))
            last = max(floor(log10(max(known))) + 1, first + 1)
            self.ticks = [10.0**power for power in range(first, last + 1)]
        else:
            step = _round_step(max(known) / 4)
            self.ticks = [step * k for k in range(ceil(max(known) / step) + 1)]

    def at(self, amount: float) -> float:
        """Return where an amount lies, in pixels."""
        low, high = self.ticks[0], self.ticks[-1]
        share = log10(max(amount, low) / low) / log10(high / low) if self._logarithmic else amount / high
        return round(self.left + share * PANEL, 1)


def _round_step(amount: float) -> float:
    """Return the first of 1, 2, 5, 10, 20, 50 … that is not less."""
    decade = 10.0 ** floor(log10(amount))
    return next(decade * step for step in (1, 2, 5, 10) if decade * step >= amount)


def draw(rows: Sequence[WayRow]) -> str:
    """Return the chart as SVG."""
    groups = [(way, list(each)) for way, each in groupby(rows, key=lambda row: row.way)]
    height = TOP + len(rows) * ROW + len(groups) * GAP + 30
    sight = Scale(LEFT, [amount for row in rows for amount in (row.p50_ms, row.p99_ms)], logarithmic=True)
    cost = Scale(LEFT + PANEL + BETWEEN, [row.cpu_ms for row in rows], logarithmic=False)
    bottom = height - 40
    parts = [
        _OPENING.format(height=height),
        f'<rect class="ground" width="{WIDTH}" height="{height}" rx="10"/>',
        _text(LEFT - 14, 47, "bidders", "quiet", "end"),
        *_axis(sight, "From bid to sight", "dot: half of all · bar: up to 99 %", bottom),
        *_axis(cost, "Server CPU", "for each bidder and minute", bottom),
    ]
    y = TOP + GAP / 2
    for way, group in groups:
        parts.append(_text(20, y + ROW / 2 + 4, TITLES[way], "title"))
        for row in group:
            parts += _row(row, y + ROW / 2, sight, cost)
            y += ROW
        y += GAP
    return "\n".join([*parts, "</svg>\n"])


def _axis(scale: Scale, title: str, told: str, bottom: float) -> Iterable[str]:
    yield _text(scale.left, 28, title, "title")
    yield _text(scale.left, 47, told, "quiet")
    for tick in scale.ticks:
        x = scale.at(tick)
        yield f'<line class="line" x1="{x}" x2="{x}" y1="{TOP - 6}" y2="{bottom + 6}"/>'
        yield _text(x, bottom + 24, _short(tick), "quiet", "middle")


def _row(row: WayRow, y: float, sight: Scale, cost: Scale) -> Iterable[str]:
    yield _text(LEFT - 14, y + 4, f"{row.bidders:,}", "quiet", "end")
    start, end = sight.at(row.p50_ms), sight.at(row.p99_ms)
    yield f'<rect class="bar" x="{start}" y="{y - 4}" width="{max(end - start, 1):.1f}" height="8" rx="2"/>'
    yield f'<circle class="mark" cx="{start}" cy="{y}" r="5"/>'
    spelled = f"{spelled_ms(row.p50_ms)} … {spelled_ms(row.p99_ms)}"
    if end < LEFT + PANEL / 2:
        yield _text(end + 10, y + 4, spelled, "quiet")
    else:
        yield _text(start - 12, y + 4, spelled, "quiet", "end")
    tip = cost.at(row.cpu_ms)
    yield f'<rect class="mark" x="{cost.left}" y="{y - 5}" width="{tip - cost.left:.1f}" height="10" rx="2"/>'
    yield _text(tip + 6, y + 4, spelled_ms(row.cpu_ms), "quiet")


def _text(x: float, y: float, words: str, kind: str, anchor: str = "start") -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _short(amount_ms: float) -> str:
    return f"{amount_ms / 1000:g} s" if amount_ms >= 1000 else f"{amount_ms:g} ms"
