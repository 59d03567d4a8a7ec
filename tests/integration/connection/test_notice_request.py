"""The notice of a new version comes over https and says nothing of who asks or of any house."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import web

from contract.releases import MAX_NOTICE_BYTES
from desktop_client.connection.errors import ConnectionUnavailable
from desktop_client.connection.notice_request import HOPS, fetch_notice
from tests.support.certificates import Made


class Publisher:
    """Serves a notice, and notes every request."""

    def __init__(self) -> None:
        self.heard: list[web.Request] = []
        self.moved_to = ""

    async def answer(self, request: web.Request) -> web.Response:
        self.heard.append(request)
        match request.path:
            case "/release.json":
                return web.Response(body=b'{"a notice": 1}')
            case "/moved":
                return web.Response(status=302, headers={"Location": self.moved_to})
            case "/nowhere":
                return web.Response(status=302)
            case "/endless":
                return web.Response(body=b"x" * (MAX_NOTICE_BYTES * 3))
            case _:
                return web.Response(status=404)


@pytest.fixture
async def published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Publisher, Callable[..., Awaitable[str]]]]:
    publisher = Publisher()
    app = web.Application()
    app.router.add_get("/{path:.*}", publisher.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()

    async def serve(*, trusted: bool = True, plain: bool = False) -> str:
        made = Made()
        if trusted:  # by the operating system
            monkeypatch.setenv("SSL_CERT_FILE", str(made.write(tmp_path / "system")))
        context = None if plain else made.context(tmp_path)
        await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
        return f"{'http' if plain else 'https'}://127.0.0.1:{runner.addresses[-1][1]}"

    yield publisher, serve
    await runner.cleanup()


Published = tuple[Publisher, Callable[..., Awaitable[str]]]


async def test_a_notice_is_fetched_without_a_word_of_who_asks(published: Published) -> None:
    publisher, serve = published
    assert await fetch_notice(f"{await serve()}/release.json") == b'{"a notice": 1}'
    (request,) = publisher.heard
    assert request.headers["User-Agent"] == "Martillo"
    assert set(request.headers) <= {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert request.query_string == ""


async def test_a_publisher_whom_the_system_does_not_know_is_not_heard(published: Published) -> None:
    publisher, serve = published
    url = await serve(trusted=False)
    with pytest.raises(ConnectionUnavailable):
        await fetch_notice(f"{url}/release.json")
    assert publisher.heard == []


async def test_a_plain_address_is_not_even_tried(published: Published) -> None:
    publisher, serve = published
    url = await serve(trusted=False, plain=True)
    with pytest.raises(ConnectionUnavailable, match="https only"):
        await fetch_notice(f"{url}/release.json")
    assert publisher.heard == []


async def test_a_notice_that_moved_is_found_over_https(published: Published) -> None:
    publisher, serve = published
    url = await serve()
    for publisher.moved_to in ("/release.json", f"{url}/release.json"):
        assert await fetch_notice(f"{url}/moved") == b'{"a notice": 1}'


async def test_a_redirect_out_of_https_is_not_followed(published: Published) -> None:
    publisher, serve = published
    url = await serve()
    publisher.moved_to = f"{await serve(trusted=False, plain=True)}/release.json"
    with pytest.raises(ConnectionUnavailable, match="https only"):
        await fetch_notice(f"{url}/moved")
    assert [request.path for request in publisher.heard] == ["/moved"]


async def test_redirects_come_to_an_end(published: Published) -> None:
    publisher, serve = published
    publisher.moved_to = "/moved"
    with pytest.raises(ConnectionUnavailable, match="from one place to the next"):
        await fetch_notice(f"{await serve()}/moved")
    assert len(publisher.heard) == HOPS


@pytest.mark.parametrize("path", ["/none", "/nowhere"])
async def test_an_answer_without_a_notice_is_an_error(published: Published, path: str) -> None:
    _publisher, serve = published
    with pytest.raises(ConnectionUnavailable):
        await fetch_notice(f"{await serve()}{path}")


async def test_no_more_is_taken_than_a_notice_may_have(published: Published) -> None:
    _publisher, serve = published
    assert len(await fetch_notice(f"{await serve()}/endless")) == MAX_NOTICE_BYTES + 1


async def test_nobody_there_is_an_error_of_the_same_kind() -> None:
    with pytest.raises(ConnectionUnavailable):
        await fetch_notice("https://127.0.0.1:9/release.json")
