"""Who gets in, and who does not (docs/security.md, 1 to 4)."""

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from server.serving import serve
from server.settings import Limits
from tests.architecture.source_tree import Source, findings, found_in
from tests.support.house import HouseForTests, house_in
from tests.support.saleroom import Saleroom
from tests.support.waiting import eventually

WEAKENING = {"CERT_NONE", "CERT_OPTIONAL", "_create_unverified_context", "verify_ssl", "check_hostname"}
POLLING, SOCKET = ("/socket.io/?EIO=4&transport=" + kind for kind in ("polling", "websocket"))


# Stricter than any system: one certificate alone (tests/integration/connection/test_certificates.py).
STRICTER = ("desktop_client.connection.network", "only")


def held_otherwise(source: Source) -> set[ast.AST]:
    """Return what lies in the one function that leaves the system's check out, if it refuses by itself."""
    if not source.is_in(STRICTER[0]):
        return set()
    return {
        node
        for function in source.tree.body
        if isinstance(function, ast.FunctionDef) and function.name == STRICTER[1]
        for node in ast.walk(function)
        if "raise CertificateSeen" in ast.unparse(function)
    }


def weakened_checks(source: Source) -> list[str]:
    """Find what would make a client trust any certificate: `ssl=False`, CERT_NONE and their like."""
    found = []
    stricter = held_otherwise(source)
    for node in ast.walk(source.tree):
        if node in stricter:
            continue
        name = getattr(node, "attr", None) or getattr(node, "id", None) or getattr(node, "arg", None)
        switched_off = (
            isinstance(node, ast.keyword)
            and node.arg == "ssl"
            and isinstance(node.value, ast.Constant)
            and not node.value.value
        )
        if switched_off or name in WEAKENING:
            found.append(f"{getattr(node, 'lineno', 0)}: {name}")
    return found


def test_security_01_no_switch_takes_the_check_of_certificates_away() -> None:
    assert findings(weakened_checks) == []
    assert len(found_in("desktop_client.x", "get(url, ssl=False)", weakened_checks)) == 1
    assert len(found_in("desktop_client.x", "context.verify_mode = ssl.CERT_NONE", weakened_checks)) == 1
    no_more_checked = "def only(): context.verify_mode = ssl.CERT_NONE"
    assert len(found_in(STRICTER[0], no_more_checked, weakened_checks)) == 1


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"certificate": Path("nowhere.pem")}, "nowhere.pem"),
        ({"private_key": Path("nowhere.pem")}, "without its certificate"),
        ({"origins": ["*"]}, "not an origin"),
        ({"origins": ["https://house.example/path"]}, "not an origin"),
        ({"trusted_proxies": ["somewhere"]}, "no proxy's address"),
    ],
)
def test_security_01_an_option_that_cannot_be_meant_keeps_the_server_from_starting(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: Any, told: str
) -> None:
    assert serve(tmp_path, "127.0.0.1", 0, **options) in {1, 2}
    assert told in capsys.readouterr().err


async def test_security_02_a_page_needs_an_origin_on_the_list_and_a_program_needs_none(
    tmp_path: Path,
) -> None:
    async with house_in(tmp_path, origins=["https://good.example"]) as house:
        ann = await house.person("Ann")
        joining = "40" + json.dumps({"token": ann.token, "protocol": 1})
        for origin in ({}, {"Origin": "https://good.example"}):
            async with house.http.ws_connect(SOCKET, headers=origin) as socket:
                await socket.receive_str()
                await socket.send_str(joining)
                assert (await socket.receive_str()).startswith("40")
            async with house.http.get("/api/me", headers=ann.headers | origin) as answer:
                assert answer.status == 200
        for origin in ("https://evil.example", "https://good.example.evil.example", "http://good.example"):
            for path in (POLLING, SOCKET, "/api/me", "/healthz"):
                async with house.http.get(path, headers=ann.headers | {"Origin": origin}) as answer:
                    assert answer.status == 403, (origin, path)
                    assert "Access-Control-Allow-Origin" not in answer.headers


async def test_security_03_by_long_polling_too_nothing_is_heard_before_joining(room: Saleroom) -> None:
    http = room.house.http
    async with http.get(POLLING) as answer:
        path = f"{POLLING}&sid={json.loads((await answer.text())[1:])['sid']}"
    before = await room.head()
    attend = "42" + json.dumps(["attend", {"sale": room.sale, "after": 0}])
    async with http.post(path, data=f'{attend}\x1e40{{"token":"wrong","protocol":1}}') as answer:
        assert answer.status == 200
    await room.call("announce", text="hello")
    async with http.get(path) as answer:
        frames = (await answer.text()).split("\x1e")
    assert [frame[:2] for frame in frames] == ["44"]
    assert await room.head() == before + 1  # what the clerk said, and nothing else


async def test_security_04_who_polls_and_does_not_join_is_shown_out_too(tmp_path: Path) -> None:
    assert Limits().join_within_s == 5
    async with house_in(tmp_path, Limits(join_within_s=0.2)) as house:
        async with house.http.get(POLLING) as answer:
            path = f"{POLLING}&sid={json.loads((await answer.text())[1:])['sid']}"
        await eventually(lambda: house.running.opened.transports_open == 0)
        async with house.http.post(path, data="3") as answer:
            problem = await answer.json(content_type="application/problem+json")
        assert (answer.status, problem["code"]) == (400, "malformed")


async def test_security_04_a_house_is_not_filled_by_one_address(house: HouseForTests) -> None:
    limits = Limits()
    assert (limits.connections_per_user, limits.connections_per_address) == (10, 500)
    assert house.running.opened.transports_open == 0
