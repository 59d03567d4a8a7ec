"""A price never comes from a float: no float touches the contract or the rules."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source_tree import Source, findings, found_in

# Durations and factors that are no money, each by its full name.
NOT_MONEY = {
    "contract.wire.SILENT_AFTER_BEATS",
    "contract.wire.GoodbyeMessage.retry_after",
    "contract.catalogue.mapping._NEARLY",  # how alike two headings are
}


def floats(source: Source) -> Iterator[str]:
    """Find float literals, `float`, `round` and true division, except in the names that are no money."""
    if source.is_in("contract", "server.rules"):
        yield from floats_below(source.tree, source.module)


def floats_below(node: ast.AST, name: str) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        child_name = name_of(child, name)
        if child_name in NOT_MONEY:
            continue
        if what := float_in(child):
            yield f"{getattr(child, 'lineno', 0)}: {what} in {child_name}"
        yield from floats_below(child, child_name)


def name_of(node: ast.AST, outer: str) -> str:
    match node:
        case ast.ClassDef(name=inner) | ast.FunctionDef(name=inner):
            return f"{outer}.{inner}"
        case ast.AnnAssign(target=ast.Name(id=inner)) | ast.Assign(targets=[ast.Name(id=inner)]):
            return f"{outer}.{inner}"
    return outer


def float_in(node: ast.AST) -> str | None:
    match node:
        case ast.Constant(value=float()):
            return f"the float {ast.unparse(node)}"
        case ast.Name(id="float" | "round" as name):
            return name
        case ast.BinOp(op=ast.Div(), right=right) if not isinstance(right, ast.Constant | ast.JoinedStr):
            return "a true division"
        case ast.BinOp(op=ast.Div(), right=ast.Constant(value=value)) if not isinstance(value, str):
            return "a true division"  # by a text it is a path
        case ast.AugAssign(op=ast.Div()):
            return "a true division"
    return None


def test_no_float_touches_money() -> None:
    assert findings(floats) == []


@pytest.mark.parametrize(
    "text",
    [
        "STEP = 2.5",
        "def ask(price): return float(price)",
        "half = price / 2",
        "half = price / parts",
        "price /= 2",
        "def ask(price: float) -> int: ...",
        "ask = round(price)",
    ],
)
def test_a_float_in_the_rules_is_found(text: str) -> None:
    assert len(found_in("server.rules.bidding", text, floats)) == 1


def test_whole_division_and_paths_are_no_floats() -> None:
    assert found_in("server.rules.bidding", "half = price // 2\nfile = folder / 'ladders'", floats) == []


def test_a_name_that_is_no_money_may_be_a_float_in_its_own_module_only() -> None:
    text = "SILENT_AFTER_BEATS: Final = 2.5"
    assert found_in("contract.wire", text, floats) == []
    assert len(found_in("contract.money", text, floats)) == 1
