"""Bodies that come slowly, or are not what they say: no older bids, no server faults, nothing left behind."""

import asyncio
import json
from typing import Any

import pytest
from yarl import URL

from tests.support.house import HouseForTests, Person
from tests.support.saleroom import Saleroom, bid
from tests.support.waiting import eventually, soon

FORM = {"Content-Type": "multipart/form-data; boundary=B"}
SALE = 'Content-Disposition: form-data; name="sale"'


def parts(*each: str) -> str:
    return "".join(f"--B\r\n{one}\r\n" for one in each) + "--B--\r\n"


BROKEN: dict[str, tuple[dict[str, str], str]] = {
    "empty": (FORM, ""),
    "no boundary in the body": (FORM, "x" * 100),
    "no boundary in the header": ({"Content-Type": "multipart/form-data"}, "x"),
    "no part": (FORM, parts()),
    "a part without a name": (FORM, parts("X: y\r\n\r\nz")),
    "a part without an end of its headers": (FORM, parts("X: y")),
    "too many headers": (FORM, "--B\r\n" + "A: b\r\n" * 5000 + "\r\nx\r\n--B--"),
    "an encoding nobody knows": (FORM, parts(f"{SALE}\r\nContent-Transfer-Encoding: foo\r\n\r\n{{}}")),
    "base64": (FORM, parts(f"{SALE}\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!")),
    "gzip": (FORM, parts(f"{SALE}\r\nContent-Encoding: gzip\r\n\r\nnot gzip")),
    "a part in a part": (FORM, parts("Content-Type: multipart/mixed; boundary=C\r\n\r\n--C\r\n\r\n--C--")),
    "cut short": (FORM, f"--B\r\n{SALE}\r\n\r\n{{"),
}


@pytest.mark.parametrize(("headers", "body"), BROKEN.values(), ids=BROKEN)
async def test_a_multipart_request_that_cannot_be_read_is_malformed_and_no_fault_of_ours(
    house: HouseForTests, headers: dict[str, str], body: str
) -> None:
    async with house.http.post("/api/sales", data=body.encode(), headers=house.owner | headers) as answer:
        problem = await answer.json(content_type="application/problem+json")
    assert (answer.status, problem["code"]) == (422, "malformed")
    assert (await house.get("/api/sales"))[1] == []


async def test_a_bid_whose_body_comes_slowly_is_as_old_as_its_last_byte(room: Saleroom) -> None:
    body = json.dumps(bid(room.sale, "slow-1", 11_000)).encode()
    connection = await _half_sent(room.house, room.ann_person, room.sale, body)
    clock = room.house.running.opened.clock
    began = clock()
    await eventually(lambda: clock() > began)
    other = await room.bid(room.ben, "quick-1", 10_000)
    connection.write(body[-1:])
    verdict = await _answer(connection)
    assert verdict["ok"]
    assert verdict["at"] >= other["at"]
    assert verdict["feed_no"] == other["feed_no"] + 1


class _Connection:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer
        self.write = writer.write


async def _half_sent(house: HouseForTests, person: Person, sale: str, body: bytes) -> _Connection:
    """Send a bid but for its last byte, and wait until the server has begun with it."""
    url = URL(house.url)
    reader, writer = await asyncio.open_connection(url.host, url.port)
    head = [
        f"POST /api/sales/{sale}/bids HTTP/1.1", f"Host: {url.host}", "Connection: close",
        f"Authorization: {person.headers['Authorization']}", f"Content-Length: {len(body)}",
    ]  # fmt: skip
    writer.write("\r\n".join([*head, "", ""]).encode() + body[:-1])
    await writer.drain()
    await house.get(f"/api/sales/{sale}")  # answered after the server has seen the head before it
    return _Connection(reader, writer)


async def _answer(connection: _Connection) -> dict[str, Any]:
    raw = await soon(connection.reader.read())
    connection.writer.close()
    await connection.writer.wait_closed()
    answer: dict[str, Any] = json.loads(raw.partition(b"\r\n\r\n")[2])
    return answer
