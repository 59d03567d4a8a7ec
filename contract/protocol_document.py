"""Writes docs/protocol.md from the contract itself, so that the document cannot say anything else.

python -m contract.protocol_document --write docs/protocol.md
python -m contract.protocol_document --check docs/protocol.md
"""

import argparse
import inspect
import sys
from collections.abc import Iterable, Iterator
from enum import EnumMeta
from pathlib import Path
from typing import Any, Final, get_args

import msgspec

from contract import commands, display, feed, ladder, prose, receipt_tree, standing, terms, verdicts, wire
from contract.routes import ROUTES

_ENUMS: Final = (
    standing.Phase, standing.Reserve, commands.BidMode, verdicts.Outcome, terms.SaleKind, terms.Registration,
    terms.BelowReserve, terms.Tie, terms.SoftCloseTrigger, wire.Role, wire.PaddleStatus, wire.SaleStatus,
    wire.Goodbye, wire.YouType, receipt_tree.Side,
)  # fmt: skip
_REQUESTS: Final = (
    wire.Auth,
    commands.Attend,
    commands.Bid,
    commands.WithdrawMax,
    commands.Call,
    commands.Leave,
    commands.Pulse,
)
_ANSWERS: Final = (
    wire.Attended,
    verdicts.Verdict,
    verdicts.Receipt,
    receipt_tree.Proof,
    receipt_tree.Sibling,
)
_MESSAGES: Final = (
    wire.FeedMessage, wire.YouMessage, wire.YouEntry, wire.Beat, wire.Attendance, wire.Attendee, wire.Desk,
    wire.DeskLot, wire.BookLine, wire.DeskPaddle, wire.MissedBid, display.ShownPicture,
    wire.GoodbyeMessage,
)  # fmt: skip
_VIEWS: Final = (
    wire.UserView, wire.SaleView, wire.LotView, display.Display, standing.Standing, wire.You, wire.WonLot,
    wire.FeedAnswer, terms.Terms,
    terms.SoftClose, terms.PremiumBand, wire.Undoable, ladder.Ladder, ladder.Band, wire.Problem,
)  # fmt: skip


def document() -> str:
    """Return the whole document as Markdown."""
    parts = [
        prose.OPENING,
        "## What you send\n",
        *(_struct(kind) for kind in _REQUESTS),
        "## What a clerk calls\n",
        "`call` carries one `action`; its `type` is the heading.\n",
        *(_struct(kind) for kind in get_args(commands.AnyAction)),
        "## What is answered\n",
        *(_struct(kind) for kind in _ANSWERS),
        "### Codes\n",
        _table(("code", "meaning"), ((f"`{code}`", verdicts.MEANINGS[code]) for code in verdicts.Code)),
        "## What the server says\n",
        *(_struct(kind) for kind in _MESSAGES),
        "## Entries of the feed\n",
        prose.ENTRIES,
        *(_struct(kind) for kind in get_args(feed.FeedEntry)),
        "## Entries of the ledger alone\n",
        *(_struct(kind) for kind in (feed.SaleCreated, feed.LotAdded)),
        "## Views\n",
        *(_struct(kind) for kind in _VIEWS),
        "## Words\n",
        _table(("name", "values"), ((f"`{kind.__name__}`", _values(kind)) for kind in _ENUMS)),
        "## HTTP\n",
        prose.HTTP,
        _table(("route", "who", "what"), ((f"`{r.method} {r.path}`", r.who, r.text) for r in ROUTES)),
        prose.CHAIN,
        prose.EXAMPLE,
    ]
    return "\n".join(parts)


def _struct(kind: type[msgspec.Struct]) -> str:
    info = msgspec.inspect.type_info(kind)
    assert isinstance(info, msgspec.inspect.StructType)
    name = f"`{info.tag}`" if info.tag else kind.__name__
    text = " ".join((inspect.getdoc(kind) or "").split())
    rows = [(f"`{f.encode_name}`", spell(f.type), _presence(f)) for f in info.fields]
    table = _table(("field", "type", "required, or its default"), rows) if rows else ""
    return f"### {name}\n\n{text}\n" + (f"\n{table}" if table else "")


def _presence(field: msgspec.inspect.Field) -> str:
    if field.required:
        return "yes"
    default = [] if field.default is msgspec.NODEFAULT else field.default
    if isinstance(default, msgspec.Struct):
        return "all its defaults"
    return f"`{msgspec.json.encode(default).decode()}`"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(cell.replace("|", r"\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _values(kind: EnumMeta) -> str:
    return ", ".join(f"`{member.value}`" for member in kind)  # type: ignore[var-annotated]


def spell(kind: msgspec.inspect.Type) -> str:  # noqa: C901, PLR0911 (one arm for each kind of type)
    """Say a field's type in words that hold in any language."""
    match kind:
        case msgspec.inspect.Metadata(type=inner):
            return spell(inner)
        case msgspec.inspect.IntType(ge=low, le=high):
            return "integer" + "".join(_bounds(low, high))
        case msgspec.inspect.StrType(min_length=shortest, max_length=longest, pattern=pattern):
            return "text" + "".join(_lengths(shortest, longest)) + _allowed(pattern)
        case msgspec.inspect.BoolType():
            return "true or false"
        case msgspec.inspect.FloatType():
            return "number"
        case msgspec.inspect.NoneType():
            return "null"
        case msgspec.inspect.EnumType(cls=cls):
            return f"`{cls.__name__}`"
        case msgspec.inspect.StructType(cls=cls, tag=tag):
            return f"`{tag}`" if tag else cls.__name__
        case msgspec.inspect.ListType(item_type=item) | msgspec.inspect.VarTupleType(item_type=item):
            return f"list of {spell(item)}"
        case msgspec.inspect.DictType(value_type=value):
            return f"object, {spell(value)} by name"
        case msgspec.inspect.UnionType(types=types):
            return _union(types)
        case _:
            return type(kind).__name__


def _union(types: Iterable[msgspec.inspect.Type]) -> str:
    spelled = [spell(each) for each in types]
    return "one of those below, by its `type`" if len(spelled) > 4 else " or ".join(spelled)


def _lengths(shortest: int | None, longest: int | None) -> Iterator[str]:
    if longest is not None:
        yield f", {shortest} to {longest}" if shortest else f", at most {longest}"


def _allowed(pattern: str | None) -> str:
    return "" if pattern is None else f", matching `{pattern.replace(chr(92) + 'Z', '$')}`"


def _bounds(low: Any, high: Any) -> Iterator[str]:
    if low is not None:
        yield f", from {low}"
    if high is not None:
        yield f" to {high}"


def main(arguments: list[str] | None = None) -> int:
    """Write the document, or tell whether the one on disk is stale (exit status 1)."""
    parser = argparse.ArgumentParser(description=__doc__)
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--write", type=Path)
    choice.add_argument("--check", type=Path)
    chosen = parser.parse_args(arguments)
    if chosen.write is not None:
        chosen.write.write_text(document(), encoding="utf-8")
        return 0
    if not chosen.check.exists() or chosen.check.read_text(encoding="utf-8") != document():
        sys.stderr.write(f"{chosen.check} is stale: run ./dev docs\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
