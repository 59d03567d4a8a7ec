"""What is durable, what is logged, and what is shown of the inside (docs/security.md, 20 to 25)."""

import asyncio
import base64
import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import aiohttp
import msgspec
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from contract.audit import Fault, LedgerPage, lines_of, verify
from server.settings import Settings
from tests.support.canaries import PASSWORD
from tests.support.clients import Client
from tests.support.house import HouseForTests, house_in
from tests.support.processes import serving
from tests.support.saleroom import Saleroom, bid
from tests.support.waiting import eventually, soon

KEY_VALUE = re.compile(r' ([a-z_]+)=(?:"((?:[^"\\]|\\.)*)"|(\S+))')
LEAKS = re.compile(r"Traceback|SELECT|sqlite|\.py|/tmp|/root|/home", re.IGNORECASE)


async def test_security_20_when_a_bid_is_answered_its_row_is_on_the_disk(
    room: Saleroom, tmp_path: Path
) -> None:
    outside = sqlite3.connect(f"file:{tmp_path / 'martillo.db'}?mode=ro", uri=True)
    for number in range(8):
        verdict = await room.bid(room.ann if number % 2 else room.ben, f"x{number}", 10_000 + 1_000 * number)
        row = outside.execute(
            "SELECT hash FROM ledger WHERE sale_id = ? AND seq = ?", (room.sale, verdict["seq"])
        ).fetchone()
        assert row is not None
        assert row[0].hex() == verdict["receipt"]["hash"]
    outside.close()


async def ledger_lines(room: Saleroom) -> list[bytes]:
    """Return the lines of a finished sale's ledger file."""
    for number in range(4):
        await room.bid(room.ann if number % 2 else room.ben, f"x{number}", 10_000 + 1_000 * number)
    await room.call("sell", lot="1")
    async with room.house.http.get(
        f"/api/sales/{room.sale}/ledger", headers=room.ann_person.headers
    ) as answer:
        return list(lines_of([msgspec.json.decode(await answer.read(), type=LedgerPage)]))


async def test_security_21_any_change_of_any_row_is_found(room: Saleroom) -> None:
    lines = await ledger_lines(room)
    house_key = (await room.house.get(f"/api/sales/{room.sale}"))[1]["house_key"]
    assert audit(lines, house_key) is None
    last = len(lines) - 1
    for at in range(last):
        edited = lines[at].replace(b'"at":1', b'"at":2', 1)
        assert edited != lines[at]
        assert audit([*lines[:at], edited, *lines[at + 1 :]], house_key) is not None, ("edited", at)
        assert audit([*lines[:at], *lines[at + 1 :]], house_key) is not None, ("removed", at)
        assert audit([*lines[: at + 1], lines[at], *lines[at + 1 :]], house_key) is not None, ("put in", at)
        if at + 1 < last:
            moved = [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]
            assert audit(moved, house_key) is not None, ("moved", at)
    assert audit(lines[:4], house_key) in {Fault.TRUNCATED, Fault.HEAD_MISSING}


def audit(lines: list[bytes], house_key: str) -> Fault | None:
    finding = verify(lines, check=genuine, house_key=house_key).finding
    return None if finding is None else finding.fault


def genuine(house_key: str, signature: str, statement: bytes) -> bool:
    """Check an Ed25519 signature."""
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(house_key))
        key.verify(base64.b64decode(signature), statement)
    except (InvalidSignature, ValueError):
        return False
    return True


async def test_security_21_the_database_takes_no_change_of_a_row(room: Saleroom, tmp_path: Path) -> None:
    await room.bid(room.ann, "a1", 10_000)
    database = sqlite3.connect(tmp_path / "martillo.db")
    for change in ("UPDATE ledger SET at = at + 1 WHERE seq = 3", "DELETE FROM ledger WHERE seq = 3"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            database.execute(change)
    database.close()


@pytest.mark.processes
async def test_security_23_security_events_are_logged_with_who_whence_and_when(tmp_path: Path) -> None:
    settings = {"MARTILLO_LIMITS__REQUESTS_BURST": "30", "MARTILLO_LIMITS__REQUESTS_PER_SECOND": "0.1"}
    async with serving(tmp_path, settings=settings) as (server, url), aiohttp.ClientSession(url) as http:
        owner = {"Authorization": f"Bearer {json.loads((tmp_path / 'house.json').read_text())['token']}"}
        new = {"email": "ann@example.org", "name": "Ann", "password": PASSWORD}
        async with http.post("/api/users", json=new) as answer:
            user = (await answer.json())["id"]
        for password, status in (("wrong password", 401), (PASSWORD, 200)):
            async with http.post(
                "/api/session", json={"email": new["email"], "password": password}
            ) as answer:
                assert answer.status == status
                token = (await answer.json(content_type=None)).get("token", "")
        async with http.get("/api/users", headers={"Authorization": f"Bearer {token}"}) as answer:
            assert answer.status == 403
        client = Client()
        await client.connect(url, token)
        answer = await client.call("call", {"id": "c1", "sale": "none", "action": {"type": "open_sale"}})
        assert answer["code"] == "forbidden"
        async with http.patch(f"/api/users/{user}", json={"role": "clerk"}, headers=owner) as answer:
            assert answer.status == 200
        await client.wait_until_gone()
        await client.close()
        async with http.post("/api/set-up", json={"code": "x", **new}) as answer:
            assert answer.status == 403
        for _ in range(40):
            async with http.get("/api/set-up") as answer:
                assert answer.status in {200, 429}
        await eventually(lambda: "status=429" in server.err)
        lines = server.err.splitlines()
    for event, fields in {
        "an account was opened": {"user": user, "by": "himself"},
        "a sign-in failed": {"user": user, "why": "unauthenticated"},
        "signed in": {"user": user, "role": "bidder"},
        "connected": {"user": user},
        "an event was refused": {"user": user, "event_name": "call"},
        "a role was changed": {"user": user, "by": "house", "role": "clerk"},
        "a set-up failed": {"why": "forbidden"},
    }.items():
        at, told = logged(lines, event)
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z", at), event
        assert fields.items() <= told.items(), (event, told)
        assert told["address"] == "127.0.0.1", event
        assert re.fullmatch(r"[0-9a-f]{16}", told["request"]), event
    refused = [
        line for line in lines if '"request"' in line and "status=403" in line and f'user="{user}"' in line
    ]
    assert len(refused) == 1, lines
    assert len([line for line in lines if "status=429" in line]) == 1


def logged(lines: list[str], event: str) -> tuple[str, dict[str, str]]:
    """Return the time and the values of the first line about an event."""
    line = next(line for line in lines if f'"{event}"' in line)
    return line.split()[0], {key: text or plain for key, text, plain in KEY_VALUE.findall(line)}


async def test_security_24_a_fault_of_ours_has_a_code_and_an_id_and_shows_nothing(
    house: HouseForTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_arguments: object) -> None:
        raise RuntimeError("SELECT * FROM users -- /tmp/secret.py")

    monkeypatch.setattr(house.running.opened.accounts, "users", broken)
    async with house.http.get("/api/users", headers=house.owner) as answer:
        problem = await answer.json(content_type="application/problem+json")
    assert (answer.status, problem["code"]) == (500, "unavailable")
    assert problem["request_id"] == answer.headers["X-Request-Id"]
    assert LEAKS.search(json.dumps(problem)) is None


SIGN_IN = b"POST /api/session HTTP/1.1\r\nHost: x\r\n"
NOT_HTTP = {
    "no request": b"hello\r\n\r\n",
    "a long line": b"GET /" + b"x" * 9_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "a bad header": b"GET / HTTP/1.1\r\nHost: x\r\nA b: c\r\n\r\n",
    "an odd expectation": SIGN_IN + b"Expect: wonders\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
    "not what it says": SIGN_IN
    + b"Content-Encoding: gzip\r\nConnection: close\r\nContent-Length: 4\r\n\r\nabcd",
}


@pytest.mark.parametrize("sent", NOT_HTTP.values(), ids=NOT_HTTP)
async def test_security_24_what_is_not_http_gets_the_same_form(house: HouseForTests, sent: bytes) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", int(house.url.rpartition(":")[2]))
    writer.write(sent)
    head, _, body = (await soon(reader.read())).partition(b"\r\n\r\n")
    writer.close()
    problem: dict[str, Any] = json.loads(body)
    assert re.match(rb"HTTP/1\.[01] 4\d\d ", head)
    assert b"application/problem+json" in head
    assert problem["code"] == "malformed"
    assert problem["request_id"].encode() in head
    assert b"xxxx" not in body


async def test_security_25_metrics_are_for_loopback_wherever_the_house_listens(tmp_path: Path) -> None:
    async with house_in(tmp_path, host="0.0.0.0", insecure=True, metrics_port=0) as house:
        assert house.running.metrics_url is not None
        assert house.running.metrics_url.startswith("http://127.0.0.1:")
    assert Settings(data=tmp_path).metrics_port is None


async def test_security_25_health_tells_a_stranger_nothing_but_yes_or_no(
    room: Saleroom, tmp_path: Path
) -> None:
    for path in ("/healthz", "/readyz"):
        async with room.house.http.get(path) as answer:
            assert await answer.json() == {"ok": True}
    (tmp_path / "martillo.db").rename(tmp_path / "aside.db")
    assert (await room.ann.call("bid", bid(room.sale, "a1", 10_000)))["code"] == "unavailable"
    async with room.house.http.get("/readyz") as answer:
        problem = await answer.json(content_type=None)
    assert set(problem) == {"code", "title", "detail", "status", "request_id", "field"}
    assert LEAKS.search(json.dumps(problem)) is None
    assert room.sale not in json.dumps(problem)
