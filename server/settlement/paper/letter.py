"""The frame of a paper: letterhead, whom it is for, what it is, and the foot of each page."""

from server.settlement.paper.content import Content
from server.settlement.paper.sheet import HEIGHT, LEFT, LINE, MM, RIGHT, Face, Ink, Sheets, width_of, wrapped

HEAD_AT = 18 * MM
PARTY_AT = 54 * MM
FOOT_AT = HEIGHT - 16 * MM
BODY_ENDS = FOOT_AT - 6 * MM
FACTS_FROM = LEFT + 96 * MM


def draw_letterhead(sheets: Sheets, content: Content) -> float:
    """Draw the house's name and address; return where the head ends."""
    house = content.letterhead
    contact = [*house.address.splitlines(), house.phone, house.email, house.web]
    y = HEAD_AT
    for line in [line for line in contact if line.strip()]:
        sheets.right(RIGHT, y, line, 8, ink=Ink.GREY)
        y += 8 * LINE
    own = HEAD_AT + 8
    for line in wrapped(house.name, Face.BOLD, 19, 100 * MM, at_most=2):
        sheets.text(LEFT, own, line, 19, Face.BOLD)
        own += 19 * LINE
    if house.tagline:
        sheets.text(LEFT, own - 8, house.tagline, 8.5, ink=Ink.BRASS)
        own += 4
    ends = max(y, own, 38 * MM)
    sheets.rule(LEFT, ends, RIGHT, Ink.BRASS, 1.2)
    return ends


def draw_party(sheets: Sheets, content: Content, y: float) -> float:
    """Draw whom it is for, where a window of an envelope shows it; return where that ends."""
    sender = " · ".join(
        [content.letterhead.name, *content.letterhead.address.splitlines()] if content.letterhead.name else []
    )
    if sender:
        small = wrapped(sender, Face.REGULAR, 6, 80 * MM, at_most=1)[0]
        sheets.text(LEFT, y - 12, small, 6, ink=Ink.GREY)
    party = content.party
    for line in wrapped(party.name or party.paddle or party.id, Face.MEDIUM, 10.5, 84 * MM, at_most=2):
        sheets.text(LEFT, y, line, 10.5, Face.MEDIUM)
        y += 10.5 * LINE
    for line in wrapped(party.address, Face.REGULAR, 10, 84 * MM, at_most=6) if party.address else []:
        sheets.text(LEFT, y, line, 10)
        y += 10 * LINE
    return y


def draw_facts(sheets: Sheets, content: Content, y: float) -> float:
    """Draw number, dates and the like beside the address; return where they end."""
    for label, value in content.facts:
        sheets.text(FACTS_FROM, y, label, 8.5, ink=Ink.GREY)
        room = RIGHT - FACTS_FROM - width_of(label, Face.REGULAR, 8.5) - 10
        for line in wrapped(value, Face.MEDIUM, 8.5, room, at_most=3):
            sheets.right(RIGHT, y, line, 8.5, Face.MEDIUM)
            y += 8.5 * LINE
        y += 3
    return y


def draw_title(sheets: Sheets, content: Content, y: float) -> float:
    """Draw what the paper is, and of which sale; return where that ends."""
    sheets.text(LEFT, y, content.title, 20, Face.BOLD)
    y += 16
    for line in wrapped(content.subtitle, Face.REGULAR, 10.5, RIGHT - LEFT, at_most=2):
        sheets.text(LEFT, y, line, 10.5, ink=Ink.GREY)
        y += 10.5 * LINE
    return y


def draw_short_head(sheets: Sheets, content: Content) -> float:
    """Draw the head of a page that is not the first; return where it ends."""
    number = content.facts[0][1] if content.facts and not content.watermark else ""
    named = " · ".join(
        part for part in (f"{content.title} {number}".strip(), content.party.name or content.party.id) if part
    )
    sheets.text(LEFT, HEAD_AT, content.letterhead.name, 9, Face.BOLD)
    sheets.right(RIGHT, HEAD_AT, wrapped(named, Face.REGULAR, 8.5, 110 * MM, at_most=1)[0], 8.5, ink=Ink.GREY)
    sheets.rule(LEFT, HEAD_AT + 8, RIGHT, Ink.BRASS, 1.2)
    return HEAD_AT + 8


def draw_foot(sheets: Sheets, content: Content, page: str, lacking: str) -> None:
    """Draw the foot of a page, last: who the house is by law, the page, and what a mark stands for."""
    house = content.letterhead
    law = " · ".join(part for part in (house.name, house.register, house.vat_no) if part)
    sheets.rule(LEFT, FOOT_AT, RIGHT)
    if law:
        sheets.text(
            LEFT, FOOT_AT + 12, wrapped(law, Face.REGULAR, 7, 130 * MM, at_most=1)[0], 7, ink=Ink.GREY
        )
    sheets.right(RIGHT, FOOT_AT + 12, page, 7, ink=Ink.GREY)
    if sheets.lacks_letters:
        sheets.text(LEFT, FOOT_AT + 22, lacking, 7, ink=Ink.GREY)
