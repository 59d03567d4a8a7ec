"""What stands on a paper, as texts in order: made of a statement, printed by `letter`. Knows no measure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from contract.papers import Letterhead, Paper
from contract.settlement import Party
from contract.terms import PremiumBand
from server.settlement.paper.figures import Figures
from server.settlement.paper.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A lot: its number, its title with a remark beneath, a figure for each column, and what it comes to."""

    lot: str
    title: str
    remark: str
    figures: Sequence[str]
    sum: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """How to pay: lines of label and value, and the modules of a QR code where a bank's app can read one."""

    title: str
    lines: Sequence[tuple[str, str]]
    scan: str
    code: Sequence[Sequence[int]] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All texts of a paper."""

    title: str
    subtitle: str
    watermark: str
    letterhead: Letterhead
    party: Party
    facts: Sequence[tuple[str, str]]
    headings: Sequence[str]
    rows: Sequence[Row]
    totals: Sequence[tuple[str, str]]
    grand: tuple[str, str]
    payment: Payment | None
    remarks: Sequence[str] = field(default=())


def number_text(paper: Paper, number: int | None) -> str:
    """Return a statement's number as it is printed: the house's prefix and at least five digits."""
    return "" if number is None else f"{paper.letterhead.number_prefix}{number:05d}"


def head_facts(paper: Paper, words: Words, figures: Figures) -> list[tuple[str, str]]:
    """Return what stands at the head of any paper: number, dates, sale."""
    accounting = paper.accounting
    facts = [
        (words.number, number_text(paper, paper.number)),
        (words.date, "" if paper.issued_at is None else figures.day(paper.issued_at)),
        (words.replaces, number_text(paper, paper.replaces)),
        (words.held_on, "" if paper.held_on is None else figures.day(paper.held_on)),
        (words.held_at, accounting.held_at),
    ]
    return [(label, value) for label, value in facts if value]


def tiers_text(tiers: Iterable[PremiumBand], words: Words, figures: Figures) -> str:
    """Write tiers as a sentence part: `25 % up to €100,000.00, 20 % above`."""
    rising = sorted(tiers, key=lambda tier: tier.above)
    if len(rising) == 1 and rising[0].above == 0:
        return words.tier_flat.format(rate=figures.rate(rising[0].rate_bp))
    if rising and rising[0].above > 0:
        rising = [PremiumBand(above=0, rate_bp=0), *rising]
    parts = []
    for index, tier in enumerate(rising):
        last = index + 1 == len(rising)
        form = words.tier_last if last else words.tier_first if index == 0 else words.tier_next
        end = "" if last else figures.money(rising[index + 1].above)
        parts.append(form.format(rate=figures.rate(tier.rate_bp), end=end))
    return ", ".join(parts)


def subtitle(sale: str, lots: int, words: Words) -> str:
    """Return the line under the title: which sale, and how many lots."""
    return f"{sale} · {words.one_lot if lots == 1 else words.lots.format(count=lots)}"


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a note, without empty ones."""
    return [part.strip() for part in text.splitlines() if part.strip()]


def columns(rows: Sequence[Sequence[int]]) -> list[bool]:
    """Tell which columns of a table stand on paper: the first and the last, and what is not all zeros."""
    last = len(rows[0]) - 1
    return [index in {0, last} or any(row[index] for row in rows) for index in range(last + 1)]
