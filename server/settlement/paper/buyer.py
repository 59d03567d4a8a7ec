"""The texts of a buyer's statement."""

from contract.papers import BuyerLine, BuyerStatement, Paper
from contract.settlement import SoldBy
from server.settlement.paper.content import (
    Content,
    Row,
    columns,
    head_facts,
    number_text,
    paragraphs,
    subtitle,
    tiers_text,
)
from server.settlement.paper.figures import Figures
from server.settlement.paper.payment import payment
from server.settlement.paper.words import Words

DAY_MS = 86_400_000


def buyer_content(paper: Paper, statement: BuyerStatement, words: Words, figures: Figures) -> Content:
    """Write a buyer's statement."""
    numbers = [_numbers(line) for line in statement.lines]
    shown = columns(numbers)
    headings = [words.hammer, words.premium, words.vat, words.amount]
    due = (
        ""
        if paper.issued_at is None
        else figures.day(paper.issued_at + paper.accounting.payment_days * DAY_MS)
    )
    facts = head_facts(paper, words, figures)
    if statement.party.paddle:
        facts.append((words.paddle, statement.party.paddle))
    pay = payment(
        paper.letterhead,
        words,
        currency=statement.currency,
        amount=statement.total,
        reference=number_text(paper, paper.number),
        due=due,
    )
    if pay is None and due and statement.total > 0:
        facts.append((words.due, due))
    remarks = paragraphs(paper.accounting.buyer_note)
    if statement.premium:
        remarks.insert(0, words.premium_terms.format(tiers=tiers_text(statement.premium, words, figures)))
    return Content(
        title=words.buyer_title,
        subtitle=subtitle(statement.title, len(statement.lines), words),
        watermark=words.draft if paper.number is None else "",
        letterhead=paper.letterhead,
        party=statement.party,
        facts=facts,
        headings=[text for text, show in zip(headings, shown, strict=True) if show],
        rows=[
            Row(
                lot=line.lot,
                title=line.title,
                remark=words.after_sale if line.sold_by is SoldBy.AFTER_SALE else "",
                figures=[figures.cell(one) for one, show in zip(row, shown, strict=True) if show],
                sum=line.total,
            )
            for line, row in zip(statement.lines, numbers, strict=True)
        ],
        totals=_totals(statement, words, figures),
        grand=(words.to_pay, figures.money(statement.total)),
        payment=pay,
        remarks=remarks,
    )


def _numbers(line: BuyerLine) -> list[int]:
    return [line.hammer, line.premium, line.premium_vat + line.hammer_vat, line.total]


def _totals(statement: BuyerStatement, words: Words, figures: Figures) -> list[tuple[str, str]]:
    totals = [(words.hammer_sum, figures.amount(statement.hammer))]
    if statement.premium_sum:
        totals.append((words.premium_sum, figures.amount(statement.premium_sum)))
    for vat in statement.vat:
        label = words.vat_at.format(rate=figures.rate(vat.rate_bp), base=figures.amount(vat.base))
        totals.append((label, figures.amount(vat.vat)))
    return totals
