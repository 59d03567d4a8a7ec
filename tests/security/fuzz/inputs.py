"""What may be sent to the house, as data: Socket.IO frames over both transports, HTTP requests, raw bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from hypothesis import strategies as st

from contract.commands import Attend, Bid, Call, Leave, Pulse, WithdrawMax
from contract.routes import ROUTES
from contract.wire import Auth, Event
from server.catalogue.new_sale import NewSale
from server.gateway.http.registrations import RegistrationChange
from server.gateway.http.session import NewPassword, SignIn
from server.gateway.http.set_up import FirstAdmin
from server.gateway.http.users import NewRole, NewUser
from tests.security.fuzz.shapes import SPICE, as_json, bodies, deep_text, mutated, odd, odd_texts, right

ROLES: Final = ("nobody", "bidder", "clerk", "admin")
COMMANDS: Final[Mapping[Event, type[msgspec.Struct]]] = {
    Event.ATTEND: Attend, Event.BID: Bid, Event.CALL: Call, Event.LEAVE: Leave, Event.PULSE: Pulse,
}  # fmt: skip
ACK: Final = 7


@dataclass(frozen=True, slots=True)
class Frames:
    """Frames for a Socket.IO connection; `asked` when the last of them wants an answer under ACK."""

    role: str
    transport: str
    frames: tuple[str | bytes, ...]
    asked: bool


@dataclass(frozen=True, slots=True)
class Request:
    """An HTTP request."""

    role: str
    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes for the listening port, as they are."""

    data: bytes


Input = Frames | Request | Raw

_deep_events = deep_text.map(lambda text: f'42{ACK}["bid",{text}]')
_names = st.one_of(
    st.sampled_from([event.value for event in Event]),
    st.sampled_from(["connect", "disconnect", "message", "*", "__disconnect_final", "?", "connect_error"]),
    odd_texts,
)
_transports = st.sampled_from(["websocket", "websocket", "polling"])


def _event(name: str, body: str, *, ack: bool) -> str:
    return f"42{ACK if ack else ''}[{as_json(name)},{body}]"


@st.composite
def _commands(draw: st.DrawFn) -> str:
    """Return an event of ours that asks for an answer."""
    event = draw(st.sampled_from(list(COMMANDS)))
    return _event(event.value, as_json(draw(bodies(COMMANDS[event]))), ack=True)


_odd_events = st.builds(
    lambda name, rest, ack: _event(name, ",".join(map(as_json, rest)) or "0", ack=ack),
    _names, st.lists(odd, max_size=3), st.booleans(),
)  # fmt: skip
_connects = bodies(Auth).map(lambda auth: f"40{as_json(auth)}")
_engine = st.one_of(
    st.sampled_from(
        ["", "0", "1", "2", "2probe", "3", "3probe", "4", "5", "6", "b", "bAAAA", "40", "41", "43"]
    ),
    st.sampled_from(["451-[]", "46", "4/x,", "40/x,{}", '42/x,["bid"]', "44{}", "7", "\x1e", "4\x1e4"]),
    st.text(max_size=60),
    st.integers(20_000, 40_000).map(lambda size: '42["pulse",{"t":"' + "x" * size + '"}]'),
)
_any_text = st.one_of(_odd_events, _connects, _engine, _deep_events, _commands())
_bytes = st.one_of(mutated(_any_text), mutated(_commands()), st.binary(max_size=200))

_asking = st.builds(
    lambda role, transport, frame: Frames(role, transport, (frame,), asked=True),
    st.sampled_from(ROLES[1:]), _transports, _commands(),
)  # fmt: skip
_telling = st.builds(
    lambda role, transport, frames: Frames(role, transport, tuple(frames), asked=False),
    st.sampled_from(ROLES), _transports, st.lists(st.one_of(_any_text, _bytes), min_size=1, max_size=3),
)  # fmt: skip

_BODIES: Final[Mapping[tuple[str, str], type[msgspec.Struct]]] = {
    ("POST", "/api/session"): SignIn,
    ("POST", "/api/users"): NewUser,
    ("POST", "/api/set-up"): FirstAdmin,
    ("PUT", "/api/me/password"): NewPassword,
    ("PATCH", "/api/users/{user}"): NewRole,
    ("PATCH", "/api/sales/{sale}/registrations"): RegistrationChange,
    ("POST", "/api/sales/{sale}/bids"): Bid,
    ("POST", "/api/sales/{sale}/withdrawn-maxes"): WithdrawMax,
}
_PLACES: Final = {"sale": "{SALE}", "lot": "1", "k": "1", "user": "{USER}"}
_FORM: Final = (("Content-Type", "multipart/form-data; boundary=B"),)
_queries = st.dictionaries(
    st.sampled_from(["after", "wait", "limit", "size", "query", "x"]),
    st.one_of(st.sampled_from(["0", "1", "-1", "x", "thumb", "full", "9" * 30, "1.5", "٣"]), odd_texts),
    max_size=2,
)
_headers = st.lists(
    st.tuples(
        st.sampled_from(
            ["Origin", "X-Request-Id", "Content-Type", "If-None-Match", "Range", "Accept-Encoding", "Cookie",
             "Content-Encoding", "Expect", "X-HTTP-Method-Override", "Authorization", "Host", "Referer"]
        ),
        st.one_of(
            st.sampled_from(["null", "https://evil.example", "gzip", "deflate", "bytes=0-", "*", "Bearer x",
                             "multipart/form-data", "application/json; charset=utf-16", "100-continue"]),
            st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40),
        ),
    ),
    max_size=2,
)  # fmt: skip


@st.composite
def _requests(draw: st.DrawFn) -> Request:
    route = draw(st.sampled_from(ROUTES))
    places = dict(_PLACES)
    if draw(st.integers(0, 3)) == 0:
        places[draw(st.sampled_from(list(places)))] = draw(odd_texts)
    path = route.path
    for name, value in places.items():
        path = path.replace(f"{{{name}}}", quoted(value))
    query = "&".join(f"{name}={quoted(value)}" for name, value in draw(_queries).items())
    headers = tuple(draw(_headers)) if draw(st.integers(0, 3)) == 0 else ()
    kind = _BODIES.get((route.method, route.path))
    if (route.method, route.path) == ("POST", "/api/sales"):
        headers, body = _FORM, draw(_forms)
    elif kind is not None:
        broken = st.one_of(mutated(_json_text(kind)), st.binary(max_size=60), deep_text.map(str.encode))
        body = draw(st.one_of(_json(kind), _json(kind), broken))
    else:
        body = draw(st.sampled_from([b"", b"", b"{}", b"\xff"]))
    methods = [route.method] * 9 + ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE"]
    return Request(
        draw(st.sampled_from([*ROLES, "forger"])), draw(st.sampled_from(methods)),
        f"{path}?{query}" if query else path, headers, body,
    )  # fmt: skip


def quoted(text: str) -> str:
    """Quote a text for an address, but for what stands in braces."""
    from urllib.parse import quote

    return text if text in {"{SALE}", "{USER}"} else quote(text, safe="", errors="replace")


def _json_text(kind: type[msgspec.Struct]) -> st.SearchStrategy[str]:
    return bodies(kind).map(as_json)


def _json(kind: type[msgspec.Struct]) -> st.SearchStrategy[bytes]:
    return _json_text(kind).map(lambda text: text.encode("utf-8", "surrogatepass"))


def _part(name: str, content: str) -> str:
    return f'--B\r\nContent-Disposition: form-data; name="{name}"; filename="x"\r\n\r\n{content}\r\n'


_TABLE: Final = "LotNum,Title,StartPrice\r\n1,Chair,100\r\n"
_sale_parts = st.one_of(right(msgspec.inspect.type_info(NewSale)), odd).map(as_json)
_tables = st.one_of(
    st.just(_TABLE),
    st.lists(st.lists(st.sampled_from([*SPICE[:20], "1", "Chair", "100"]), max_size=4), max_size=4).map(
        lambda rows: _TABLE + "\r\n".join(",".join(row) for row in rows)
    ),
)
_whole_forms = st.builds(
    lambda sale, table, more: _part("sale", sale) + _part("catalogue", table) + more + "--B--\r\n",
    _sale_parts, _tables, st.sampled_from(["", _part("picture", "GIF89a"), _part("odd", "x")]),
)  # fmt: skip
_forms = st.one_of(
    _whole_forms.map(lambda text: text.encode("utf-8", "surrogatepass")), mutated(_whole_forms)
)


def _head(request: Request) -> str:
    lines = [f"{request.method} {request.path} HTTP/1.1", "Host: x", f"Content-Length: {len(request.body)}"]
    lines += [f"{name}: {value}" for name, value in request.headers]
    return "\r\n".join([*lines, "", ""]) + request.body.decode("latin-1")


_raw = st.builds(Raw, st.one_of(mutated(_requests().map(_head)), st.binary(max_size=300)))

inputs: st.SearchStrategy[Any] = st.one_of(
    _asking, _asking, _asking, _telling, _telling, _requests(), _requests(), _requests(), _raw
)
