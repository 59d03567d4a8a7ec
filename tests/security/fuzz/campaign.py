"""Plays inputs against a running house and looks after each whether all is as it should be."""

import asyncio
import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Final

import aiohttp
import msgspec
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from yarl import URL

from tests.security.fuzz.inputs import Frames, Input, Raw, Request, inputs
from tests.security.fuzz.people import FuzzedHouse
from tests.security.fuzz.shapes import filled_in
from tests.security.fuzz.sockets import Sockets
from tests.security.fuzz.watch import Fault, Log, State, check_answer, check_http, check_refusal
from tests.support.house import PASSWORD

AT_ONCE: Final = 20
WARM_AFTER: Final = 1_000
GROWTH_AT_MOST_KIB: Final = 96 * 1024
LINES_AN_INPUT: Final = 12
SHOWN: Final = 2_000


@dataclass(slots=True)
class Report:
    """What a campaign came to."""

    played: int = 0
    batches: int = 0
    by_kind: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    log_lines: int = 0
    resident_warm_kib: int = 0
    resident_kib: int = 0
    took_s: float = 0.0


class Campaign:
    """One house under fuzz."""

    def __init__(self, house: FuzzedHouse) -> None:
        self.house, self.sockets = house, Sockets(house)
        self.report = Report()
        self._state, self._log = State(house.data), Log(house.data / "log")
        self._secrets = (house.owner.token, str(house.data))
        self._addresses = count(1)

    async def play(self, batch: list[Input]) -> None:
        """Play a batch; raises Fault, with the input that it was."""
        sale = self.house.sale
        await self.house.open_sale()
        if self.house.sale != sale:
            await self.sockets.close()
        for one in batch:
            try:
                await self._play_one(one)
            except Fault as fault:
                raise Fault(f"{fault}\nby {repr(one)[:SHOWN]}") from None
        self.report.batches += 1
        self._log.check()
        self.report.log_lines = self._log.lines
        await self.house.check_up()
        self._check_memory()

    async def close(self) -> None:
        await self.sockets.close()
        self._state.close()

    async def _play_one(self, one: Input) -> None:
        role = getattr(one, "role", "nobody")
        person = None if role in {"nobody", "forger"} else await self.house.person(role)
        bidder = person or await self.house.person("bidder")
        known = {
            "{SALE}": self.house.sale,
            "{USER}": bidder.user,
            "{EMAIL}": bidder.email,
            "{PASSWORD}": PASSWORD,
            "{TOKEN}": person.token if person else "wrong",
        }
        before = self._state.digest(self.house.sale)
        number = next(self._addresses)
        address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        match one:
            case Frames():
                accepted = await self._play_frames(one, known, address)
            case Request():
                accepted = await self._play_request(one, known, address)
                self._count("request", 1)
            case Raw():
                accepted = await self._play_raw(one)
                self._count("raw request", 1)
        self.report.outcomes["may have been accepted" if accepted else "refused"] += 1
        if not accepted and self._state.digest(self.house.sale) != before:
            raise Fault("what was refused has changed the state")

    async def _play_frames(self, told: Frames, known: dict[str, str], address: str) -> bool:
        answer, heard, still_open = await self.sockets.play(told, known, address)
        # Whatever follows a frame that closes the connection is not read.
        self._count("frame", len(told.frames) if still_open else 1)
        for frame in heard:
            check_answer(frame, self._secrets, repr(told))
        if told.role == "nobody":
            return False
        return answer is None or check_refusal(answer)

    async def _play_request(self, asked: Request, known: dict[str, str], address: str) -> bool:
        headers = dict(asked.headers) | {"X-Forwarded-For": address}
        if asked.role == "forger":
            headers["Authorization"] = "Bearer wrong"
        elif asked.role != "nobody":
            headers.setdefault("Authorization", f"Bearer {known['{TOKEN}']}")
        url = URL(self.house.url + filled_in(asked.path, known), encoded=True)
        body = asked.body
        for name, value in known.items():
            body = body.replace(name.encode(), value.encode())
        try:
            status, told = await self._ask(asked.method, url, headers, body)
        except TimeoutError:
            if "wait=" in asked.path:  # a long poll may wait
                return False
            raise Fault("no answer to a request") from None
        except aiohttp.ClientError as error:
            if asked.method == "HEAD" and isinstance(error, aiohttp.ClientResponseError):
                return False  # of a request that cannot be read, nobody knows that it wants no body
            # The client itself will not read an answer that is not HTTP: then the house said so.
            raise Fault(f"an answer that is no HTTP: {error!r}") from error
        check_answer(told.decode("latin-1"), self._secrets, repr(asked))
        if status in {401, 403} or asked.method in {"DELETE", "PUT", "PATCH"}:
            await self.house.look_after(asked.role)
        return status < 300 and not _refuses(told)

    async def _ask(self, method: str, url: URL, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        timeout = aiohttp.ClientTimeout(total=2 if "wait" in url.query else 10)
        for attempt in (1, 2):
            try:
                async with self.house.untidy.request(
                    method, url, headers=headers, data=body, timeout=timeout, allow_redirects=False
                ) as answer:
                    told = await answer.read()
                    check_http(answer.status, answer.content_type, told)
                    return answer.status, told
            except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError):
                # The house may close a connection that was kept just as it is used again.
                if attempt == 2:
                    raise
        raise AssertionError("unreachable")

    async def _play_raw(self, told: Raw) -> bool:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.house.port)
        answer = b""
        try:
            writer.write(told.data)
            async with asyncio.timeout(0.05):  # most are no whole request, and wait for more
                answer = await reader.read(1 << 20)
        except (TimeoutError, ConnectionError):
            answer = b""
        finally:
            writer.transport.abort()
        check_answer(answer.decode("latin-1"), self._secrets, repr(told))
        if re.search(rb"HTTP/1\.[01] 500", answer):
            raise Fault(f"the house answered 500: {answer[:400]!r}")
        if re.match(rb"HTTP/1\.[01] 4", answer) and b'"code":' not in answer and b"HEAD" not in told.data:
            raise Fault(f"a refusal without a code: {answer[:400]!r}")
        # What was cut short may still be on its way: only a refusal says that nothing was done.
        return re.match(rb"HTTP/1\.[01] 4", answer) is None

    def _count(self, kind: str, number: int) -> None:
        self.report.played += number
        self.report.by_kind[kind] += number

    def _check_memory(self) -> None:
        report = self.report
        report.resident_kib = self.house.resident_kib()
        if report.played < WARM_AFTER:
            report.resident_warm_kib = report.resident_kib
        elif report.resident_kib > report.resident_warm_kib + GROWTH_AT_MOST_KIB:
            raise Fault(f"memory grew from {report.resident_warm_kib} to {report.resident_kib} KiB")
        if report.log_lines > LINES_AN_INPUT * (report.played + 200):
            raise Fault(f"{report.log_lines} lines of log for {report.played} inputs")


def _refuses(body: bytes) -> bool:
    try:
        told = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return isinstance(told, dict) and told.get("ok") is False


def fuzz(data: Path, number: int, seed: int, tell: Callable[[Report], None] = lambda _report: None) -> Report:
    """Play `number` inputs that `seed` gives against a house in `data`. Raises Fault."""
    batches = -(-number // AT_ONCE)
    with asyncio.Runner() as runner:
        opened = FuzzedHouse.running(data)
        house = runner.run(opened.__aenter__())
        campaign, began = Campaign(house), time.monotonic()

        @seeded(seed)
        @settings(
            max_examples=batches, deadline=None, database=None, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck), verbosity=Verbosity.quiet, print_blob=False,
        )  # fmt: skip
        @given(st.lists(inputs, min_size=AT_ONCE, max_size=AT_ONCE))
        def play(batch: list[Input]) -> None:
            if campaign.report.played < number:
                runner.run(campaign.play(batch))
                campaign.report.took_s = time.monotonic() - began
                tell(campaign.report)

        try:
            play()
        finally:
            runner.run(campaign.close())
            runner.run(opened.__aexit__(None, None, None))
    return campaign.report
