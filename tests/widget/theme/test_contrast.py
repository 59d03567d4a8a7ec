"""Every text can be read on every ground it is put on: WCAG 2.2, 4.5 : 1, computed from the token file.

The pairs are not a list that somebody keeps: every ink is held against every ground, and the style sheet is
read for the pairs that it makes itself. What the windows then paint is looked at in
`tests/widget/accessibility/painted.py`.
"""

import re
from pathlib import Path

import pytest

import desktop_client.theme
from desktop_client.theme.tokens import Colours, colour_names, contrast, load_tokens
from desktop_client.widgets.price_label import GLOW_AT_FULL

READABLE, VISIBLE = 4.5, 3.0
GROUNDS = ("window", "surface", "sunken", "hover", "pressed")
SOFT = ("accent_soft", "leading_soft", "outbid_soft", "warning_soft", "info_soft")
INKS = ("text", "muted", "accent", "leading", "outbid", "warning", "info")
FILLED = {
    "on_accent": ("accent_fill", "accent_hover", "accent_pressed"),
    "on_leading": ("leading_fill",),
    "on_outbid": ("outbid_fill", "outbid_hover", "outbid_pressed"),
}
PAIRS = [
    *((ink, ground) for ink in INKS for ground in (*GROUNDS, *SOFT)),
    *((ink, ground) for ink, grounds in FILLED.items() for ground in grounds),
]
NO_TEXT = {"line", "outline", "focus", "scrim"}
MODES = {"light": load_tokens().light, "dark": load_tokens().dark}
SHEET = Path(desktop_client.theme.__file__).with_name("application.qss").read_text("utf-8")
RULE = re.compile(r"([^{}]+)\{((?:\$\{\w+\}|[^{}])*)\}")
COLOUR = re.compile(r"(?:^|[\s;])(?P<what>[\w-]*color|background):\s*\$(?P<token>\w+)")


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
@pytest.mark.parametrize("colours", MODES.values(), ids=MODES)
def test_a_text_can_be_read_on_its_ground(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= READABLE


def test_every_colour_is_an_ink_or_a_ground_or_carries_no_text() -> None:
    told = {name for pair in PAIRS for name in pair} | NO_TEXT
    assert set(colour_names()) == told


@pytest.mark.parametrize("colours", MODES.values(), ids=MODES)
def test_what_the_style_sheet_writes_on_a_ground_of_its_own_can_be_read(colours: Colours) -> None:
    found = [(selector.strip(), dict(_colours(body))) for selector, body in RULE.findall(SHEET)]
    both = [
        (at, told["color"], told["background"])
        for at, told in found
        if told.keys() >= {"color", "background"}
    ]
    assert len(both) > 5
    faint = [
        f"{at}: {ink} on {ground}"
        for at, ink, ground in both
        if contrast(getattr(colours, ink), getattr(colours, ground)) < READABLE
    ]
    assert faint == []


def _colours(body: str) -> list[tuple[str, str]]:
    return [(one["what"], one["token"]) for one in COLOUR.finditer(body)]


@pytest.mark.parametrize("ground", ["window", "surface", "sunken"])
@pytest.mark.parametrize("mark", ["focus", "outline"])
@pytest.mark.parametrize("colours", MODES.values(), ids=MODES)
def test_the_focus_and_the_edges_of_controls_can_be_seen(colours: Colours, mark: str, ground: str) -> None:
    assert contrast(getattr(colours, mark), getattr(colours, ground)) >= VISIBLE


@pytest.mark.parametrize("ink", FILLED)
@pytest.mark.parametrize("colours", MODES.values(), ids=MODES)
def test_the_ring_inside_a_filled_button_can_be_seen(colours: Colours, ink: str) -> None:
    fills = [contrast(getattr(colours, ink), getattr(colours, fill)) for fill in FILLED[ink]]
    assert min(fills) >= VISIBLE


@pytest.mark.parametrize("ground", ["window", "surface"])
@pytest.mark.parametrize("ink", ["text", "leading", "outbid"])
@pytest.mark.parametrize("colours", MODES.values(), ids=MODES)
def test_a_price_can_be_read_while_it_glows(colours: Colours, ink: str, ground: str) -> None:
    glowing = _mixed(getattr(colours, ground), colours.accent, GLOW_AT_FULL)
    assert contrast(getattr(colours, ink), glowing) >= READABLE


def _mixed(under: str, over: str, share: float) -> str:
    pairs = ((int(under[at : at + 2], 16), int(over[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(low * (1 - share) + high * share):02X}" for low, high in pairs)


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == pytest.approx(1.0)
