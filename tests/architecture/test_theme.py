"""Colours come from the theme's tokens: a literal elsewhere would be wrong in one of light and dark."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.source_tree import ROOT, Source, called_name, findings, found_in, walk_code

HEX_COLOUR = re.compile(r"(?<![\w&])#(?:[0-9a-fA-F]{3,4}){1,2}(?![0-9A-Za-z_])")
COLOUR_FUNCTION = re.compile(r"\b(?:rgba?|hsla?)\(\s*\d")
# The icons' drawings are black ink, which theme.icons replaces by a token.
TOKENS = ("desktop_client.theme.tokens", "desktop_client.theme.icons")


def colour_literals(source: Source) -> Iterator[str]:
    """Find colours written out as text, as numbers, or as one of Qt's named ones (but `transparent`)."""
    if not source.is_in("desktop_client") or source.is_in(*TOKENS):
        return
    for node in walk_code(source.tree):
        if what := colour_in(node):
            yield f"{getattr(node, 'lineno', 0)}: {what} is a colour; take it from the theme"


def colour_in(node: ast.AST) -> str | None:
    match node:
        case ast.Constant(value=str(text)) if HEX_COLOUR.search(text) or COLOUR_FUNCTION.search(text):
            return text
        case ast.Call(args=[ast.Constant(value=first), *_]) if called_name(node) == "QColor":
            return None if is_own_colour_text(first) else ast.unparse(node)
        case ast.Attribute(value=ast.Attribute(attr="GlobalColor"), attr=name) if name != "transparent":
            return ast.unparse(node)
    return None


def is_own_colour_text(value: object) -> bool:
    """A hex text is found as a text already."""
    return isinstance(value, str) and HEX_COLOUR.search(value) is not None


def test_colours_are_written_only_in_the_tokens() -> None:
    assert findings(colour_literals) == []


def test_the_style_sheet_names_colours_by_token() -> None:
    for sheet in (ROOT / "desktop_client").rglob("*.qss"):
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        rules = re.findall(r"[\w-]+\s*:\s*[^;{}]+;", text)
        assert [rule for rule in rules if HEX_COLOUR.search(rule) or COLOUR_FUNCTION.search(rule)] == [], (
            sheet.name
        )


@pytest.mark.parametrize(
    "text",
    [
        "label.setStyleSheet('color: #c9a227')",
        "pen = QPen('#fff')",
        "colour = QColor(201, 162, 39)",
        "colour = QtGui.QColor('red')",
        "colour = Qt.GlobalColor.red",
        "sheet = 'background: rgba(0, 0, 0, 0.5)'",
    ],
)
def test_a_colour_literal_is_found(text: str) -> None:
    assert len(found_in("desktop_client.widgets.toast", text, colour_literals)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "'''Lot #27 and #fff.'''",
        "pixmap.fill(Qt.GlobalColor.transparent)",
        "text = f'#{number}'",
        "t = 'Lot #27'",
    ],
)
def test_what_is_no_colour_is_left_alone(text: str) -> None:
    assert found_in("desktop_client.widgets.toast", text, colour_literals) == []
