"""The texts of a seller's settlement."""

from contract.papers import Paper, SellerLine, SellerStatement
from contract.settlement import SoldBy
from contract.standing import Phase
from server.settlement.paper.buyer import DAY_MS
from server.settlement.paper.content import (
    Content,
    Row,
    columns,
    head_facts,
    paragraphs,
    subtitle,
    tiers_text,
)
from server.settlement.paper.figures import Figures
from server.settlement.paper.words import Words


def seller_content(paper: Paper, statement: SellerStatement, words: Words, figures: Figures) -> Content:
    """Write a seller's settlement; deductions stand with a minus, so that every row can be added up."""
    numbers = [_numbers(line) for line in statement.lines]
    shown = columns(numbers)
    headings = [words.hammer, words.commission, words.fees, words.vat, words.net]
    facts = head_facts(paper, words, figures)
    if statement.party.vat_no:
        facts.append((words.vat_no, statement.party.vat_no))
    if paper.issued_at is not None and statement.total > 0:
        facts.append((words.payout, figures.day(paper.issued_at + paper.accounting.payout_days * DAY_MS)))
    remarks = paragraphs(paper.accounting.seller_note)
    if statement.commission:
        tiers = tiers_text(statement.commission, words, figures)
        remarks.insert(0, words.commission_terms.format(tiers=tiers))
    label = words.to_get if statement.total >= 0 else words.we_are_owed
    return Content(
        title=words.seller_title,
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
                remark=_remark(line, words),
                figures=[figures.cell(one) for one, show in zip(row, shown, strict=True) if show],
                sum=line.net,
            )
            for line, row in zip(statement.lines, numbers, strict=True)
        ],
        totals=_totals(statement, words, figures),
        grand=(label, figures.money(abs(statement.total))),
        payment=None,
        remarks=remarks,
    )


def _numbers(line: SellerLine) -> list[int]:
    return [line.hammer, -line.commission, -line.fees, line.hammer_vat - line.vat, line.net]


def _remark(line: SellerLine, words: Words) -> str:
    if line.sold_by is SoldBy.AFTER_SALE:
        return words.after_sale
    return {Phase.PASSED: words.unsold, Phase.WITHDRAWN: words.withdrawn}.get(line.outcome, "")


def _totals(statement: SellerStatement, words: Words, figures: Figures) -> list[tuple[str, str]]:
    totals = [(words.hammer_sum, figures.amount(statement.hammer))]
    if statement.hammer_vat:
        totals.append((words.hammer_vat_sum, figures.amount(statement.hammer_vat)))
    if statement.commission_sum:
        totals.append((words.commission_sum, figures.amount(-statement.commission_sum)))
    if statement.fees:
        totals.append((words.fees_sum, figures.amount(-statement.fees)))
    if statement.vat.vat:
        label = words.vat_at.format(
            rate=figures.rate(statement.vat.rate_bp), base=figures.amount(statement.vat.base)
        )
        totals.append((label, figures.amount(-statement.vat.vat)))
    return totals
