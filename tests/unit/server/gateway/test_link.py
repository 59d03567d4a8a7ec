"""A connection goes on by its own socket: nothing is lost, nothing overtakes, and nothing of it is left."""

import asyncio
import errno
import os
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import cast

import pytest

from server.gateway.link import PIECES_AT_MOST, Link, taken_over
from tests.support.waiting import eventually, soon

GO = b"go"
MUCH = 1_000_000  # more than the kernel takes of whom nobody reads
HIGH = 16 * 1024
READ_AT_ONCE = 32 * 1024
SEND_BUFFER = 16 * 1024
DESCRIPTORS = Path("/proc/self/fd")


class Told(asyncio.Protocol):
    """Notes what it is told."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self.told: list[str] = []
        self.error: Exception | None = None
        self.fails = False

    def data_received(self, data: bytes) -> None:
        if self.fails:
            raise RuntimeError("not understood")
        self.heard.append(data)

    def pause_writing(self) -> None:
        self.told.append("pause")

    def resume_writing(self) -> None:
        self.told.append("resume")

    def connection_lost(self, error: Exception | None) -> None:
        self.told.append("lost")
        self.error = error


class Before(asyncio.Protocol):
    """Hands its connection on when it is told to, behind what it has still to say."""

    def __init__(self, told: Told, says: bytes) -> None:
        self.told, self.says = told, says
        self.link: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)  # uvloop's is none, but does the same

    def data_received(self, _data: bytes) -> None:
        connection = self.transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)  # much goes in many pieces
        self.transport.write(self.says)
        self.link = taken_over(self.transport, self.told)
        self.link.set_write_buffer_limits(high=HIGH)
        self.link.write(b"|")


class Joined:
    """A client, and the link at the other end."""

    def __init__(self) -> None:
        self.told = Told()

    async def join(self, says: bytes = b"before") -> None:
        before = Before(self.told, says)
        loop = asyncio.get_running_loop()
        self.server = await loop.create_server(lambda: before, "127.0.0.1", 0)
        self.client = socket.create_connection(self.server.sockets[0].getsockname())
        self.client.setblocking(False)
        await loop.sock_sendall(self.client, GO)
        await eventually(lambda: before.link is not None)
        assert before.link is not None
        self.link = before.link

    async def read(self, count: int) -> bytes:
        """Read so many bytes, fewer at the end."""
        read = bytearray()
        while len(read) < count:
            some = await soon(
                asyncio.get_running_loop().sock_recv(self.client, min(count - len(read), 1 << 16))
            )
            if not some:
                break
            read += some
        return bytes(read)

    async def say(self, data: bytes) -> None:
        await asyncio.get_running_loop().sock_sendall(self.client, data)


def on_each_loop(test: Callable[[Joined], Awaitable[None]]) -> Callable[[str], None]:
    """Run a test with a client and a link, on Python's own loop and on the one that serves."""

    async def run() -> None:
        joined = Joined()
        try:
            await test(joined)
        finally:
            joined.link.abort()
            joined.client.close()
            joined.server.close()
            await asyncio.sleep(0.01)

    @pytest.mark.parametrize("loop", ["asyncio", "uvloop"])
    def run_on(loop: str) -> None:
        with asyncio.Runner(loop_factory=pytest.importorskip(loop).new_event_loop) as runner:
            runner.run(run())

    run_on.__doc__ = test.__doc__
    return run_on


@on_each_loop
async def test_what_was_written_before_goes_first(joined: Joined) -> None:
    await joined.join()
    assert isinstance(joined.link, Link)
    assert await joined.read(7) == b"before|"


@on_each_loop
async def test_much_that_was_written_before_goes_first_though_it_is_read_late(joined: Joined) -> None:
    await joined.join(says=bytes(MUCH))
    assert joined.link.get_write_buffer_size() == 1
    assert await joined.read(MUCH + 1) == bytes(MUCH) + b"|"


@on_each_loop
async def test_it_hears_what_comes_and_no_more_at_once_than_its_share(joined: Joined) -> None:
    await joined.join()
    await joined.read(7)
    await joined.say(bytes(3 * READ_AT_ONCE))
    await eventually(lambda: sum(map(len, joined.told.heard)) == 3 * READ_AT_ONCE)
    assert max(map(len, joined.told.heard)) <= READ_AT_ONCE


@on_each_loop
async def test_what_the_kernel_does_not_take_waits_in_order(joined: Joined) -> None:
    await joined.join()
    joined.link.write(bytes(MUCH))
    joined.link.write(b"end")
    assert joined.told.told == ["pause"]
    assert joined.link.get_write_buffer_size() > HIGH
    assert (await joined.read(7 + MUCH + 3)).endswith(b"\0end")
    await eventually(lambda: joined.told.told == ["pause", "resume"])
    assert joined.link.get_write_buffer_size() == 0
    watched = asyncio.get_running_loop().remove_writer(joined.link.get_extra_info("socket").fileno())
    assert not watched  # else it would be woken in every turn
    joined.link.write(b"again")
    assert await joined.read(5) == b"again"


@on_each_loop
async def test_it_says_so_as_soon_as_more_waits_than_the_limit_that_was_set(joined: Joined) -> None:
    await joined.join()
    while joined.told.told == []:
        joined.link.write(bytes(1_000))
    assert HIGH < joined.link.get_write_buffer_size() <= HIGH + 1_000


@on_each_loop
async def test_many_little_pieces_that_wait_are_few_and_in_order(joined: Joined) -> None:
    """A bug: each was gone through for every further one, so that pings alone could hold up the house."""
    await joined.join()
    joined.link.write(bytes(MUCH))
    pieces = [b"%04d" % n for n in range(3_000)]
    for piece in pieces:
        joined.link.write(piece)
    assert isinstance(joined.link, Link)
    assert len(joined.link._rest or ()) <= PIECES_AT_MOST
    assert (await joined.read(7 + MUCH + 4 * len(pieces))).endswith(b"\0" + b"".join(pieces))


@on_each_loop
async def test_nothing_is_heard_while_reading_is_paused(joined: Joined) -> None:
    await joined.join()
    await joined.read(7)
    joined.link.pause_reading()
    await joined.say(b"later")
    await asyncio.sleep(0.05)
    assert joined.told.heard == []
    joined.link.resume_reading()
    await eventually(lambda: joined.told.heard == [b"later"])


@on_each_loop
async def test_it_closes_behind_what_waits(joined: Joined) -> None:
    await joined.join()
    joined.link.write(bytes(MUCH))
    joined.link.close()
    joined.link.write(b"too late")
    assert len(await joined.read(2 * MUCH)) == 7 + MUCH
    await eventually(lambda: joined.told.told[-1:] == ["lost"])
    assert joined.told.error is None


@on_each_loop
async def test_an_abort_drops_what_waits_even_before_it_began(joined: Joined) -> None:
    await joined.join(says=bytes(MUCH))
    joined.link.abort()
    await eventually(lambda: "lost" in joined.told.told)
    assert len(await joined.read(MUCH)) < MUCH


@on_each_loop
async def test_it_ends_when_the_client_does(joined: Joined) -> None:
    await joined.join()
    await joined.read(7)
    joined.client.close()
    await eventually(lambda: joined.told.told == ["lost"])


@on_each_loop
async def test_who_has_said_all_is_told_what_waits_for_him_still(joined: Joined) -> None:
    await joined.join()
    joined.link.write(bytes(MUCH))
    joined.client.shutdown(socket.SHUT_WR)
    await eventually(joined.link.is_closing)
    assert len(await joined.read(2 * MUCH)) == 7 + MUCH
    await eventually(lambda: joined.told.told[-1:] == ["lost"])


@on_each_loop
async def test_one_that_is_over_leaves_alone_who_has_its_descriptor_now(joined: Joined) -> None:
    await joined.join()
    await joined.read(7)
    loop, freed = asyncio.get_running_loop(), joined.link.get_extra_info("socket").fileno()
    ours, theirs = socket.socketpair()
    joined.link.abort()
    with ours, theirs:
        os.dup2(ours.fileno(), freed)  # by chance it would be the next connection's
        heard: list[bytes] = []
        loop.add_reader(freed, lambda: heard.append(os.read(freed, 9)))
        joined.link.write(b"mine")
        joined.link.pause_reading()
        joined.link.resume_reading()
        joined.link.close()
        joined.link.abort()
        theirs.setblocking(False)
        theirs.send(b"yours")
        await eventually(lambda: heard == [b"yours"])
        with pytest.raises(BlockingIOError):
            theirs.recv(9)
        loop.remove_reader(freed)
        os.close(freed)


@on_each_loop
async def test_a_connection_that_breaks_while_it_is_handed_over_is_told_of(joined: Joined) -> None:
    await joined.join(says=bytes(MUCH))
    joined.client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    joined.client.close()
    await eventually(lambda: joined.told.told == ["lost"])
    assert joined.link.is_closing()


@on_each_loop
async def test_a_connection_that_broke_is_told_of_once_and_not_while_it_is_written(joined: Joined) -> None:
    await joined.join()
    await joined.read(7)
    joined.link.pause_reading()
    joined.client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    joined.client.close()
    await asyncio.sleep(0.05)
    joined.link.write(b"anybody?")
    joined.link.write(b"anybody?")
    assert joined.told.told == []
    await eventually(lambda: joined.told.told == ["lost"])
    assert isinstance(joined.told.error, OSError)


@on_each_loop
async def test_what_cannot_be_understood_ends_the_connection(joined: Joined) -> None:
    asyncio.get_running_loop().set_exception_handler(lambda _loop, _context: None)
    await joined.join()
    await joined.read(7)
    joined.told.fails = True
    await joined.say(b"?")
    await eventually(lambda: joined.told.told == ["lost"])


@on_each_loop
async def test_without_a_free_descriptor_the_transport_goes_on(joined: Joined) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "dup", no_more)
        await joined.join()
    assert not isinstance(joined.link, Link)
    assert await joined.read(7) == b"before|"
    await joined.say(b"heard")
    await eventually(lambda: joined.told.heard == [b"heard"])


def no_more(_descriptor: int) -> int:
    """Be a system whose process may open nothing any more."""
    raise OSError(errno.EMFILE, "too many open files")


@pytest.mark.skipif(not DESCRIPTORS.is_dir(), reason="nowhere to count descriptors")
@on_each_loop
async def test_a_connection_has_one_descriptor_and_none_when_it_is_over(joined: Joined) -> None:
    await joined.join()
    await joined.read(7)
    inode = os.fstat(joined.link.get_extra_info("socket").fileno()).st_ino
    await eventually(lambda: descriptors_of(inode) == 1)
    joined.link.abort()
    await eventually(lambda: descriptors_of(inode) == 0)


def descriptors_of(inode: int) -> int:
    """Return how many descriptors of this process are of one socket."""
    return sum(
        f"socket:[{inode}]" == os.path.realpath(one).rpartition("/")[2] for one in DESCRIPTORS.iterdir()
    )
