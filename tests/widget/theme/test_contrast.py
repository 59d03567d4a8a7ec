"""Every text can be read on every ground it is put on: WCAG 2.2, 4.5 : 1, computed from the token file."""

import pytest

from desktop_client.theme.tokens import Colours, contrast, load_tokens

READABLE, VISIBLE = 4.5, 3.0
GROUNDS = ("window", "surface", "sunken", "hover", "pressed")
INKS = ("text", "muted", "accent", "leading", "outbid", "warning", "info")
PAIRS = [
    *((ink, ground) for ink in INKS for ground in ("window", "surface", "sunken")),
    *(("text", ground) for ground in GROUNDS),
    ("text", "accent_soft"),
    ("accent", "accent_soft"),
    ("on_accent", "accent_fill"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("leading", "leading_soft"),
    ("on_leading", "leading_fill"),
    ("outbid", "outbid_soft"),
    ("on_outbid", "outbid_fill"),
    ("on_outbid", "outbid_hover"),
    ("on_outbid", "outbid_pressed"),
    ("warning", "warning_soft"),
    ("info", "info_soft"),
]
MODES = {"light": load_tokens().light, "dark": load_tokens().dark}


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
@pytest.mark.parametrize("colours", MODES.values(), ids=MODES)
def test_a_text_can_be_read_on_its_ground(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= READABLE


@pytest.mark.parametrize("ground", ["window", "surface", "sunken"])
@pytest.mark.parametrize("mark", ["focus", "outline"])
@pytest.mark.parametrize("colours", MODES.values(), ids=MODES)
def test_the_focus_and_the_edges_of_controls_can_be_seen(colours: Colours, mark: str, ground: str) -> None:
    assert contrast(getattr(colours, mark), getattr(colours, ground)) >= VISIBLE


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == pytest.approx(1.0)
