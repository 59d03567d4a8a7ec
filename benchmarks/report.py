"""Writes docs/benchmarks.md out of what was kept. Everything in it is made here: nobody edits it by hand."""

import statistics
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from benchmarks.feed_ways import section
from benchmarks.measure import Figure, Measure, Value
from benchmarks.records import Kept, Record

INTRODUCTION: Final = """# How fast

This page is made from measurements (`./dev bench --write`), not written by hand; every round behind it is in
[benchmarks.json](benchmarks.json). Anyone can measure again:

```sh
./dev bench              # all of it, about half an hour; nothing else should run meanwhile
./dev bench --quick      # the same in shorter rounds, under ten minutes
./dev bench --only fanout,memory --json figures.json
```

It installs the peer by itself: Node's own Socket.IO with Express, running the smallest auction that can be
called one (`benchmarks/peers/node`). Without Node its rows are left out.

- **A figure is a ratio wherever it can be**: all sides are measured in the same round, one right after the
  other, and each round begins with another side. A slow machine, or a busy one, then slows all of them.
- **Given is the median of the rounds**, with the least and the greatest. 99th percentiles, and the longest of
  anything, are of all rounds' times together (a hundredth of one round would be one or two slow calls of the
  disk); beside them stand the least and the greatest of single rounds. A percentile is of nearest rank.
- **What a crowd does in one room is played in one go**: the 1,000 bidders come in once a round at each side,
  and then there is one entry at a time, bids at a steady pace, and a burst at the end.
- **The house is a real one**: the server as `martillo serve` starts it, in a process and on a processor of
  its own, on a disk that really syncs. CPU is what the kernel says that this process took.
- **Those who attend** are played by a load generator on the other processor. It says when it was itself
  too slow.

"""
NOTHING: Final = "–"
NEVER: Final = Kept(day="", commit="", quick=False, rounds=[])


def write(record: Record, measures: Sequence[Measure]) -> str:
    """Return the document; a measure that was never taken has rows that say so."""
    taken = [(each, record.measures.get(each.name, NEVER)) for each in measures]
    parts = [INTRODUCTION, _measured_on(record), "\n## The figures\n\n", _table(taken)]
    if record.feed_ways is not None:
        parts.append("\n" + section.write(record.feed_ways))
    parts += ["\n## What each figure is\n", *(_explained(measure, kept) for measure, kept in taken)]
    told = [f"{measure.title}: {each}" for measure, kept in taken for each in kept.warnings]
    if record.feed_ways is not None:
        told += [f"{section.TITLE}: {each}" for each in record.feed_ways.warnings]
    return "".join([*parts, _warned(told)])


def summary(measure: Measure, kept: Kept) -> str:
    """Return a measure's figures for a terminal, a line each."""
    lines = ("  ".join(_cells(figure, kept)[:-1]) for figure in measure.figures)
    return "\n".join(lines).replace("**", "")


def number(amount: float) -> str:
    """Return a figure with three digits that matter."""
    if amount == 0:
        return "0"
    if abs(amount) >= 1000:
        return f"{amount:,.0f}"
    return f"{amount:.2f}" if abs(amount) < 10 else f"{amount:.1f}" if abs(amount) < 100 else f"{amount:.0f}"


def _measured_on(record: Record) -> str:
    spelled = ", ".join(f"{name} {version}" for name, version in record.versions.items())
    return f"**The machine**: {record.machine}.  \n**Versions**: {spelled}.\n"


def _table(taken: Iterable[tuple[Measure, Kept]]) -> str:
    head = "| | what | median | least – greatest | goal | met | rounds |\n|---|---|--:|--:|--:|---|--:|\n"
    rows = []
    for measure, kept in taken:
        name = f"[{measure.title}](#{_anchor(measure.title)})"
        for figure in measure.figures:
            rows.append(f"| {name} | {' | '.join(_cells(figure, kept))} |\n")
            name = ""
    return head + "".join(rows)


def _anchor(title: str) -> str:
    """Return the name under which a heading is found on a page of Markdown."""
    kept = "".join(letter for letter in title.lower() if letter.isalnum() or letter in " -_")
    return kept.replace(" ", "-")


def _cells(figure: Figure, kept: Kept) -> tuple[str, ...]:
    values, told = figure.values(kept.rounds), figure.said_by(kept.rounds)
    goal = NOTHING
    if figure.goal is not None:
        goal = f"{'≥' if figure.at_least else '≤'} {figure.goal:g} {figure.unit}".rstrip()
    if told is None:
        return figure.title, NOTHING, NOTHING, goal, "not measured", "0"
    met = {True: "yes", False: "**no**", None: NOTHING}[figure.is_met(told)]
    spread = f"{number(min(values))} – {number(max(values))}"
    rounds = f"{len(values)}, [warned](#warnings)" if kept.warnings else str(len(values))
    return figure.title, f"**{_with_unit(told, figure.unit)}**", spread, goal, met, rounds


def _with_unit(amount: float, unit: str) -> str:
    return f"{number(amount)} {unit}" if unit else number(amount)


def _explained(measure: Measure, kept: Kept) -> str:
    told = f"\n### {measure.title}\n\n{measure.how.strip()}\n"
    if not kept.rounds:
        return f"{told}\nNot measured here.\n"
    rows = []
    for name in dict.fromkeys(chain.from_iterable(kept.rounds)):
        of_name = list(chain.from_iterable(_singly(raw[name]) for raw in kept.rounds if name in raw))
        rows.append(f"| `{name}` | {len(of_name):,} | {_middle_and_spread(of_name)} |\n")
    when = f"{kept.day}, at {kept.commit}, {len(kept.rounds)} {'short ' if kept.quick else ''}rounds"
    return (
        f"{told}\n<details><summary>Raw values ({when})</summary>\n\n"
        f"| value | of | median | least – greatest |\n|---|--:|--:|--:|\n{''.join(rows)}\n</details>\n"
    )


def _middle_and_spread(values: Sequence[float]) -> str:
    if not values:
        return f"{NOTHING} | {NOTHING}"
    return f"{number(statistics.median(values))} | {number(min(values))} – {number(max(values))}"


def _singly(found: Value) -> list[float]:
    return found if isinstance(found, list) else [found]


def _warned(warnings: Iterable[str]) -> str:
    told = list(dict.fromkeys(warnings))
    if not told:
        return "\n## Warnings\n\nNone: the load generator was never the bottleneck.\n"
    return "\n## Warnings\n\n" + "".join(f"- {each}\n" for each in told)
