"""Values for the contract's types: right ones, odd ones, and right ones with something wrong about them.

Text in braces stands for what only a running house knows, such as {SALE}; `filled_in` puts it in its place,
so that a seed gives the same inputs whatever the house's ids are.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

FORGERY: Final = 'x\n2026-11-22T00:00:00.000000Z info    "FORGED" user="admin"'
"""What would be a line of the log, if it could get into it as it is."""

SPICE: Final = (
    "", " ", "0", "-1", "None", "null", "NaN", "true", "\x00", "a\x00b", FORGERY, "\r\nX-Forged: 1\r\n\r\n",
    "\u202eabc", "\ud7ff\uffff", "🔨" * 40, "A" * 300, "A" * 9_000, "../../etc/passwd", "..%2f..%2fx", "%s%n",
    "' OR 1=1 --", '"; DROP TABLE users; --', "=1+1", "<script>alert(1)</script>", "\x1b[2J", "{}", "[]",
    "__proto__", "{SALE}", "{USER}", "house", "martillo.db", "constructor", "1e400", "٣", "Ａ",
)  # fmt: skip

KNOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "sale": ("{SALE}",) * 6 + ("no-such-sale",),
    "lot": ("1", "1", "1", "2", "3", "99"),
    "paddle": ("1", "2", "3", "77"),
    "user": ("{USER}", "{USER}", "nobody"),
    "email": ("ann@example.org", "x@example.org", "{EMAIL}"),
    "password": ("{PASSWORD}", "a horse that counts to nine", "wrong password"),
    "code": ("AAAAA-BBBBB-CCCCC-DDDDD",),
    "token": ("{TOKEN}", "wrong"),
    "currency": ("EUR", "JPY", "XXX"),
}

odd_numbers = st.one_of(
    st.sampled_from([0, -1, 2**31, 2**53, 2**63, 2**64, 10**30, -(2**63)]),
    st.floats(),
    st.integers(),
)
odd_texts = st.one_of(st.sampled_from(SPICE), st.text(max_size=40))
odd: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), odd_numbers, odd_texts),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)
# Not so deep that writing it depends on Python's own stack: a seed must give the same inputs.
depths = st.integers(1, 200)
deep_text = st.integers(500, 12_000).map(lambda depth: "[" * depth + "]" * depth)


def right(kind: Any, name: str = "") -> st.SearchStrategy[Any]:
    """Return values that the contract takes for a type; `name` is the field's, for what it may well be."""
    match kind:
        case inspect.StructType():
            return _struct(kind)
        case inspect.UnionType(types=types):
            return st.one_of([right(one, name) for one in types])
        case inspect.EnumType(cls=cls):
            return st.sampled_from([member.value for member in cls])
        case inspect.StrType(max_length=longest):
            if name in KNOWN:
                return st.sampled_from(KNOWN[name])
            if name == "id":
                return st.uuids(version=4).map(str)
            return st.text(min_size=1, max_size=min(longest or 30, 30))
        case inspect.IntType(ge=least, le=most):
            near = st.integers(1, 60).map(lambda rung: rung * 1_000)
            return st.one_of(near, st.integers(least or 0, most if most is not None else 2**53))
        case inspect.BoolType():
            return st.booleans()
        case inspect.NoneType():
            return st.none()
    return odd


def wrong(kind: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    """Return bodies with something about them that the contract does not take, or nothing of it at all."""
    return st.one_of(_twisted(kind), _twisted(kind), odd, depths.map(_nested))


def bodies(kind: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    """Return bodies for a message, right and wrong ones."""
    return st.one_of(right(inspect.type_info(kind)), wrong(kind))


@st.composite
def _twisted(draw: st.DrawFn, kind: type[msgspec.Struct]) -> Any:
    body = draw(right(inspect.type_info(kind)))
    for _ in range(draw(st.integers(1, 2))):
        name = draw(st.sampled_from([*body, "extra"]) if body else st.just("extra"))
        match draw(st.sampled_from(["leave out", "replace", "replace", "rename"])):
            case "leave out":
                body.pop(name, None)
            case "replace":
                body[name] = draw(odd)
            case "rename":
                body[draw(odd_texts)] = body.pop(name, None)
    return body


def _struct(kind: inspect.StructType) -> st.SearchStrategy[Any]:
    must = {field.encode_name: right(field.type, field.name) for field in kind.fields if field.required}
    may = {field.encode_name: right(field.type, field.name) for field in kind.fields if not field.required}
    told = st.fixed_dictionaries(must, optional=may)
    if kind.tag_field is None:
        return told
    tag = {kind.tag_field: kind.tag}
    return told.map(lambda body: {**tag, **body})


def _nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


def as_json(body: Any) -> str:
    """Return a body as JSON, with NaN where it has one."""
    try:
        return json.dumps(body)
    except ValueError:  # a lone surrogate, or the like
        return json.dumps(repr(body))


@st.composite
def mutated(draw: st.DrawFn, text: st.SearchStrategy[str]) -> bytes:
    """Return a text's bytes with some of them changed, lost, doubled or new."""
    data = bytearray(draw(text).encode("utf-8", "surrogatepass"))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        match draw(st.sampled_from(["change", "lose", "new", "double", "cut"])):
            case "change" if data:
                data[at] = draw(st.integers(0, 255))
            case "lose" if data:
                del data[at : at + draw(st.integers(1, 8))]
            case "new":
                data[at:at] = draw(st.binary(min_size=1, max_size=8))
            case "double":
                data[at:at] = data[at : at + 16]
            case _:
                del data[at:]
    return bytes(data)


def filled_in(text: str, known: Mapping[str, str]) -> str:
    """Return a text with the house's own ids in the place of what stands for them."""
    for name, value in known.items():
        text = text.replace(name, value)
    return text
