"""What closes a paper: the totals, how to pay, and what the house remarks."""

from server.settlement.paper.content import Content, Payment
from server.settlement.paper.sheet import LEFT, LINE, MM, RIGHT, Face, Ink, Sheets, width_of, wrapped

TOTALS_FROM = LEFT + 82 * MM
TOTAL = 15.0
GRAND = 34.0
BOX_PAD = 12.0
CODE = 25 * MM
SPACE = 16.0
BEFORE = 22.0
REMARK = 8.0


def totals_height(content: Content) -> float:
    """Return how much room the totals need (pt)."""
    return BEFORE + len(content.totals) * TOTAL + GRAND


def tail_height(content: Content) -> float:
    """Return how much room is needed for what follows the totals (pt)."""
    height = 0.0 if content.payment is None else SPACE + _box_height(content.payment)
    lines = _remark_lines(content)
    return height + (SPACE + len(lines) * REMARK * LINE if lines else 0)


def draw_totals(sheets: Sheets, content: Content, y: float) -> float:
    """Draw the totals from `y` on; return where they end."""
    y += BEFORE
    for label, amount in content.totals:
        sheets.text(TOTALS_FROM, y, label, 9, ink=Ink.GREY)
        sheets.figure(RIGHT, y, amount, 9)
        y += TOTAL
    sheets.rule(TOTALS_FROM, y - 5, RIGHT, Ink.BLACK, 0.8)
    label, amount = content.grand
    sheets.text(TOTALS_FROM, y + 13, label, 11, Face.BOLD)
    sheets.figure(RIGHT, y + 13, amount, 13, Face.BOLD)
    return y + GRAND


def draw_tail(sheets: Sheets, content: Content, y: float) -> None:
    """Draw how to pay and the remarks from `y` on."""
    if content.payment is not None:
        y = _draw_payment(sheets, content.payment, y + SPACE)
    y += SPACE
    for line in _remark_lines(content):
        sheets.text(LEFT, y, line, REMARK, ink=Ink.GREY)
        y += REMARK * LINE


def _remark_lines(content: Content) -> list[str]:
    lines = []
    for remark in content.remarks:
        lines += wrapped(remark, Face.REGULAR, REMARK, RIGHT - LEFT)
    return lines


def _box_height(payment: Payment) -> float:
    text = BOX_PAD * 2 + 18 + len(payment.lines) * 9 * LINE * 1.1
    return max(text, BOX_PAD * 2 + CODE) if payment.code is not None else text


def _draw_payment(sheets: Sheets, payment: Payment, y: float) -> float:
    height = _box_height(payment)
    sheets.tint(LEFT, y, RIGHT - LEFT, height)
    base = y + BOX_PAD + 9
    sheets.text(LEFT + BOX_PAD, base, payment.title, 10, Face.BOLD)
    base += 18
    column = LEFT + BOX_PAD + max(width_of(label, Face.REGULAR, 9) for label, _ in payment.lines) + 14
    ends = RIGHT - BOX_PAD - (CODE + 100 if payment.code is not None else 0)
    for label, value in payment.lines:
        sheets.text(LEFT + BOX_PAD, base, label, 9, ink=Ink.GREY)
        sheets.text(column, base, wrapped(value, Face.MEDIUM, 9, ends - column, at_most=1)[0], 9, Face.MEDIUM)
        base += 9 * LINE * 1.1
    if payment.code is not None:
        left = RIGHT - BOX_PAD - CODE
        sheets.modules(left, y + (height - CODE) / 2, CODE, payment.code)
        base = y + (height - CODE) / 2 + CODE
        lines = wrapped(payment.scan, Face.REGULAR, 7.5, 80)
        base -= (len(lines) - 1) * 7.5 * LINE
        for line in lines:
            sheets.right(left - 10, base, line, 7.5, ink=Ink.GREY)
            base += 7.5 * LINE
    return y + height
