"""Prints a paper: the whole PDF of one statement, from 1 lot to as many as there are.

It takes some milliseconds a page, all of it computing: not for the event loop.
"""

from datetime import tzinfo

from contract.papers import Paper, PaperKind, PaperLanguage
from server.settlement.paper.buyer import buyer_content
from server.settlement.paper.closing import draw_tail, draw_totals, tail_height, totals_height
from server.settlement.paper.content import Content
from server.settlement.paper.figures import Figures
from server.settlement.paper.letter import (
    BODY_ENDS,
    PARTY_AT,
    draw_facts,
    draw_foot,
    draw_letterhead,
    draw_party,
    draw_short_head,
    draw_title,
)
from server.settlement.paper.pages import PageSpan, Room, paginate
from server.settlement.paper.seller import seller_content
from server.settlement.paper.sheet import LEFT, MM, RIGHT, Ink, Sheets
from server.settlement.paper.table import CARRY, HEADING, Table
from server.settlement.paper.words import WORDS, Words

FIRST_TABLE_AT = 110 * MM
LATER_TABLE_AT = 30 * MM


def print_paper(paper: Paper, zone: tzinfo, language: PaperLanguage | None = None) -> bytes:
    """Return a paper as PDF, in its own language unless another is asked for; days are those of `zone`."""
    spoken = language or paper.accounting.language
    words, figures = WORDS[spoken], Figures(spoken, paper.statement.currency, zone)
    if paper.kind is PaperKind.BUYER:
        assert paper.buyer is not None
        content = buyer_content(paper, paper.buyer, words, figures)
    else:
        assert paper.seller is not None
        content = seller_content(paper, paper.seller, words, figures)
    return _Printer(content, words, figures, spoken.value).pdf()


class _Printer:
    """Prints one content."""

    def __init__(self, content: Content, words: Words, figures: Figures, language: str) -> None:
        self._content, self._words, self._figures = content, words, figures
        self._table = Table.of(content)
        title = " ".join([content.title, *(value for _, value in content.facts[:1])])
        self._sheets = Sheets(title, content.letterhead.name, language)

    def pdf(self) -> bytes:
        heights = [self._table.height(row) for row in self._content.rows]
        room = Room(
            first=BODY_ENDS - FIRST_TABLE_AT - HEADING,
            later=BODY_ENDS - LATER_TABLE_AT - HEADING,
            carry=CARRY,
            totals=totals_height(self._content),
            tail=tail_height(self._content),
        )
        pages = paginate(heights, room)
        carried = 0
        for number, span in enumerate(pages, start=1):
            if number > 1:
                self._sheets.next_page()
            carried = self._page(number, len(pages), span, carried)
        return self._sheets.finish()

    def _page(self, number: int, pages: int, span: PageSpan, carried: int) -> int:
        sheets, content, words = self._sheets, self._content, self._words
        if content.watermark:
            sheets.across(content.watermark)
        y = self._head(number)
        if span.totals or not span.tail:
            y, carried = self._rows(number, span, carried, y)
        if span.totals:
            y = draw_totals(sheets, content, y)
        if span.tail:
            draw_tail(sheets, content, y)
        draw_foot(sheets, content, words.page.format(page=number, pages=pages), words.lacking)
        return carried

    def _rows(self, number: int, span: PageSpan, carried: int, y: float) -> tuple[float, int]:
        """Draw a page's part of the table; return where it ends and the sum so far."""
        table, words, amount = self._table, self._words, self._figures.amount
        y = table.draw_heading(self._sheets, self._content, y, words.lot, words.description)
        if number > 1:
            y = table.draw_carry(self._sheets, words.brought, amount(carried), y)
            self._sheets.rule(LEFT, y - 4, RIGHT, Ink.RULE)
        for row in self._content.rows[span.start : span.end]:
            y = table.draw_row(self._sheets, row, y)
            carried += row.sum
        if not span.totals:
            y = table.draw_carry(self._sheets, words.carried, amount(carried), y)
        return y, carried

    def _head(self, number: int) -> float:
        if number > 1:
            draw_short_head(self._sheets, self._content)
            return LATER_TABLE_AT
        head = draw_letterhead(self._sheets, self._content)
        y = max(PARTY_AT, head + 16 * MM)
        draw_party(self._sheets, self._content, y)
        draw_facts(self._sheets, self._content, y)
        draw_title(self._sheets, self._content, FIRST_TABLE_AT - 24)
        return FIRST_TABLE_AT
