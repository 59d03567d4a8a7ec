"""The carried fonts are what the theme counts on: four real weights, equal figures, a wide repertoire."""

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

import resources

WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
TNUM = QFont.Tag("tnum")
CV05 = QFont.Tag("cv05")


@pytest.fixture(scope="module")
def inter(qapp: QApplication) -> dict[str, int]:
    """Give Qt the fonts once; return the database's id of each."""
    return {
        name: QFontDatabase.addApplicationFont(str(resources.path("fonts", f"Inter-{name}.ttf")))
        for name in WEIGHTS
    }


def _width(text: str, feature: QFont.Tag | None = None) -> float:
    font = QFont("Inter")
    font.setPixelSize(54)
    if feature is not None:
        font.setFeature(feature, 1)
    return QFontMetricsF(font).horizontalAdvance(text)


@pytest.mark.parametrize(("name", "weight"), WEIGHTS.items())
def test_each_weight_loads_as_a_real_one_of_the_family(inter: dict[str, int], name: str, weight: int) -> None:
    assert inter[name] >= 0
    assert "Inter" in QFontDatabase.applicationFontFamilies(inter[name])
    table = QRawFont(str(resources.path("fonts", f"Inter-{name}.ttf")), 16).fontTable("OS/2")
    assert int.from_bytes(table.data()[4:6], "big") == weight, "usWeightClass"


def test_the_family_gives_each_weight_its_own_drawing_and_no_synthetic_bold(inter: dict[str, int]) -> None:
    widths = []
    for weight in WEIGHTS.values():
        font = QFont("Inter")
        font.setPixelSize(200)
        font.setWeight(QFont.Weight(weight))
        widths.append(QFontMetricsF(font).horizontalAdvance("Hammer price"))
    assert widths == sorted(set(widths))


def test_a_price_does_not_jump_because_tabular_figures_have_one_width(inter: dict[str, int]) -> None:
    assert _width("1111") < _width("0000"), "without the feature a 1 is narrow: else this test proves nothing"
    assert len({_width(figure * 4, TNUM) for figure in "0123456789"}) == 1


def test_the_l_with_a_tail_is_there(inter: dict[str, int]) -> None:
    assert _width("llll", CV05) != _width("llll")


def test_every_sign_of_the_windows_and_of_a_bidders_name_has_a_glyph(inter: dict[str, int]) -> None:
    signs = "€£$−–—…·×✓▲▼←→↑↓“”’\u00a0\u2009\u202fñçßøłőșğЖдЯλΩơễ"
    for name in WEIGHTS:
        raw = QRawFont(str(resources.path("fonts", f"Inter-{name}.ttf")), 16)
        assert [sign for sign in signs if not raw.supportsCharacter(ord(sign))] == []


def test_the_licence_lies_beside_the_fonts() -> None:
    assert "SIL Open Font License, Version 1.1" in resources.path("fonts", "OFL.txt").read_text("utf-8")
